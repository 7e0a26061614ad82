"""CLAIM010: a quotation that the claim's evidence does not hold word for word."""

from __future__ import annotations

from collections.abc import Iterator

from ...evidence.quotations import Quoted, find_quotations
from ...evidence.wording import holds, holds_title
from ...model.claim import Claim
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..examples import CLAIMS, registry
from ..fields import place_of
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quotation in a statement that stands in none of the claim's quotes.

    A single word in quotation marks counts only where the claim is a quotation: elsewhere it is
    as often a name or a way of speaking.
    """
    for claim in subject.claims:
        quotes = [citation.quote for citation in claim.citations if citation.quote]
        if not quotes:
            continue
        for quoted in find_quotations(claim.statement):
            counts = quoted.length > 1 or (quoted.length and claim.kind == "quotation")
            if not counts or any(holds(quote, quoted.words) for quote in quotes):
                continue
            if claim.kind != "quotation" and any(holds_title(q, quoted.words) for q in quotes):
                continue
            yield Diagnostic(
                "CLAIM010",
                f"the claim “{claim.id}” quotes “{_short(quoted.words)}”, which none of its "
                "sources’ quotes holds word for word",
                _place(claim, quoted, subject),
                (
                    "Quote the words as the source has them, and put those words into `quote`.",
                    "Words in your own phrasing stand without quotation marks.",
                ),
                claim=claim.id,
                kind="quotation",
            )


def _place(claim: Claim, quoted: Quoted, subject: Subject) -> Span:
    """The quotation within the statement, where that stands on one line; else the statement."""
    whole = claim.at("statement")
    if "\n" in subject.written(whole):
        return whole
    marked = claim.statement[quoted.start : quoted.end]
    return place_of(marked, whole, subject) or place_of(quoted.words, whole, subject) or whole


def _short(words: str) -> str:
    return words if len(words) <= 80 else words[:79] + "…"


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
