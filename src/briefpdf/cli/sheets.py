"""Tables that people bring in files: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from ..editing.claims.sheet import unguarded
from ..readers.sheet import MAX_ROWS, UnreadableSheet, read_xlsx
from ..source.workspace import MAX_FILE_BYTES, FileTooLarge, place_to_read, read_regular
from .options import usage_error


def read_sheet(path: Path, root: Path) -> tuple[list[str], list[dict[str, str]]]:
    """The columns and the rows of a CSV or XLSX file, named in a workspace of this root.

    Raises `Mendable` when it is none.
    """
    try:
        data = read_regular(place_to_read(path, root), str(path))
    except FileTooLarge:
        most = f"over {MAX_FILE_BYTES // 1024**2} MB"
        raise usage_error(f"{path} is too large ({most})", "Split it into several files.") from None
    except OSError as error:
        raise usage_error(f"{path} cannot be read: {error.strerror or error}") from None
    lines = _read_xlsx(path, data) if data.startswith(b"PK") else _read_csv(path, data)
    if not lines:
        raise usage_error(f"{path} is empty")
    columns = ["id" if _is_id(name) else name.strip() for name in lines[0]]
    if "id" not in columns:
        there = ", ".join(f"“{name[:30]}”" for name in columns[:8] if name)
        raise usage_error(
            f"{path} has no column “id”",
            "Its first row must name the columns, as an export does: id, statement, source, page, "
            f"quote. It has {there or 'no names'}.",
        )
    if len(set(filter(None, columns))) != len(list(filter(None, columns))):
        raise usage_error(f"{path} has two columns of one name")
    rows = [dict(zip(columns, line, strict=False)) for line in lines[1:]]
    return columns, rows


def _is_id(name: str) -> bool:
    return name.strip().casefold() == "id"


def _read_csv(path: Path, data: bytes) -> list[list[str]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise usage_error(
            f"{path} is neither an XLSX file nor UTF-8", "Save it as “CSV UTF-8”, or as XLSX."
        ) from None
    head = text.partition("\n")[0].replace('"', "")
    # Where the comma is for decimals, spreadsheets part cells with semicolons.
    signs = [sign for sign in ",;\t" if any(map(_is_id, head.split(sign)))]
    delimiter = next(iter(signs), max(",;\t", key=head.count))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines: list[list[str]] = []
    begin = 1
    try:
        for line in reader:
            lines.append(line)
            begin = reader.line_num + 1
    except csv.Error:
        most = csv.field_size_limit()
        raise usage_error(
            f"{path} is no CSV: the row that begins on line {begin} cannot be read",
            "A cell in quotation marks ends with one, before the sign that parts the cells; one "
            'within it is written twice: "He said ""no""."',
            f"No cell has more than {most:,} characters.",
        ) from None
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
