"""Tables in files: CSV and XLSX, written so that no cell runs, and read back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import csv
import io
from pathlib import Path
from typing import Any

from ..readers.sheet import MAX_ROWS, UnreadableSheet, read_xlsx
from ..source.pattern import lazy_pattern
from ..source.workspace import FileTooLarge, place_to_read, read_regular
from .options import usage_error
from .print import as_csv, unguarded

_ILLEGAL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_sheet(columns: Sequence[str], rows: Sequence[Mapping[str, str]], form: str) -> bytes:
    """A table as the bytes of a file, `csv` or `xlsx`."""
    cells = [[row.get(column, "") for column in columns] for row in rows]
    if form == "csv":
        # With its mark, spreadsheets take it for the UTF-8 that it is.
        return as_csv(columns, cells).encode("utf-8-sig")
    return _xlsx(columns, cells)


def _xlsx(columns: Sequence[str], cells: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook  # Only a spreadsheet needs it, and it takes its time.
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "claims"
    for number, line in enumerate([columns, *cells], 1):
        for at, text in enumerate(line, 1):
            cell = sheet.cell(number, at)
            cell.value = _ILLEGAL.sub("\ufffd", text) or None
            # A text stays one, also where it looks like a formula, a number or a date, and so does
            # whatever is typed where nothing stands yet.
            cell.number_format = "@"
            if text:
                cell.data_type = "s"
                cell.quotePrefix = True
            cell.font = Font(bold=number == 1)
            cell.alignment = Alignment(vertical="top", wrap_text=number > 1)
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, 1):
        wide = column == "statement" or column.endswith(".quote")
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = 60 if wide else 18
        dimension.number_format = "@"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def read_sheet(path: Path, root: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and the rows of a CSV or XLSX file, named in a workspace of this root.

    Raises `Mendable` when it is none.
    """
    try:
        data = read_regular(place_to_read(path, root), str(path))
    except FileTooLarge:
        raise usage_error(
            f"{path} is too large (over 64 MB)", "Split it into several files."
        ) from None
    except OSError as error:
        raise usage_error(f"{path} cannot be read: {error.strerror or error}") from None
    lines = _read_xlsx(path, data) if data.startswith(b"PK") else _read_csv(path, data)
    if not lines:
        raise usage_error(f"{path} is empty")
    columns = [name.strip() for name in lines[0]]
    if "id" not in columns:
        raise usage_error(
            f"{path} has no column “id”", "Its first row must name the columns, as an export does."
        )
    if len(set(filter(None, columns))) != len(list(filter(None, columns))):
        raise usage_error(f"{path} has two columns of one name")
    rows = [dict(zip(columns, line, strict=False)) for line in lines[1:]]
    return columns, rows


def _read_csv(path: Path, data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise usage_error(
            f"{path} is neither an XLSX file nor UTF-8", "Save it as “CSV UTF-8”, or as XLSX."
        ) from None
    head = text.partition("\n")[0]
    # Where the comma is for decimals, spreadsheets part cells with semicolons.
    delimiter = next((sign for sign in ",;\t" if "id" in head.replace('"', "").split(sign)), ",")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise usage_error(f"{path} is no CSV: {error}") from None
    return [[unguarded(cell) for cell in line] for line in _within(path, lines)]


def _read_xlsx(path: Path, data: bytes) -> list[list[str]]:
    try:
        return read_xlsx(data)
    except UnreadableSheet as refused:
        raise usage_error(f"{path} {refused.reason}", *refused.hints) from None


def _within(path: Path, lines: list[list[str]]) -> list[list[str]]:
    if len(lines) > MAX_ROWS:
        raise usage_error(f"{path} has over {MAX_ROWS:,} rows", "Split it into several files.")
    return lines
