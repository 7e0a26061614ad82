"""REF005: an archived copy that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from ...source.diagnostic import Diagnostic
from ...source.nearest import suggestion
from ..archives import leads_out, neighbours
from ..examples import source
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each file that a source names and the workspace has not."""
    for reference in subject.references:
        for path in reference.files:
            if subject.project.workspace.is_file(path) or leads_out(path, subject):
                continue
            near = suggestion(path, neighbours(path, subject))
            yield Diagnostic(
                "REF005",
                f"the archived copy {path} of “{reference.key}” is not in the workspace",
                reference.at("file"),
                (*near, "Put the copy there, or name it as the workspace’s own folder sees it."),
                source=reference.key,
            )


_FIELDS = "  title = {{Troops}},\n  institution = {{CRS}},\n  date = {{2025}},\n  file = {{{}}},\n"

RULE = Rule(
    code="REF005",
    name="missing-archive",
    severity=Severity.ERROR,
    title="An archived copy is missing",
    why="Nothing quoted from this source can be checked, though the bibliography says it can.",
    bad=source(_FIELDS.format("«briefs/sources/crs-troop.txt»")),
    good=source(_FIELDS.format("briefs/sources/crs-troops.txt")),
    check=check,
    scope="source",
)
