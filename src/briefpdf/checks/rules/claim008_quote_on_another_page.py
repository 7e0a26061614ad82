"""CLAIM008: a quote that stands on another page than its locator says."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Edit, Fix
from ..copies import named
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each quote that is found, but not where the claim says."""
    for quoted in subject.quotes.all:
        if not quoted.match.found or quoted.match.agrees is not False:
            continue
        claim, citation = quoted.claim, quoted.citation
        span = citation.locator_span or citation.key_span
        where = named(quoted.match.places[0].labels)
        others = len(quoted.match.places) > 1
        fix = None if others else Fix(f"Write “{where}”", (Edit(span, where),))
        yield Diagnostic(
            "CLAIM008",
            f"the quote of the claim “{claim.id}” is on {where} of “{citation.key}”, "
            f"not on {citation.locator}",
            span,
            (f"Searched: {quoted.archive.path}.",),
            fix=fix,
            claim=claim.id,
            source=citation.key,
        )


_PAGES = "Page one has nothing.\n\f\nNorth Korea sent more than 10,000 troops to Russia in 2024.\n"

RULE = Rule(
    code="CLAIM008",
    name="quote-on-another-page",
    severity=Severity.ERROR,
    title="A quote stands on another page than its locator says",
    why="Whoever looks the citation up looks in the wrong place and does not find it.",
    bad={
        CLAIMS: BASE[CLAIMS].replace("p. 1", "«p. 1»"),
        "briefs/sources/crs-troops.txt": _PAGES,
    },
    good={
        CLAIMS: BASE[CLAIMS].replace("p. 1", "p. 2"),
        "briefs/sources/crs-troops.txt": _PAGES,
    },
    check=check,
    scope="claim",
)
