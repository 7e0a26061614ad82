"""CLAIM021: a claim whose sources quote no passage."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim that has sources, none of which quotes the words that support it.

    A judgment and a calculation rest on other claims first.
    """
    for claim in subject.claims:
        if claim.basis or claim.calculation or "sources" in claim.unread:
            continue
        # A source without a key could not be read, nor perhaps its quote.
        if claim.citations and all(one.key and not one.quote for one in claim.citations):
            yield Diagnostic(
                "CLAIM021",
                f"no source of the claim “{claim.id}” quotes the words that support it",
                claim.span,
                ("Add `quote`: the source’s own words, as short as they can be.",),
                claim=claim.id,
            )


RULE = Rule(
    code="CLAIM021",
    name="claim-without-quotation",
    severity=Severity.WARNING,
    title="No source of a claim quotes a passage",
    why="Without the passage, nobody can tell whether the source supports the statement.",
    bad={
        CLAIMS: registry(
            "    statement: North Korea sent troops.\n"
            "    sources: [{key: crs-troops, locator: p. 1}]\n"
        ).replace("troops-2024", "«troops-2024»")
    },
    good={
        CLAIMS: registry(
            "    statement: North Korea sent troops.\n"
            "    sources: [{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}]\n"
        )
    },
    check=check,
    scope="claim",
)
