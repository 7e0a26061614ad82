"""CLAIM013: two claims that say the same."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Related
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at the second of each two claims that say the same in nearly the same words.

    Three for a claim, the last of which says how many more there are.
    """
    claims = subject.project.claims
    for pair in subject.pairs:
        if pair.sort != "duplicate":
            continue
        first, second = claims[pair.first], claims[pair.second]
        hints = ["Use one of them in both places, so that it is checked and corrected once."]
        if pair.more:
            hints.append(f"“{second.id}” says the same as at least {pair.more} more claims.")
        yield Diagnostic(
            "CLAIM013",
            f"the claim “{second.id}” says the same as “{first.id}”",
            second.span,
            tuple(hints),
            (Related(first.span, "the other claim"),),
            claim=second.id,
        )


_QUOTE = "North Korea sent more than 10,000 troops to Russia in 2024"


RULE = Rule(
    code="CLAIM013",
    name="near-duplicate-claim",
    severity=Severity.WARNING,
    title="Two claims say the same",
    why="Sooner or later one of them is corrected and the other is not.",
    bad={
        CLAIMS: BASE[CLAIMS]
        + "  «troops-again»:\n    statement: In 2024 North Korea sent more than 10,000 troops to "
        f"Russia.\n    sources: [{{key: crs-troops, locator: p. 1, quote: '{_QUOTE}'}}]\n"
    },
    good={
        CLAIMS: BASE[CLAIMS] + "  troops-sent:\n    statement: North Korea sent troops abroad.\n"
        f"    sources: [{{key: crs-troops, locator: p. 1, quote: '{_QUOTE}'}}]\n"
    },
    check=check,
)
