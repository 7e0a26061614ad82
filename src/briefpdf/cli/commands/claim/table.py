"""`briefpdf claim export` and `import`."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from pathlib import Path

import click

from ....cache.cache import NOTHING, open_cache
from ....editing.claims.import_table import RowOutcome, import_table
from ....editing.claims.sheet import write_sheet
from ....editing.claims.table import DIGEST, ID, LISTS, PLAIN, RECORDS, TOLD, columns, rows
from ....inspection.cached.files import Files
from ....inspection.cached.snapshot import Snapshot
from ....source.workspace import DiskWorkspace, place_to_write
from ....source.write import write_whole
from ...answer import tell_verdicts
from ...complete import complete_files
from ...options import Choice, open_workspace, usage_error, with_workspace
from ...print import echo, plural
from ...sheets import read_sheet
from ...sources import tell_unreadable


@click.command("export")
@click.option("-o", "output", metavar="FILE", help="A .csv or .xlsx file, not standard output.")
@click.option(
    "--format", "form", type=Choice(("csv", "xlsx")), help="By default what FILE ends with."
)
@click.option("--matrix", is_flag=True, help="Which claim rests on what and stands in which brief.")
@click.option("--holes", is_flag=True, help="With --matrix: only where something is missing.")
@with_workspace
def export(
    output: str | None, form: str | None, matrix: bool, holes: bool, workspace: str | None
) -> int:
    """Write all claims as a table, a row for each, that “claim import” takes back.

    Cells that a spreadsheet would run as a formula are guarded. With --matrix, write a row for each
    source and claim that a claim rests on and each brief it stands in; that is not taken back.

    \b
    Examples:
      briefpdf claim export -o claims.xlsx
      briefpdf claim export --matrix --holes
    """
    form = form or _format_of(output or "")
    if holes and not matrix:
        raise usage_error("--holes goes with --matrix")
    if form == "xlsx" and output is None:
        raise usage_error("a spreadsheet needs a file", "Name it: -o claims.xlsx.")
    place, _, _ = open_workspace(workspace, ())
    head, table, code = _matrix(place, holes) if matrix else _table(place)
    data = write_sheet(head, table, form)
    if output is None:
        echo(data.decode("utf-8-sig"), nl=False)
    else:
        write_whole(place_to_write(Path(output), place.root), data)
        echo(f"{output}: {len(table)} rows.", err=True)
    return code


def _format_of(output: str) -> str:
    """The format that a file's name asks for."""
    ending = Path(output).suffix.lower()
    if ending not in ("", ".csv", ".txt", ".xlsx"):
        hint = "Name it .csv or .xlsx, or say which it is to be: --format csv."
        raise usage_error(f"no table is written as “{ending}”", hint)
    return "xlsx" if ending == ".xlsx" else "csv"


# Columns, rows, and the exit code: 1 where not all of the registry could be read.
Table = tuple[Sequence[str], Sequence[Mapping[str, str]], int]


def _table(place: DiskWorkspace) -> Table:
    from ....compose.sandbox import Sandbox
    from ....inspection.look import looking

    with Sandbox() as sandbox, looking(place, sandbox) as look:
        claims = list(look.project.claims.values())
        return columns(claims), rows(claims, look.project.text), tell_unreadable(look)


def _matrix(place: DiskWorkspace, holes: bool) -> Table:
    from ....compose.sandbox import Sandbox
    from ....inspection.claim_matrix import COLUMNS, make_matrix
    from ....inspection.look import looking

    with Sandbox() as sandbox, looking(place, sandbox) as look:
        made = make_matrix(look, holes)
        for name in made.unknown:
            echo(f"What the brief “{name}” uses is not known: it does not expand.", err=True)
        return COLUMNS, made.rows, tell_unreadable(look)


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
def import_claims(table: str, dry: bool, path: str | None, workspace: str | None) -> int:
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
    columns, rows = read_sheet(Path(table), place.root)
    ignored = [name for name in columns if name and not _is_known(name)]
    # In a table that an export wrote, a column of another name is somebody's own.
    meant = {} if DIGEST in columns else _meant(ignored, columns)
    if meant:
        named = (f"“{name}” as {field}" for name, field in meant.items())
        echo(f"Columns are read by what they mean: {', '.join(named)}.", err=True)
        rows = [
            {meant.get(name, name): _cell(name, text) for name, text in row.items()} for row in rows
        ]
    if left := [name for name in ignored if name not in meant]:
        echo(f"Columns that are no fields are left alone: {', '.join(left)}.", err=True)
    known = Files(Snapshot(place), open_cache(place.root) or NOTHING).claims_of
    outcomes = import_table(place, rows, path, dry, known)
    for outcome in outcomes:
        for line in _lines(outcome):
            echo(line)
    refused = sum(outcome.refused is not None for outcome in outcomes)
    changed = plural(len(outcomes) - refused, "claim")
    verb = "would change" if dry else "changed"
    echo(f"{changed} {verb}{f', {refused} refused' if refused else ''}.", err=True)
    if not dry:
        tell_verdicts(place, [one.claim for one in outcomes if one.refused is None])
    return 1 if refused else 0


# What people call the columns of a table of their own, with what an export calls them.
_MEANT = {
    **dict.fromkeys(("source", "sources", "key", "citation"), "sources.0.key"),
    **dict.fromkeys(("page", "pages", "locator", "where"), "sources.0.locator"),
    **dict.fromkeys(("quote", "quotation", "passage", "evidence"), "sources.0.quote"),
    **dict.fromkeys(("claim", "text", "sentence"), "statement"),
    **dict.fromkeys(("topics", "tag", "tags"), "topic"),
    **dict.fromkeys(("value", "number"), "values"),
    **dict.fromkeys(("label", "title"), "short"),
}


def _meant(names: Sequence[str], columns: Container[str]) -> dict[str, str]:
    """The fields that columns of other names stand for, each once."""
    found: dict[str, str] = {}
    for name in names:
        said = "_".join(name.casefold().split())
        field = said if _is_known(said) else _MEANT.get(said)
        if field and field not in columns and field not in found.values():
            found[name] = field
    return found


def _cell(name: str, text: str) -> str:
    """A cell as a claim has it: of pages the numbers alone stand in a table."""
    pages = text.strip() if name.strip().casefold() in ("page", "pages") else ""
    if not pages[:1].isdecimal():
        return text
    return f"p. {pages}" if pages.isdecimal() else f"pp. {pages}"


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
