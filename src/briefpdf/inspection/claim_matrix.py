"""The traceability matrix: which claim rests on which source and stands in which brief."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ..compose.sandbox import Sandbox
from ..editing.claims.uses import Uses, find_uses
from ..model.claim import Claim
from ..project.fingerprint import Fingerprints, reviewers
from ..project.load import load_project
from ..project.project import Project
from ..source.workspace import Workspace

HOLES = "holes"


@dataclass(frozen=True)
class Matrix:
    """A row for each claim, a column for each source and each brief; `holes` is the last column.

    Sources that no claim cites, and briefs that use no claim, have a row of their own at the end.
    """

    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]
    unknown: tuple[str, ...] = ()


def make_matrix(workspace: Workspace, sandbox: Sandbox, holes_only: bool = False) -> Matrix:
    """The matrix of a workspace, or those of its rows that have a hole."""
    sandbox.start()
    project = load_project(workspace)
    uses = find_uses(project, sandbox)
    cited = {one.key for claim in project.claims.values() for one in claim.citations}
    keys = [*project.references, *sorted(cited - set(project.references))]
    prints = Fingerprints(project)
    rows = [_claim_row(claim, project, uses, prints) for claim in project.claims.values()]
    rows += [
        {"id": key, "kind": "source", HOLES: "no claim cites it"}
        for key in project.references
        if key not in cited
    ]
    using = {use.brief for use in uses.all}
    rows += [
        {"id": name, "kind": "brief", HOLES: "it uses no claim"}
        for name in project.briefs
        if name not in using and name not in uses.unknown
    ]
    columns = ("id", "kind", "statement", *(f"source {key}" for key in keys))
    columns += (*(f"brief {name}" for name in project.briefs), HOLES)
    kept = [row for row in rows if row.get(HOLES)] if holes_only else rows
    return Matrix(columns, tuple(kept), tuple(uses.unknown))


def _claim_row(claim: Claim, project: Project, uses: Uses, prints: Fingerprints) -> dict[str, str]:
    row = {"id": claim.id, "kind": claim.kind, "statement": claim.statement}
    for citation in claim.citations:
        column = f"source {citation.key}"
        mark = citation.locator or "cited"
        row[column] = f"{row[column]}; {mark}" if column in row else mark
    found = uses.of(claim.id)
    for brief, count in Counter(use.brief for use in found if use.brief).items():
        row[f"brief {brief}"] = str(count)
    unused = not any(use.claim != claim.id for use in found)
    row[HOLES] = "; ".join(_holes(claim, project, unused and not uses.unknown, prints))
    return row


def _holes(claim: Claim, project: Project, unused: bool, prints: Fingerprints) -> Sequence[str]:
    """What is missing between a claim's sources and its readers."""
    holes = []
    if not (claim.citations or claim.basis or claim.calculation):
        holes.append("no source")
    for key in dict.fromkeys(citation.key for citation in claim.citations):
        if key not in project.references:
            holes.append(f"unknown source {key}")
        elif not project.references[key].files:
            holes.append(f"no archived copy of {key}")
    if any(not citation.quote for citation in claim.citations):
        holes.append("no quote")
    if unused:
        holes.append("unused")
    policy = project.settings.policy
    if claim.kind in policy.reviewed:
        count = len(reviewers(claim, prints.of(claim)))
        if count < policy.reviewers:
            holes.append(f"{count} of {policy.reviewers} reviews")
    return holes
