"""CLAIM010: a quotation that the claim's evidence does not hold word for word."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, registry
from ..misquoted import find_misquoted
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quotation in a statement that stands in none of the claim's quotes."""
    for found in subject.once(find_misquoted):
        if not found.sure:
            continue
        yield Diagnostic(
            "CLAIM010",
            f"the claim “{found.claim.id}” quotes “{found.words}”, which none of its "
            "sources’ quotes holds word for word",
            found.span,
            (
                "Quote the words as the source has them, and put those words into `quote`.",
                "Words in your own phrasing stand without quotation marks.",
            ),
            claim=found.claim.id,
            kind="quotation",
        )


_FIELDS = (
    "    statement: The report says that North Korea {}.\n"
    '    sources: [{{key: crs-troops, quote: "North Korea sent more than 10,000 troops"}}]\n'
)

RULE = Rule(
    code="CLAIM010",
    name="inexact-quotation",
    severity=Severity.ERROR,
    title="A quotation is not what the evidence says",
    why=(
        "Quotation marks promise a source’s own words. Words that are not there put them into "
        "somebody’s mouth."
    ),
    bad={CLAIMS: registry(_FIELDS.format('«"sent over 10,000 troops"»'))},
    good={CLAIMS: registry(_FIELDS.format('"sent more than 10,000 troops"'))},
    check=check,
    scope="claim",
)
