"""`briefpdf import`: a finished document becomes a brief."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from ...compose.sandbox import Sandbox
from ...drafting.importing.make import Imported, NoteMade, import_document
from ...drafting.importing.quotes import Source
from ...drafting.match import FOUND_IN_WORDS
from ..options import open_workspace, with_format, with_workspace
from ..print import echo, in_columns, plural, print_out
from ..report.sources import as_json


@click.command("import")
@click.argument("file", metavar="FILE.docx|FILE.md")
@click.option("--name", metavar="ID", help="The brief’s id; otherwise the name of the file.")
@click.option("--author", metavar="NAME", help="Who writes the claims.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_format
@with_workspace
def command(
    file: str,
    name: str | None,
    author: str | None,
    dry_run: bool,
    form: str,
    workspace: str | None,
) -> int:
    """Make a brief of a finished document: its text, and claims with sources of its notes.

    A sentence with a footnote, an endnote or a citation such as [@key, p. 3] becomes a claim with
    the source that the note names. Sources that the bibliography does not have are proposed: their
    entries are written there. Where a source has an archived copy, the quote and its page are
    looked up. What has no place in a brief is listed. Tracked changes are accepted.

    \b
    Examples:
      briefpdf import report.docx --dry-run
      briefpdf import report.docx --name aid-2025 --author ab
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        sandbox.start()
        made = import_document(place, Path(file), sandbox, name, author, dry_run)
    if form == "json":
        print_out(_json(made, dry_run))
        return 0
    for line in _lines(made):
        print_out(f"{line}\n")
    echo(_summary(made, dry_run), err=True)
    return 0


def _lines(made: Imported) -> Iterator[str]:
    rows, details = [], []
    for note in made.notes:
        for source in note.sources or (None,):
            rows.append(
                (
                    f"{made.brief}:{note.line}" if note.line else made.brief,
                    note.note.shown,
                    _where(source) if source else "not placed",
                    FOUND_IN_WORDS[source.found] if source and note.claim else "-",
                    note.claim or ("cited" if source else "-"),
                )
            )
            details.append(_details(note, source))
    for row, more in zip(in_columns(rows), details, strict=True):
        yield row
        yield from (f"    {line}" for line in more)
    for one in made.proposed:
        yield f"proposed: {one.entry.key}: {_short(one.entry.title or one.entry.url, 100)}"
    for left in made.left:
        words = f": “{_short(left.words, 160)}”" if left.words else ""
        yield f"left out: {left.what}, {left.why}{words}"


def _details(note: NoteMade, source: Source | None) -> Iterator[str]:
    if source is None:
        yield f"{note.why}: “{_short(note.note.words, 160)}”"
        return
    if note.claim is None and note.why:
        yield f"Only cited: {note.why}."
    if source.diff and source.found == "near":
        yield _short(source.diff, 400)
    if source.why:
        yield f"No quote: {source.why}."
    if source.nearest and not source.diff:
        yield f"Nearest: “{_short(source.nearest, 200)}”"
    if source.other:
        yield f"The note says {source.other}; the copy has it on {source.locator}."


def _where(source: Source) -> str:
    new = " (proposed)" if source.cited.how == "proposed" else ""
    return ", ".join(filter(None, (source.cited.key + new, source.locator)))


def _short(text: str, most: int) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _summary(made: Imported, dry_run: bool) -> str:
    would = "would be " if dry_run else ""
    without = sum(not one.sources for one in made.notes)
    quoted = sum(any(source.quote for source in one.sources) for one in made.notes)
    parts = [
        f"{made.brief} {'would be' if dry_run else 'was'} made",
        f"{plural(len(made.notes), 'note')}: {plural(made.claims, 'claim')} {would}written"
        + (f" in {made.registry}" if made.registry else "")
        + f", {quoted} with a quote, {without} not placed",
    ]
    if made.proposed:
        one = len(made.proposed) == 1
        entries = "1 entry" if one else f"{len(made.proposed)} entries"
        look = f"look at {'it' if one else 'them'}"
        parts.append(f"{entries} {would}added to the bibliography: {look}")
    if made.left:
        parts.append(f"{plural(len(made.left), 'thing')} left out")
    return ". ".join(parts) + "."


def _json(made: Imported, dry_run: bool) -> str:
    return as_json(
        dry_run=dry_run,
        brief=made.brief,
        registry=made.registry,
        changed=[] if dry_run else list(made.changed),
        notes=[_fields(one) for one in made.notes],
        proposed=[
            {"key": one.entry.key, "note": one.note.shown, "words": one.words}
            | {"entry": one.entry.text()}
            for one in made.proposed
        ],
        left=[{"what": one.what, "why": one.why, "words": one.words or None} for one in made.left],
    )


def _fields(one: NoteMade) -> dict[str, Any]:
    return {
        "note": one.note.shown,
        "words": one.note.words,
        "line": one.line or None,
        "sentence": one.sentence or None,
        "claim": one.claim,
        "why": one.why or None,
        "sources": [
            {
                "key": source.cited.key,
                "known_by": source.cited.how,
                "locator": source.locator or None,
                "quote": source.quote or None,
                "found": source.found,
                "difference": source.diff or None,
                "why": source.why or None,
                "nearest": source.nearest or None,
                "note_says": source.other or None,
            }
            for source in one.sources
        ],
    }
