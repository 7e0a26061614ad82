"""`briefpdf source import`: the entries of a library, and copies of their files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from ....bibliography.library import Library, Taken, import_library
from ...options import open_workspace, with_format, with_workspace
from ...print import echo, in_columns, plural, print_out
from ...report.sources import as_json


@click.command("import")
@click.argument("library", metavar="LIBRARY.bib")
@click.option(
    "--files",
    "folders",
    multiple=True,
    metavar="DIR",
    help="A folder that has the library’s files; repeat it for others.",
)
@click.option(
    "--key", "keys", multiple=True, metavar="KEY", help="Only this entry; repeat it for others."
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_format
@with_workspace
def command(
    library: str,
    folders: tuple[str, ...],
    keys: tuple[str, ...],
    dry_run: bool,
    form: str,
    workspace: str | None,
) -> int:
    """Take a library of Zotero, Better BibTeX or JabRef in: its entries, and their files.

    Entries keep their keys; those that the bibliography has already stay as they are. Files are
    copied to briefs/sources/ with their checksums. A path of another machine is looked for by its
    end: in the library’s folder, in --files, and in your home folder. What was not found is
    listed. Run it again whenever the library has grown.

    \b
    Examples:
      briefpdf source import ~/Zotero/office.bib --files ~/Zotero/storage --dry-run
      briefpdf source import office.bib --key bowen2025
    """
    place, _, _ = open_workspace(workspace, ())
    done = import_library(place, Path(library), [Path(one) for one in folders], keys, dry_run)
    if form == "json":
        print_out(_json(done, dry_run))
        return 0
    for line in _lines(done):
        print_out(f"{line}\n")
    echo(_summary(done, dry_run), err=True)
    return 0


def _lines(done: Library) -> Iterator[str]:
    """What a person has to look at: files that are not here, and entries that were not taken."""
    rows = [
        (one.key, *row)
        for one in done.entries
        for row in (
            *([(one.outcome, one.why)] if one.why else []),
            *(("file", f"{path}: {why}") for path, why in one.missing),
        )
    ]
    yield from in_columns(rows)


def _summary(done: Library, dry_run: bool) -> str:
    counts = Counter(one.outcome for one in done.entries)
    copies = sum(len(one.copies) for one in done.entries if one.outcome in ("added", "copy added"))
    missing = sum(len(one.missing) for one in done.entries)
    would = "would be " if dry_run else ""
    known = counts["known"] + counts["differs"] + counts["copy added"]
    parts = [
        f"{len(done.entries)} in the library: {counts['added']} {would}added, {known} there already"
    ]
    parts.append(f"{plural(copies, 'file')} {would}copied in, {missing} not found or not read")
    if counts["unreadable"]:
        parts.append(f"{counts['unreadable']} not taken")
    return "; ".join(parts) + "."


def _json(done: Library, dry_run: bool) -> str:
    return as_json(
        dry_run=dry_run,
        changed=[] if dry_run else list(done.changed),
        entries=[_fields(one) for one in done.entries],
    )


def _fields(one: Taken) -> dict[str, object]:
    return {
        "key": one.key,
        "title": one.title or None,
        "outcome": one.outcome,
        "copies": list(one.copies),
        "missing": [{"path": path, "why": why} for path, why in one.missing],
        "why": one.why or None,
    }
