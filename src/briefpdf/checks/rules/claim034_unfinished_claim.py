"""CLAIM034: a claim with a mark for what was still to be written, or with another tool’s signs."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.claim import Claim
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ..examples import BASE, CLAIMS
from ..fields import place_of_words
from ..leftovers import Sign, find_foreign, find_placeholders, none_within_another
from ..rule import Rule, Severity
from ..subject import Subject

_WRITE = "Write it, or take the mark out; a note to yourself is a comment: # …"
_PLAIN = (
    "A claim is plain text: take it out. Its sources stand below `sources`, its numbers as words."
)
_BOLD = lazy_pattern(r"\*\*[^*\s](?:[^*]*[^*\s])?\*\*")


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each TODO, TK, XXX and the like in a statement or a label, and for markup."""
    for claim in subject.claims:
        for name, words in (("statement", claim.statement), ("short", claim.short or "")):
            for mark, what, hint in _not_meant(words, claim):
                whole = claim.at(name)
                earlier = words[: mark.start()].count(mark[0])
                yield Diagnostic(
                    "CLAIM034",
                    f"the `{name}` of the claim “{claim.id}” has “{mark[0]}”, {what}",
                    place_of_words(mark[0], earlier, whole, subject) or whole,
                    (hint,),
                    claim=claim.id,
                )


def _not_meant(words: str, claim: Claim) -> Iterator[Sign]:
    for mark in find_placeholders(words, (claim,)):
        yield mark, "a mark for what is still to be written", _WRITE
    for mark, what, _ in none_within_another(find_foreign(words)):
        yield mark, f"{what}, which would be printed as it is written", _PLAIN
    for mark in _BOLD.finditer(words):
        yield mark, "bold type of Markdown, which would be printed with its signs", _PLAIN


def _registry(short: str) -> dict[str, str]:
    return {CLAIMS: BASE[CLAIMS].replace("    values", f"    short: {short}\n    values")}


RULE = Rule(
    code="CLAIM034",
    name="unfinished-claim",
    severity=Severity.ERROR,
    title="A placeholder or another tool’s sign stands in a claim",
    why="Each brief that uses the claim would print it.",
    bad=_registry("Sent, «TK»"),
    good=_registry("Sent in 2024"),
    check=check,
    scope="claim",
)
