"""CLAIM007: a quote that the archived copy of its source has not."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Edit, Fix
from ..copies import named
from ..examples import BASE, CLAIMS
from ..quoted import Quoted
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote that is not in the source, with the passage most like it."""
    for quoted in subject.quotes.all:
        if not quoted.match.found:
            yield _finding(quoted)


def _finding(quoted: Quoted) -> Diagnostic:
    citation, nearest = quoted.citation, quoted.match.nearest
    span = citation.quote_span or citation.key_span
    if quoted.unseen:
        return Diagnostic(
            "CLAIM007",
            f"the quote of the claim “{quoted.claim.id}” stands in “{citation.key}” only where no "
            "reader sees it: hidden, struck out, covered, off the page or in its colour",
            span,
            (f"Searched: {quoted.archive.path}.", "Quote what the source shows."),
            claim=quoted.claim.id,
            source=citation.key,
            kind="quotation",
        )
    hints = [f"Searched: {quoted.archive.path}."]
    fix = None
    if quoted.match.note:
        hints.append(quoted.match.note)
    if nearest is not None:
        where = named(nearest.place.labels)
        hints.append(f"Nearest{f', {where}' if where else ''}: {nearest.diff}")
        written = '"' + nearest.place.words.replace("\\", "\\\\").replace('"', '\\"') + '"'
        fix = Fix("Quote the source's own words", (Edit(span, written),))
    return Diagnostic(
        "CLAIM007",
        f"the quote of the claim “{quoted.claim.id}” is not in “{citation.key}”",
        span,
        tuple(hints),
        fix=fix,
        claim=quoted.claim.id,
        source=citation.key,
        kind="quotation",
    )


_QUOTE = '"North Korea sent more than 10,000 troops to Russia in 2024."'

RULE = Rule(
    code="CLAIM007",
    name="quote-not-found",
    severity=Severity.ERROR,
    title="A quote is not in the archived copy of its source",
    why=(
        "Words between quotation marks are the source's own or they are not a quotation. Only the "
        "form may differ: quotation marks, dashes, spaces, and what … and [brackets] say."
    ),
    bad={CLAIMS: BASE[CLAIMS].replace(_QUOTE, f"«{_QUOTE.replace('troops', 'soldiers')}»")},
    good={CLAIMS: BASE[CLAIMS].replace(_QUOTE, _QUOTE.replace("in 2024", "[as allies] in 2024"))},
    check=check,
    scope="claim",
)
