"""Rows of cells as text, a tab between two cells, and CSV files, which are nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
import csv
from datetime import date, datetime, time
from html import unescape
from io import BytesIO, StringIO
import re

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from ....source.pattern import lazy_pattern
from ..limits import MAX_CHARACTERS, MAX_ROWS, UnreadableArchiveError

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
        hint = "A cell with a quotation mark is closed by another one: save it anew as CSV."
        raise UnreadableArchiveError(
            f"is a CSV file that cannot be read: {problem}", hint
        ) from None


def rows_text(rows: Iterable[Sequence[object]]) -> str:
    """A line for each row. Raises `UnreadableArchiveError` where there are too many."""
    lines: list[str] = []
    room, filled = MAX_CHARACTERS, 0
    for row in rows:
        lines.append("\t".join(map(_cell, row)).rstrip("\t"))
        room -= len(lines[-1]) + 1
        filled += bool(lines[-1])
        if room < 0:
            raise UnreadableArchiveError(
                f"has more than {MAX_CHARACTERS // 10**6} million characters"
            )
        if filled > MAX_ROWS:
            raise UnreadableArchiveError(f"has a table of more than {MAX_ROWS:,} rows")
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


_MOST_SHEETS = 200


def workbook_text(data: bytes) -> tuple[list[str], list[str], list[str]]:
    """The text of each sheet, its name, and the texts with those of hidden sheets.

    Raises `UnreadableArchiveError`.
    """
    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = {
            one.name for one in workbook.sheets_metadata if one.visible == SheetVisibleEnum.Visible
        }
        names = workbook.sheet_names[:_MOST_SHEETS]
        whole = [rows_text(_rows(workbook.get_sheet_by_name(name))) for name in names]
    except (CalamineError, OSError, ValueError) as problem:
        hint = "Open it, and save it anew as XLSX without a password."
        raise UnreadableArchiveError(
            f"is a workbook that cannot be read: {problem}", hint
        ) from None
    seen = [text if name in shown else "" for name, text in zip(names, whole, strict=True)]
    return seen, names, whole


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[object]]:
    """The rows of a sheet one after the other, with the empty columns that are left of them."""
    _, left = sheet.start or (0, 0)
    return ([*[""] * left, *row] for row in sheet.iter_rows())


# So many seconds of a recording are one page, so that a day of it has few enough.
_STEP = 30

_CUE = lazy_pattern(
    r"^(?:(\d{1,3}):)?(\d{1,2}):(\d{2})[.,]\d{1,3}[ \t]+-->[^\n]*\n((?:[^\n]+(?:\n|\Z))*)",
    re.MULTILINE,
)
_TAG = lazy_pattern(r"<v(?:\.[^\s>]{0,80})?\s+([^<>]{1,80})>|</?[^<>]{0,200}>")


def cue_pages(text: str) -> tuple[list[str], list[str]]:
    """What is said, in pages of half a minute, and the time at which each begins: 00:12:30."""
    pages: dict[int, list[str]] = {}
    for hours, minutes, seconds, words in _CUE.findall(text):
        start = 3600 * int(hours or 0) + 60 * int(minutes) + int(seconds)
        said = _TAG.sub(lambda tag: f"{tag[1]}: " if tag[1] else "", words)
        lines = pages.setdefault(start // _STEP, [])
        line = " ".join(unescape(said).split())
        if line and line not in lines[-1:]:
            lines.append(line)
    if not pages:
        raise UnreadableArchiveError("has no words with a time", "Save the captions again.")
    order = sorted(pages)
    return ["\n".join(pages[one]) for one in order], [_label(one * _STEP) for one in order]


def _label(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
