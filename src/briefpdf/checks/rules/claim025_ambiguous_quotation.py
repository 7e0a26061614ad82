"""CLAIM025: a quote that stands in several places, between which no locator decides."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..copies import named
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote that is on several pages, without a locator that says which."""
    for quoted in subject.quotes.all:
        if not quoted.match.several or quoted.match.agrees is False:
            continue
        places = dict.fromkeys(named(place.labels) for place in quoted.match.places[:5])
        claim, citation = quoted.claim, quoted.citation
        yield Diagnostic(
            "CLAIM025",
            f"the quote of the claim “{claim.id}” stands in several places of “{citation.key}”: "
            + ", ".join(place for place in places if place),
            citation.quote_span or citation.key_span,
            ("Say which in the locator, or quote more words.",),
            claim=claim.id,
            source=citation.key,
        )


_PAGES = "North Korea sent troops to Russia.\n\f\nNorth Korea sent troops to Russia.\n"
_CLAIMS = BASE[CLAIMS].replace("more than 10,000 troops to Russia in 2024", "troops to Russia")
_VALUES = "    values: {troops: {value: 10000, unit: people, qualifier: more than}}\n"
_CLAIMS = _CLAIMS.replace(_VALUES, "")

RULE = Rule(
    code="CLAIM025",
    name="ambiguous-quotation",
    severity=Severity.NOTE,
    title="A quote stands in several places, and the locator does not say which",
    why="A referencer has to read all of them to know which one is meant.",
    bad={
        CLAIMS: _CLAIMS.replace("        locator: p. 1\n", "").replace(
            '"North Korea sent troops to Russia."', '«"North Korea sent troops to Russia."»'
        ),
        "briefs/sources/crs-troops.txt": _PAGES,
    },
    good={CLAIMS: _CLAIMS, "briefs/sources/crs-troops.txt": _PAGES},
    check=check,
    scope="claim",
)
