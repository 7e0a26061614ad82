"""REF010: a source that was withdrawn, with everything that it reaches."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.claim import Claim
from ...project.outline import status_of
from ...source.diagnostic import Diagnostic, Related
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject

_NAMED = 5


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each withdrawn source that a claim or a brief cites, at its status."""
    for key in subject.project.source_outline.withdrawn:
        reference = subject.project.references[key]
        status = status_of(reference)
        claims = _reached(reference.key, subject)
        briefs = [
            one.brief.id
            for one in subject.compositions
            if reference.key in one.sources or not claims.keys().isdisjoint(one.claims)
        ]
        reached = [*(f"claim {name}" for name in claims), *(f"brief {name}" for name in briefs)]
        if not reached:
            continue
        names = ", ".join(reached[:_NAMED])
        if len(reached) > _NAMED:
            names += f" and {len(reached) - _NAMED} more"
        instead = reference.get("supersededby")
        hint = "Find another source, or drop the claims."
        if instead:
            hint = f"Cite “{instead}” instead."
        yield Diagnostic(
            "REF010",
            f"the source “{reference.key}” is {status}; it reaches {names}",
            reference.at("status" if reference.get("status") else "pubstate"),
            (hint,),
            tuple(Related(claim.span, "this claim rests on it") for claim in claims.values()),
            source=reference.key,
        )


def _reached(key: str, subject: Subject) -> dict[str, Claim]:
    """The claims that cite a source, and those that rest on such claims, however far."""
    claims, outlines = subject.project.claims, subject.project.outlines
    reached = {
        claim.id: claim
        for outline in outlines
        if key in outline.cited
        for claim in map(claims.__getitem__, outline.ids)
        if any(citation.key == key for citation in claim.citations)
    }
    found = bool(reached)
    while found:
        resting = {
            naming: claims[naming]
            for outline in outlines
            for naming, names in outline.named.items()
            if naming not in reached and not reached.keys().isdisjoint(names)
        }
        reached |= resting
        found = bool(resting)
    return reached


_FIELDS = "  title = {Troops},\n  institution = {CRS},\n  date = {2025},\n"

RULE = Rule(
    code="REF010",
    name="withdrawn-source",
    severity=Severity.ERROR,
    title="A source that is cited has been withdrawn",
    why="What rests on it alone is no longer supported, in every brief that it reaches.",
    bad=source(_FIELDS + "  status = {«retracted»},\n"),
    good=source(_FIELDS + "  status = {final},\n"),
    check=check,
)
