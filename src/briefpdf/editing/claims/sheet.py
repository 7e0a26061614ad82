"""A table of claims as a file: CSV and XLSX, written so that no cell runs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
import csv
import io
from typing import Any

from ...source.pattern import lazy_pattern

# A spreadsheet would run a cell that begins so as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_ILLEGAL = lazy_pattern(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


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
    # Made once: to make them for each cell takes longer than all else.
    head = Font(bold=True), Alignment(vertical="top", wrap_text=False)
    body = Font(bold=False), Alignment(vertical="top", wrap_text=True)
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
            cell.font, cell.alignment = head if number == 1 else body
    sheet.freeze_panes = "B2"
    for at, column in enumerate(columns, 1):
        wide = column == "statement" or column.endswith(".quote")
        dimension = sheet.column_dimensions[get_column_letter(at)]
        dimension.width = 60 if wide else 18
        dimension.number_format = "@"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
