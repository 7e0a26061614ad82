"""CLAIM002: a claim cites a key that refs.bib has not."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic, Edit, Fix
from ..examples import BASE, CLAIMS
from ..rule import Rule, Severity
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
            fix = (
                Fix(f"Write “{meant}”", (Edit(citation.key_span, meant),), safe=True)
                if meant
                else None
            )
            bibliography = project.settings.references
            yield Diagnostic(
                "CLAIM002",
                f"the claim “{claim.id}” cites “{key}”, which is not in {bibliography}",
                citation.key_span,
                (f"Did you mean “{meant}”?" if meant else "Add the source to the bibliography.",),
                fix=fix,
                claim=claim.id,
                source=key,
            )


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
