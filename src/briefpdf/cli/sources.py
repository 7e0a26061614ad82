"""What the verbs of `briefpdf source` begin with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ..compose.sandbox import Sandbox
from ..inspection.look import Look, looking
from ..source.nearest import suggestion
from .options import open_workspace, usage_error
from .print import echo

if TYPE_CHECKING:  # A look at the registry is not to wait for what checks.
    from ..inspection.inspect import Inspection
    from ..project.project import Project


class BrokenBibliography(click.ClickException):
    """A bibliography of which nothing can be read: a finding at error level."""

    exit_code = 1


@contextmanager
def composed_sources(given: str | None) -> Iterator[tuple[Look, int]]:
    """A look at the sources of a workspace, of which nothing is checked, and the exit code.

    That is 1 where not all of the registry can be read, which is told.
    """
    place, _, _ = open_workspace(given, ())
    with Sandbox() as sandbox, looking(place, sandbox) as look:
        require_bibliography(look.project)
        yield look, tell_unreadable(look)


@contextmanager
def examined_sources(given: str | None) -> Iterator[tuple[Inspection, Sandbox]]:
    """The sources of a workspace and all briefs, checked, from what is kept where that can be."""
    place, _, _ = open_workspace(given, ())
    from ..inspection.examine import examine  # A look at the registry checks nothing.

    with Sandbox() as sandbox:
        inspection = examine(place, sandbox)
        require_bibliography(inspection.subject.project)
        yield inspection, sandbox


def tell_unreadable(look: Look) -> int:
    """Say which files of the registry cannot be read; the exit code, 1 where there is one."""
    for found in look.unreadable:
        echo(f"What {found.span.path} holds is left out: {found.message}", err=True)
        for hint in found.hints:
            echo(f"    {hint}", err=True)
    return 1 if look.unreadable else 0


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
