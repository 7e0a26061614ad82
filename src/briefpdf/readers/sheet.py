"""Reads spreadsheets in a limited process: a small file may unpack into a huge one.

The process serves this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
import io
import re
from typing import Any
import zipfile

from ..limits.limit import Limit, Stopped
from ..limits.shared import shared_process

# More than anybody edits by hand, and what keeps a small file from unpacking into a huge one.
MAX_BYTES, MAX_ROWS, MAX_COLUMNS = 64 * 1024 * 1024, 100_000, 2_000
_LIMIT = Limit(60.0, 1024**3)
_MIDNIGHT = " 00:00:00"


class UnreadableSheet(Exception):
    """Why a file is no sheet that can be read, in a clause that goes on behind its name."""

    def __init__(self, reason: str, *hints: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hints = hints


def read_xlsx(data: bytes) -> list[list[str]]:
    """The rows of the first sheet of an XLSX file, each as long as its last cell that has a text.

    Raises `UnreadableSheet`.
    """
    try:
        found = shared_process(__name__).ask(data, _LIMIT)
    except Stopped as stopped:
        if stopped.is_limit:
            most = f"{_LIMIT.time_said} and {_LIMIT.memory_said} of memory"
            reason, hint = f"cannot be read in {most}", "Copy its cells into a new file."
            raise UnreadableSheet(reason, hint) from None
        raise UnreadableSheet(f"is no XLSX file that can be read: {stopped.said}") from None
    if "refused" in found:
        reason, *hints = found["refused"]
        raise UnreadableSheet(reason, *hints)
    rows: list[list[str]] = found["rows"]
    return rows


@contextmanager
def serve() -> Iterator[Callable[[bytes], dict[str, Any]]]:
    """What reads the bytes of a file into rows, or says why it does not."""
    yield read_here


def read_here(data: bytes) -> dict[str, Any]:
    """The rows of a file, or why there are none."""
    try:
        return {"rows": _rows(data)}
    except UnreadableSheet as refused:
        return {"refused": [refused.reason, *refused.hints]}


def _rows(data: bytes) -> list[list[str]]:
    from openpyxl import load_workbook  # Only a spreadsheet needs it, and it takes its time.
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = set(packed.namelist())
            if sum(one.file_size for one in packed.infolist()) > 4 * MAX_BYTES:
                raise UnreadableSheet("is too large once it is unpacked", _SPLIT)
        if not any(name.startswith("xl/") for name in names):
            kind = "a Word document" if "word/document.xml" in names else "a ZIP file of something"
            raise UnreadableSheet(f"is {kind}, not an XLSX file", "Give a CSV or XLSX file.")
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        if not book.worksheets:
            raise UnreadableSheet("is an XLSX file without a sheet of cells")
        sheet: Any = book.worksheets[0]
        # What a file says of its own size is not believed.
        sheet.reset_dimensions()
        return _within(sheet.iter_rows())
    except (zipfile.BadZipFile, zipfile.LargeZipFile, InvalidFileException) as error:
        raise UnreadableSheet(f"is no XLSX file that can be read: {error}") from None
    except (KeyError, ValueError, IndexError, SyntaxError, TypeError, AttributeError) as error:
        # What the library raises for XML that is none, or lacks what it looks for.
        raise UnreadableSheet(f"is no XLSX file that can be read: {error}") from None


_SPLIT = "Split it into several files."


def _within(rows: Iterator[tuple[Any, ...]]) -> list[list[str]]:
    """The rows as texts. Empty ones between others stay, those at the end do not."""
    made: list[list[str]] = []
    empty = 0
    for number, row in enumerate(rows, 1):
        cells = [_text(cell.value, cell.number_format or "") for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        if not cells:
            empty += 1
            continue
        if number > MAX_ROWS + 1:
            raise UnreadableSheet(f"has over {MAX_ROWS:,} rows", _SPLIT)
        if len(cells) > MAX_COLUMNS:
            where = f"row {number:,} has one in column {len(cells):,}"
            reason = f"has cells in over {MAX_COLUMNS:,} columns: {where}"
            raise UnreadableSheet(reason, "Delete what stands there.")
        made += [[] for _ in range(empty)]
        made.append(cells)
        empty = 0
    return made


def _text(value: Any, form: str) -> str:
    """A cell as the text that was typed, as far as the spreadsheet still knows it.

    How it shows a date or a number tells what was typed: 2026-10, 25%.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (date, datetime)):
        written = str(value).removesuffix(_MIDNIGHT)
        parts = re.sub(r'"[^"]*"|\[[^]]*\]', "", form.lower())
        if "d" in parts or "y" not in parts or len(written) > len("2026-10-01"):
            return written
        return written[: len("2026-10" if "m" in parts else "2026")]
    if isinstance(value, (int, float)) and "%" in form:
        return f"{round(value * 100, 10):g}%"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
