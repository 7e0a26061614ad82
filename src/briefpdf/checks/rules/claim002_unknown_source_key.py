"""CLAIM002: a claim cites a key that refs.bib has not."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from ...evidence.quotation.find import find_quote
from ...model.claim import Citation, Claim
from ...source.diagnostic import Diagnostic, Fix
from ...source.nearest import respelling
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
from ..signed import is_signed
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each citation of a source that there is not, with the nearest key."""
    project = subject.project
    if project.lost_references:
        return
    for claim in subject.claims:
        for citation in claim.citations:
            key = citation.key
            if not key or key in project.references or key in subject.unread_sources:
                continue
            meant = subject.nearest_source(key)
            bibliography = project.settings.references
            yield Diagnostic(
                "CLAIM002",
                f"the claim “{claim.id}” cites “{key}”, which is not in {bibliography}",
                citation.key_span,
                (f"Did you mean “{meant}”?" if meant else "Add the source to the bibliography.",),
                fix=_fix(claim, citation, meant, subject),
                claim=claim.id,
                source=key,
            )


def _fix(claim: Claim, citation: Citation, meant: str | None, subject: Subject) -> Fix | None:
    """The fix that names the nearest source.

    It is not safe where that has not the quoted words, or a review vouches for the claim as it is.
    """
    text, keys = subject.text(citation.key_span.path), subject.project.references
    fix = respelling(text, citation.key_span, citation.key, meant, keys)
    if fix is None or not fix.safe or meant is None:
        return fix
    if is_signed(claim):
        return replace(fix, safe=False)
    if not citation.quote:
        return fix
    copies = subject.quotes.archives.of(meant)
    held = any(find_quote(citation.quote, copy, citation.locator).found for copy in copies)
    return fix if held or not copies else replace(fix, safe=False)


RULE = Rule(
    code="CLAIM002",
    name="unknown-source-key",
    severity=Severity.ERROR,
    title="A claim cites a source that the bibliography has not",
    why="A citation that leads nowhere looks like evidence and is none.",
    bad={CLAIMS: BASE[CLAIMS].replace("crs-troops", "«crs-troop»")},
    good={CLAIMS: BASE[CLAIMS]},
    check=check,
    scope="claim",
)
