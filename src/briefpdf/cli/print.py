"""Words and tables for the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
import csv
import io
import shutil
import sys

import click

from ..editing.lock import Refused
from .options import usage_error


def print_out(text: str, aside: bool = False) -> None:
    """Print a text to standard output, or aside to standard error, whatever it has in it."""
    stream = sys.stderr if aside else sys.stdout
    # A terminal that cannot show a character must not end the run.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    click.echo(text, nl=False, err=aside)


def plural(number: int, word: str) -> str:
    """A number and its word: "1 error", "2 errors"."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


@contextmanager
def told() -> Iterator[None]:
    """Turns a refused edit, and a file that cannot be written, into a message and exit code 2."""
    try:
        yield
    except Refused as refused:
        raise usage_error(str(refused), *refused.hints) from None
    except OSError as error:
        name = error.filename or "a file"
        raise usage_error(f"{name} cannot be written: {error.strerror or error}") from None


# A spreadsheet would run a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before what looks so."""
    return f"'{cell}" if cell.startswith((*_FORMULA, "'")) else cell


def unguarded(cell: str) -> str:
    """What was guarded."""
    return cell[1:] if cell.startswith("'") else cell


def as_csv(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as CSV (RFC 4180), its cells guarded against formulas."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow(head)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return written.getvalue()


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns; on a terminal the last column is cut at its edge."""
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    lines = ["  ".join([*map(str.ljust, row[:-1], widths), row[-1]]).rstrip() for row in rows]
    if not sys.stdout.isatty():
        return lines
    edge = shutil.get_terminal_size().columns
    return [line if len(line) <= edge else line[: edge - 1] + "…" for line in lines]
