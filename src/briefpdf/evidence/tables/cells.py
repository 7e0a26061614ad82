"""Takes a quote of a table apart: its caption, its heads, its rows and their cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
import re

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ..quantities.units import CURRENCIES
from .heads import split_heads
from .units import TableUnit, unit_in

_NUMBER = r"[-–−+]?\s?(?:US|C|A)?[$€£¥]?\s?[-–−+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s?%?"
_EMPTY = r"[—–-]{1,3}(?!\w)|n/?a\b|N/?A\b|NR\b|\.\.\.?(?!\w)"
_CELL = rf"(?:\(\s?{_NUMBER}\s?\)|{_NUMBER}|{_EMPTY})(?:[a-e*†‡](?![\w]))?"
_RUN = lazy_pattern(rf"(?:(?<=[\s:|])|^)({_CELL}(?:[\s|]+{_CELL})*)(?=\s*$|\s+[^\W\d_(])")
_CELLS = lazy_pattern(_CELL)
_YEAR = lazy_pattern(r"(?:19|20)\d\d(?:[-–](?:\d\d|\d{4}))?")
_SENTENCE = lazy_pattern(r"[a-z]{3}[.!?](?:\s|$)")
_SHARE = lazy_pattern(r"\(\s?[-–−+]?\s?\d[\d.,]*\s?%\s?\)")
_LED = lazy_pattern(
    r"\s*([(\[][^()\[\]\d\t]{1,60}[)\]])[^\S\t]+(?=(?:[^\W\d_]|(?:19|20)\d\d\b)[^\t]*$)"
)
_LONGEST_LABEL = 14


class Cell(Struct, frozen=True):
    """A cell as the table has it; `value` is its number, None where it has none."""

    text: str
    value: Decimal | None
    unit: TableUnit

    @property
    def amount(self) -> Fraction | None:
        """The number in single units: 14.7 in millions is 14,700,000."""
        return None if self.value is None else Fraction(self.value) * self.unit.scale


class Row(Struct, frozen=True):
    """A row: what it is about, and its cells, one for each column of numbers."""

    label: str
    cells: tuple[Cell, ...]


class Table(Struct, frozen=True):
    """What is quoted of a table. `heads` are those of the columns of numbers, () where unknown."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: TableUnit

    def head(self, at: int) -> str:
        """The head of a column, "" where it is not known."""
        return self.heads[at] if at < len(self.heads) else ""


def read_table(
    parts: Sequence[str], named: Sequence[str] = (), around: str = "", sure: bool = False
) -> Table | None:
    """The table of which these parts are quoted; None where they are prose.

    A part may have several lines, and tabs between its cells. `named` are heads of columns that
    are known, `around` is what stands before the quote in its source, where the unit may be.
    `sure` says that it is a table, so that a single number makes a row.
    """
    before: list[str] = []
    rows: list[tuple[str, list[str]]] = []
    lines = [line for part in parts for whole in part.split("\n") for line in _without_unit(whole)]
    if not sure and len(lines) < 2:
        return None  # A row without a head above it is prose, as most quotes are.
    for line in lines:
        found = _rows(line, sure)
        if found:
            rows += found
        elif not rows:
            before.append(line.strip("\n"))
    captions = [at for at, line in enumerate(before) if _is_caption(line, before[at + 1 :])]
    caption = " ".join(" ".join(before[at].split()) for at in captions)
    heads = [line for at, line in enumerate(before) if at not in captions]
    if not rows or not (before or sure) or not _is_table(before, rows, sure):
        return None
    rows, spilt = _without_heads(rows, named)
    columns = _columns([*heads, *spilt], rows, named)
    unit = unit_in(caption) if caption else TableUnit()
    if not unit.is_told and not any(unit_in(head).is_told for head in columns):
        # It may stand over the labels, as in “State ($ in billions) 2023 2024”.
        over = unit_in(" ".join(heads)) if columns else TableUnit()
        unit = over if over.is_told else _unit_before(around)
    made = tuple(
        Row(label, tuple(_cell(text, at, columns, label, unit) for at, text in enumerate(cells)))
        for label, cells in rows
    )
    return Table(caption, columns, made, unit)


def _without_unit(line: str) -> list[str]:
    """A line, or two where it begins with the unit of all its columns: “($ in millions) FY2026”."""
    led = _LED.match(line)
    if led and unit_in(led[1]).is_told:
        return [led[1], line[led.end() :]]
    return [line] if line.strip() else []


