"""CLAIM031: a quote with other quotation marks, dashes or blanks than its source has."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Fix
from ..examples import BASE, CLAIMS
from ..quoted import Quoted
from ..requote import in_form_of, requote
from ..rule import Rule, Severity
from ..signed import is_signed
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote that is in its source, but for its form."""
    for quoted in subject.quotes.all:
        span, wanted = quoted.citation.quote_span, _wanted(quoted)
        if span is None or wanted is None:
            continue
        edits = requote(subject.text(span.path), span, quoted.quote, wanted)
        safe = not is_signed(quoted.claim)
        yield Diagnostic(
            "CLAIM031",
            f"the quote of the claim “{quoted.claim.id}” has other quotation marks, dashes or "
            f"blanks than “{quoted.citation.key}” has there",
            span,
            (f"The source has: {wanted}",),
            fix=Fix("Take the source's own form", edits, safe) if edits else None,
            claim=quoted.claim.id,
            source=quoted.citation.key,
        )


def _wanted(quoted: Quoted) -> str | None:
    """The source's own form of a quote, where it has another; how lines are broken is none."""
    written = quoted.quote.replace("\n", " ")
    if not quoted.match.found:
        return None
    forms = [in_form_of(written, place, quoted.archive) for place in quoted.match.places]
    return None if written in forms else forms[0]


_SOURCE = "“North Korea” sent more than 10,000 troops to Russia in 2024.\n"
_QUOTE = '"North Korea sent more than 10,000 troops to Russia in 2024."'

RULE = Rule(
    code="CLAIM031",
    name="quote-in-another-form",
    severity=Severity.OFF,
    title="A quote has other quotation marks, dashes or blanks than its source",
    why="The words are the same. In the source’s own form, they are found by any program.",
    bad={
        CLAIMS: BASE[CLAIMS].replace(
            _QUOTE, "«'\"North Korea\" sent more than 10,000 troops to Russia in 2024.'»"
        ),
        "briefs/sources/crs-troops.txt": _SOURCE,
    },
    good={
        CLAIMS: BASE[CLAIMS].replace(_QUOTE, f"'{_SOURCE.strip()}'"),
        "briefs/sources/crs-troops.txt": _SOURCE,
    },
    check=check,
)
