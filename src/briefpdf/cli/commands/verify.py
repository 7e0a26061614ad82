"""`briefpdf verify`: a built PDF against the evidence that it carries."""

from __future__ import annotations

from pathlib import Path

import click

from ...inspection.workspace import NotFound, find_workspace
from ...source.workspace import MemoryWorkspace, Workspace
from ..deliver import put
from ..options import Wanted, open_workspace, with_output
from ..report.verification import as_json, as_text

FORMATS = ("text", "json")


@click.command("verify")
@click.argument("file", metavar="FILE.pdf")
@click.option(
    "--copies", metavar="DIR", help="A folder with archived copies, in which quotes are looked up."
)
@click.option(
    "--workspace",
    metavar="DIR",
    help="A workspace, for its archived copies and for sources that it has as withdrawn.",
)
@with_output(FORMATS, "How the report is written.")
def command(
    file: str, copies: str | None, workspace: str | None, form: str, output: str | None
) -> int:
    """Hold a built PDF to the evidence that it carries.

    It is read offline and needs no workspace: every word on its pages, every link and every file
    in it must be what was issued, and today’s rules must judge its claims as they were judged.
    The exit code is 0 where it agrees, 1 where something differs, 2 where it carries no evidence.

    \b
    Examples:
      briefpdf verify IF12760.pdf
      briefpdf verify IF12760.pdf --copies briefs/sources
      briefpdf verify IF12760.pdf --workspace . --format json
    """
    from ...project.load import load_project
    from ...provenance.verify import verify_file

    project = None
    if workspace is not None:
        place, _, _ = open_workspace(workspace, ())
        project = load_project(place, ())
    verification = verify_file(Path(file), Path(copies) if copies else None, project)
    report = as_json if form == "json" else as_text
    put(report(verification), Wanted(form, output), _around())
    return verification.code


def _around() -> Workspace:
    """The workspace around, through whose links no report is written; a file may lie in none."""
    try:
        return find_workspace(None, Path.cwd())
    except NotFound:
        return MemoryWorkspace({})
