"""The findings of one claim, without looking at all the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...checks.finding import Finding
from ...checks.run import run_checks
from ...checks.subject import Subject
from ...model.claim import Claim
from ...project.grounds import all_grounds_of
from ...project.load import load_project
from ...project.project import Project
from ...source.workspace import Workspace
from ..today import today


def findings_of(workspace: Workspace, name: str) -> list[Finding]:
    """The findings of a claim that is there, but for those that briefs give rise to."""
    project = load_project(workspace, ())
    claim = project.claims[name]
    return concerning(claim, run_checks(part_of(claim, project)))


def part_of(claim: Claim, project: Project) -> Subject:
    """The part of a project that the findings of one claim follow from."""
    whole = Subject(project, (), today(), whole=False)
    wanted = {claim.id, *all_grounds_of(claim, project.claims)}
    for pair in whole.pairs:
        if claim.id in (pair.first.id, pair.second.id):
            wanted |= {pair.first.id, pair.second.id}
    claims = {name: one for name, one in project.claims.items() if name in wanted}
    keys = {citation.key for one in claims.values() for citation in one.citations}
    references = {key: one for key, one in project.references.items() if key in keys}
    if keys - set(references):
        # What an unknown key was meant to be shows among all of them.
        references = dict(project.references)
    part = replace(project, claims=claims, references=references, briefs={})
    return Subject(part, (), whole.today, whole=False)


def concerning(claim: Claim, findings: Sequence[Finding]) -> list[Finding]:
    """Those of the findings that are in a claim, or in a source that it cites."""
    cited = {citation.key for citation in claim.citations}

    def concerns(finding: Finding) -> bool:
        found = finding.diagnostic
        return found.claim == claim.id or (found.claim is None and found.source in cited)

    return [finding for finding in findings if concerns(finding)]