def _columns(
    heads: Sequence[str], rows: Sequence[tuple[str, list[str]]], named: Sequence[str]
) -> tuple[str, ...]:
    """The head of each cell; a share in brackets, as in “-1.0 (-7%)”, has that of its number."""
    widest = max((cells for _, cells in rows), key=len)
    if found := split_heads(heads, len(widest), named):
        return found
    beside = [at for at, cell in enumerate(widest) if at and _SHARE.fullmatch(cell)]
    if not beside or not (found := split_heads(heads, len(widest) - len(beside), named)):
        return ()
    columns = iter(found)
    made: list[str] = []
    for at in range(len(widest)):
        made.append(made[-1] if at in beside else next(columns))
    return tuple(made)


def _rows(line: str, sure: bool) -> list[tuple[str, list[str]]]:
    """The rows in a line: a label and the numbers behind it, once or several times.

    Where it is `sure` that they are rows, a year alone may be the label of one.
    """
    if "\t" in line:
        label, *cells = [cell.strip() for cell in line.strip("\n").split("\t")]
        numeric = [cell for cell in cells if _CELLS.fullmatch(cell) or not cell]
        if (
            any(cells)
            and len(numeric) == len(cells)
            and not all(map(_is_year, filter(None, cells)))
        ):
            return [(label, cells)]
        return []
    line = " ".join(line.split())
    found: list[tuple[str, list[str]]] = []
    done = 0
    for run in _RUN.finditer(line):
        label = line[done : run.start()].strip(" :|.…")
        cells = [cell.strip() for cell in _CELLS.findall(run[1])]
        if sure and not label and _YEAR.fullmatch(cells[0]) and not all(map(_is_year, cells)):
            return [(cells[0], cells[1:])] if run.end() == len(line) else []
        if not re.search(r"[^\W\d_]", label) or len(label.split()) > _LONGEST_LABEL:
            return []
        if all(map(_is_year, cells)):
            return found
        found.append((label, cells))
        done = run.end()
    return found if found and not line[done:].strip(" .") else []


def _is_year(cell: str) -> bool:
    return _YEAR.fullmatch(cell.strip("()")) is not None


def _is_caption(line: str, following: Sequence[str]) -> bool:
    """Whether a line only says what a table is or counts, and heads no column."""
    if unit_in(line).is_told and following and "\t" not in line:
        return True
    bare = re.sub(r"[(\[][^()\[\]]*[)\]]", "", line).strip()
    return unit_in(line).is_told and (not bare or bool(re.match(r"table\b", bare, re.IGNORECASE)))


def _is_table(before: list[str], rows: list[tuple[str, list[str]]], sure: bool) -> bool:
    """Whether what is quoted is a table, and no prose with numbers in it."""
    if any(_SENTENCE.search(text) for text in before):
        return False
    if any(_SENTENCE.search(label) for label, _ in rows):
        return False
    wide = max(len(cells) for _, cells in rows) > 1
    captioned = any(_is_caption(line, ()) for line in before)
    return sure or ((wide or captioned) and bool(before))


def _without_heads(
    rows: list[tuple[str, list[str]]], named: Sequence[str]
) -> tuple[list[tuple[str, list[str]]], list[str]]:
    """Take known heads off the label of the first row, where both were quoted as one piece."""
    label, cells = rows[0]
    end = max(
        (
            label.lower().rfind(name.lower()) + len(name)
            for name in named
            if name.lower() in label.lower()
        ),
        default=0,
    )
    if not end or end >= len(label):
        return rows, []
    return [(label[end:].strip(), cells), *rows[1:]], [label[:end]]


def _unit_before(around: str) -> TableUnit:
    """The unit that the last caption before a quote gives."""
    for line in reversed(around.split("\n")[-12:]):
        if _SENTENCE.search(line) and not line.lstrip().lower().startswith("table"):
            break
        if (unit := unit_in(line)).is_told and (_is_caption(line, ()) or "(" in line):
            return unit
    return TableUnit()


def _cell(text: str, at: int, heads: tuple[str, ...], label: str, unit: TableUnit) -> Cell:
    number = re.search(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?", text)
    value = Decimal(number[0].replace(",", "")) if number else None
    # Brackets around a number are a minus sign of accountants.
    if (
        value is not None
        and number is not None
        and (
            re.search(r"[-–−]\s?[$€£¥]?\s?$", text[: number.start()])
            or (text.startswith("(") and "%" not in text)
        )
    ):
        value = -value
    if "%" in text:
        return Cell(text, value, TableUnit("percent"))
    own = unit_in(heads[at]) if at < len(heads) else TableUnit()
    told = next((one for one in (own, unit_in(label)) if one.is_told), unit)
    sign = re.search(r"[$€£¥]", text)
    if sign is not None and not told.measure:
        told = TableUnit(CURRENCIES[sign[0]], told.scale) if sign[0] in CURRENCIES else told
    return Cell(text, value, told)
