"""`briefpdf claim import`: takes an exported table back."""

from __future__ import annotations

from pathlib import Path

import click

from ....editing.claims.table import DIGEST, ID, LISTS, PLAIN, RECORDS, TOLD
from ....editing.claims.take_in import RowOutcome, take_in
from ...complete import complete_files
from ...edits import told
from ...options import open_workspace, with_workspace
from ...plural import plural
from ...sheets import read_sheet

_SHOWN = 60


@click.command("import")
@click.argument("table", metavar="FILE", type=click.Path(dir_okay=False))
@click.option("--dry-run", "dry", is_flag=True, help="Show what would change; write nothing.")
@click.option(
    "--file",
    "path",
    metavar="FILE",
    help="The file of the registry that new claims go into.",
    shell_complete=complete_files,
)
@with_workspace
def command(table: str, dry: bool, path: str | None, workspace: str | None) -> int:
    """Take a table that “claim export” wrote back into the registry.

    Only cells that were changed change anything, and only the lines of their claims. A claim that
    was changed in the registry since the export is refused, and told. An empty cell removes its
    field; a row that is missing removes nothing; a row with a new id and no digest adds a claim.

    \b
    Examples:
      briefpdf claim import claims.xlsx --dry-run
      briefpdf claim import claims.csv
    """
    place, _, _ = open_workspace(workspace, ())
    columns, rows = read_sheet(Path(table))
    ignored = [name for name in columns if name and not _is_known(name)]
    if ignored:
        click.echo(f"Columns that are no fields are left alone: {', '.join(ignored)}.", err=True)
    with told():
        outcomes = take_in(place, rows, path, dry)
    for outcome in outcomes:
        for line in _lines(outcome):
            click.echo(line)
    refused = sum(outcome.refused is not None for outcome in outcomes)
    changed = plural(len(outcomes) - refused, "claim")
    verb = "would change" if dry else "changed"
    click.echo(f"{changed} {verb}{f', {refused} refused' if refused else ''}.", err=True)
    return 1 if refused else 0


def _is_known(name: str) -> bool:
    return name in (ID, DIGEST, *PLAIN, *LISTS, *RECORDS, *TOLD) or name.startswith("sources.")


def _lines(outcome: RowOutcome) -> list[str]:
    if outcome.refused is not None:
        hints = [f"    {hint}" for hint in outcome.refused.hints]
        return [f"{outcome.claim or '(no id)'}: refused: {outcome.refused}", *hints]
    lines = [f"{outcome.claim}: new"] if outcome.added else []
    for change in outcome.changes:
        what = f"“{_short(change.before)}” → “{_short(change.after)}”"
        if not change.before:
            what = f"+ “{_short(change.after)}”"
        elif not change.after:
            what = f"- “{_short(change.before)}”"
        lines.append(f"{outcome.claim}: {change.column}: {what}")
    return lines


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"
