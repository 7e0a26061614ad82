"""What the verbs of `briefpdf source` begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from ..checks.subject import Subject
from ..compose.sandbox import Sandbox
from ..inspection.examine import examine
from ..inspection.inspect import Inspection, compose_workspace
from ..project.project import Project
from ..source.nearest import suggestion
from .options import open_workspace, usage_error
from .print import echo


class BrokenBibliography(click.ClickException):
    """A bibliography of which nothing can be read: a finding at error level."""

    exit_code = 1


@contextmanager
def composed_sources(given: str | None) -> Iterator[tuple[Subject, Sandbox]]:
    """The sources of a workspace and all briefs, composed but not checked."""
    place, _, _ = open_workspace(given, ())
    with Sandbox() as sandbox:
        subject = compose_workspace(place, sandbox)
        require_bibliography(subject.project)
        yield subject, sandbox


@contextmanager
def examined_sources(given: str | None) -> Iterator[tuple[Inspection, Sandbox]]:
    """The sources of a workspace and all briefs, checked, from what is kept where that can be."""
    place, _, _ = open_workspace(given, ())
    with Sandbox() as sandbox:
        inspection = examine(place, sandbox)
        require_bibliography(inspection.subject.project)
        yield inspection, sandbox


def require_bibliography(project: Project) -> None:
    """Raise `click.ClickException` where the bibliography cannot be read; tell of lost entries."""
    if project.lost_references:
        found = project.found("REF012")
        why = found[0].message if found else f"{project.settings.references} cannot be read"
        raise BrokenBibliography(f"{why}\n    “briefpdf check” shows where.")
    lost = len(
        {one.source for one in project.found("REF001") if one.source} - {*project.references}
    )
    if lost:
        which = "1 entry" if lost == 1 else f"{lost} entries"
        echo(f"{which} cannot be read: “briefpdf check” says why.", err=True)


def require_sources(keys: Iterable[str], project: Project) -> None:
    """Raise `click.ClickException` with exit code 2 where there is no source of one of the keys."""
    for key in keys:
        if key not in project.references:
            raise usage_error(
                f"there is no source “{key}” in {project.settings.references}",
                *(suggestion(key, project.references) or ("“briefpdf source list” lists them.",)),
            )
