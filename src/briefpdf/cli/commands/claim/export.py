"""`briefpdf claim export`: the registry as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from ....editing.claims.table import columns, rows
from ....project.load import load_project
from ....source.workspace import DiskWorkspace
from ....source.write import write_whole
from ...edits import told
from ...options import open_workspace, usage_error, with_workspace
from ...sheets import write_sheet


@click.command("export")
@click.option("-o", "output", metavar="FILE", help="A .csv or .xlsx file, not standard output.")
@click.option(
    "--format", "form", type=click.Choice(("csv", "xlsx")), help="By default what FILE ends with."
)
@click.option("--matrix", is_flag=True, help="Which claim rests on what and stands in which brief.")
@click.option("--holes", is_flag=True, help="With --matrix: only where something is missing.")
@with_workspace
def command(
    output: str | None, form: str | None, matrix: bool, holes: bool, workspace: str | None
) -> int:
    """Write all claims as a table, a row for each, that “claim import” takes back.

    Cells that a spreadsheet would run as a formula are guarded. With --matrix, write which source
    and which brief each claim stands between; that is not taken back.

    \b
    Examples:
      briefpdf claim export -o claims.xlsx
      briefpdf claim export --matrix --holes
    """
    form = form or ("xlsx" if (output or "").lower().endswith(".xlsx") else "csv")
    if holes and not matrix:
        raise usage_error("--holes goes with --matrix")
    if form == "xlsx" and output is None:
        raise usage_error("a spreadsheet needs a file", "Name it: -o claims.xlsx.")
    place, _, _ = open_workspace(workspace, ())
    with told():
        head, table = _matrix(place, holes) if matrix else _table(place)
        data = write_sheet(head, table, form)
        if output is None:
            click.echo(data.decode("utf-8-sig"), nl=False)
        else:
            write_whole(Path(output), data)
            click.echo(f"{output}: {len(table)} rows.", err=True)
    return 0


Table = tuple[Sequence[str], Sequence[Mapping[str, str]]]


def _table(place: DiskWorkspace) -> Table:
    project = load_project(place, (), sources=False)
    claims = list(project.claims.values())
    return columns(claims), rows(claims, project.text)


def _matrix(place: DiskWorkspace, holes: bool) -> Table:
    from ....build.claims.matrix import make_matrix
    from ....compose.sandbox import Sandbox

    with Sandbox() as sandbox:
        made = make_matrix(place, sandbox, holes)
    for name in made.unknown:
        click.echo(f"What the brief “{name}” uses is not known: it does not expand.", err=True)
    return made.columns, made.rows
