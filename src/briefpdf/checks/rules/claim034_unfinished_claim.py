"""CLAIM034: a claim with a mark for what was still to be written."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import BASE, CLAIMS
from ..fields import place_of_words
from ..leftovers import find_placeholders
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each TODO, TK, XXX and the like in a statement or a label."""
    for claim in subject.claims:
        for name, words in (("statement", claim.statement), ("short", claim.short or "")):
            for mark in find_placeholders(words):
                whole = claim.at(name)
                earlier = words[: mark.start()].count(mark[0])
                yield Diagnostic(
                    "CLAIM034",
                    f"the `{name}` of the claim “{claim.id}” has “{mark[0]}”, a mark for what is "
                    "still to be written",
                    place_of_words(mark[0], earlier, whole, subject) or whole,
                    ("Write it, or take the mark out; a note to yourself is a comment: # …",),
                    claim=claim.id,
                )


def _registry(short: str) -> dict[str, str]:
    return {CLAIMS: BASE[CLAIMS].replace("    values", f"    short: {short}\n    values")}


RULE = Rule(
    code="CLAIM034",
    name="unfinished-claim",
    severity=Severity.ERROR,
    title="A placeholder stands in a claim",
    why="Each brief that uses the claim would print it.",
    bad=_registry("Sent, «TK»"),
    good=_registry("Sent in 2024"),
    check=check,
    scope="claim",
)
