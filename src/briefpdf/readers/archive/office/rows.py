"""Rows of cells as text, a tab between two cells, and CSV files, which are nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
import csv
from datetime import date, datetime, time
from io import StringIO

from ..limits import MAX_CHARACTERS, UnreadableArchiveError

_DELIMITERS = ",;\t|"


def csv_text(text: str) -> str:
    """The text of a CSV file, whatever stands between its values."""
    head = text[:10_000]
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(head, _DELIMITERS)
    except csv.Error:
        dialect = csv.excel
    try:
        return rows_text(csv.reader(StringIO(text), dialect))
    except csv.Error as problem:
        raise UnreadableArchiveError(f"is a CSV file that cannot be read: {problem}") from None


def rows_text(rows: Iterable[Sequence[object]]) -> str:
    """A line for each row. Raises `UnreadableArchiveError` where there are too many."""
    lines: list[str] = []
    room = MAX_CHARACTERS
    for row in rows:
        lines.append("\t".join(map(_cell, row)).rstrip("\t"))
        room -= len(lines[-1]) + 1
        if room < 0:
            raise UnreadableArchiveError(
                f"has more than {MAX_CHARACTERS // 10**6} million characters"
            )
    return "\n".join(lines)


def _cell(value: object) -> str:
    """A value as a reader sees it, as far as the file says it: without a format of its own."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.12g}"
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return " ".join(str(value).split())
