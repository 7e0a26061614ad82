"""Which part of a source does a locator name, where it has no pages: a cell, a slide, a time?"""

from __future__ import annotations

from collections.abc import Sequence
import re

from ...source.pattern import lazy_pattern

# How the labels of such sources begin, and what they are.
SHEET, SLIDE = "sheet ", "slide "
# A time in a recording may be so much off, in seconds.
_SLACK = 10
# What begins in the last half minute of a recording with words in it ends by then, too.
_LAST = 60

_TIME = lazy_pattern(r"(?<![\d:])(?:(\d{1,2}):)?(\d{1,2}):(\d{2})(?![\d:])")
_SLIDES = lazy_pattern(r"\bslides?\s+(\d{1,4})(?:\s?[-–]\s?(\d{1,4}))?", re.IGNORECASE)
_CELL = lazy_pattern(
    r"(?:(?:'(?P<quoted>[^']{1,60})'|(?P<sheet>[\w.-][\w. -]{0,60}?))!)?"
    r"\$?(?P<column>[A-Z]{1,3})\$?(?P<row>[1-9]\d{0,6})"
    r"(?::\$?(?P<last_column>[A-Z]{1,3})\$?(?P<last_row>[1-9]\d{0,6}))?"
)
_NAMED = lazy_pattern(
    r"\brow\s+(?P<row>[^,;]{1,80})(?:[,;]\s*col(?:umn)?\.?\s+(?P<column>.{1,80}))?\s*$",
    re.IGNORECASE,
)

# The index of a page, and from where to where in its text.
Region = tuple[int, int, int]


def located_regions(
    locator: str | None, pages: Sequence[str], labels: Sequence[str]
) -> list[Region] | None:
    """The parts of a source that a locator names; None where it names none of this kind.

    What the source has not is named, too: of it the answer is empty.
    """
    if not locator or not labels or not labels[0]:
        return None
    locator = locator[:200].strip()
    if labels[0].startswith(SHEET):
        return _cells(locator, pages, labels)
    if labels[0].startswith(SLIDE) and (match := _SLIDES.search(locator)):
        wanted = range(int(match[1]), int(match[2] or match[1]) + 1)
        names = {f"{SLIDE}{number}" for number in wanted}
        return [(at, 0, len(pages[at])) for at, label in enumerate(labels) if label in names]
    if _TIME.fullmatch(labels[0]) and (match := _TIME.search(locator)):
        return _times(_seconds(match), pages, labels)
    return None


def named_cell(locator: str | None) -> tuple[str, str] | None:
    """The row and the column that a locator names, as in “row Ohio, col 2024”; None without."""
    found = _NAMED.search(locator[:200].strip()) if locator else None
    return (found["row"].strip(), found["column"].strip()) if found and found["column"] else None


def cell_at(text: str, start: int, end: int) -> str:
    """The cell of a sheet at an offset of its text, or the first and last of several: B4, B4:D4."""
    first, last = _address(text, start), _address(text, max(start, end - 1))
    return first if first == last else f"{first}:{last}"


def _address(text: str, at: int) -> str:
    line_start = text.rfind("\n", 0, at) + 1
    column = text.count("\t", line_start, at)
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return f"{name}{text.count(chr(10), 0, at) + 1}"


def _times(wanted: int, pages: Sequence[str], labels: Sequence[str]) -> list[Region]:
    starts = [_seconds(match) for label in labels if (match := _TIME.fullmatch(label))]
    ends = [*starts[1:], starts[-1] + _LAST] if starts else []
    return [
        (at, 0, len(pages[at]))
        for at, (start, end) in enumerate(zip(starts, ends, strict=True))
        if start - _SLACK <= wanted < end + _SLACK
    ]


def _seconds(match: re.Match[str]) -> int:
    return 3600 * int(match[1] or 0) + 60 * int(match[2]) + int(match[3])


def _cells(locator: str, pages: Sequence[str], labels: Sequence[str]) -> list[Region] | None:
    names = [label.removeprefix(SHEET) for label in labels]
    if found := _NAMED.search(locator):
        return _of_names(found, locator, pages, names)
    if match := _CELL.search(locator):
        sheet = match["quoted"] or match["sheet"]
        columns = _number(match["column"]), _number(match["last_column"] or match["column"])
        rows = int(match["row"]), int(match["last_row"] or match["row"])
        return [
            region
            for at, name in enumerate(names)
            if sheet is None or name.casefold() == sheet.strip().casefold()
            for region in _area(at, pages[at], columns, rows)
        ]
    whole = [at for at, name in enumerate(names) if name and name.casefold() in locator.casefold()]
    return [(at, 0, len(pages[at])) for at in whole] or None


def _of_names(
    found: re.Match[str], locator: str, pages: Sequence[str], names: Sequence[str]
) -> list[Region]:
    """The cells in a row of a name and under a head of a name: “row Ohio, col 2024”."""
    regions: list[Region] = []
    told = [name for name in names if name and f"{name.casefold()}!" in locator.casefold()]
    for at, (name, text) in enumerate(zip(names, pages, strict=True)):
        if told and name not in told:
            continue
        rows = [line.split("\t") for line in text.split("\n")]
        wanted = _folded(found["row"])
        for number, row in enumerate(rows, 1):
            if wanted not in [_folded(cell) for cell in row]:
                continue
            columns = _columns(found["column"], rows[:number], len(row))
            for column in columns:
                regions += _area(at, text, (column, column), (number, number))
    return regions


def _columns(name: str | None, above: Sequence[Sequence[str]], count: int) -> list[int]:
    if name is None:
        return list(range(1, count + 1))
    wanted = _folded(name)
    return sorted(
        {at for row in above for at, cell in enumerate(row, 1) if _folded(cell) == wanted}
    )


def _area(at: int, text: str, columns: tuple[int, int], rows: tuple[int, int]) -> list[Region]:
    """The cells of an area, as regions of the text of their sheet."""
    regions: list[Region] = []
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if rows[0] <= number <= rows[1]:
            offset = start
            for column, cell in enumerate(line.split("\t"), 1):
                if columns[0] <= column <= columns[1]:
                    regions.append((at, offset, offset + len(cell)))
                offset += len(cell) + 1
        start += len(line) + 1
    return regions


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(",", "").split()).strip("\"'“”")
