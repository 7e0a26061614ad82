"""CLAIM035: a source that is printed as support beside a quoted one, and quotes nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ..examples import CLAIMS, REFS, also, registry
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each source without a quote or a copy, of a claim that quotes another."""
    for claim in subject.claims:
        if "sources" in claim.unread or not any(one.quote for one in claim.citations):
            continue
        checked = {one.citation for one in subject.quotes.by_claim.get(claim.id, [])}
        for citation in claim.citations:
            if citation.quote and (citation in checked or not checked):
                continue
            lacks = (
                "has no archived copy to check its quote in"
                if citation.quote
                else "quotes no passage"
            )
            yield Diagnostic(
                "CLAIM035",
                f"the source “{citation.key}” of the claim “{claim.id}” is printed as support, but "
                f"{lacks}",
                citation.key_span,
                (
                    "Add its `quote` and archive a copy; the verdict of a claim is that of its "
                    "weakest printed source.",
                ),
                claim=claim.id,
                source=citation.key,
            )


_SECOND = {**also(REFS, "@misc{navy, title = {Ships}, publisher = {Navy}, date = {2025}}\n")}
_QUOTED = "{key: crs-troops, quote: 'North Korea sent more than 10,000 troops'}"


def _registry(sources: str) -> dict[str, str]:
    return {
        CLAIMS: registry(
            f"    statement: North Korea sent more than 10,000 troops.\n    sources: [{sources}]\n"
        ),
        **_SECOND,
    }


RULE = Rule(
    code="CLAIM035",
    name="source-without-quote",
    severity=Severity.NOTE,
    title="A source is printed as support beside a quoted one, and was not held against anything",
    why="Its number stands behind the statement like that of a source that was checked.",
    bad=_registry(f"{_QUOTED}, {{key: «navy»}}"),
    good=_registry(_QUOTED),
    check=check,
    scope="claim",
)
