"""Tables as strips: a row each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.pdfbase.pdfmetrics import stringWidth

from ....model.document import Inlines, Table
from ...content.decimal_point import tails
from ...content.table_fit import ROOMY, SNUG, TIGHT, TableRoom, is_short
from ...style.settings import switch
from ..measures import TextStyle
from ..pdf.sheet import Sheet
from ..strip import BOUND, KEPT, Frame, Strip, bound, framed
from ..text.inlines import InlineSetter
from ..text.lines import Line, break_lines
from ..text.stretch import Stretch
from .place import Place, offset
from .table_columns import column_widths


@dataclass(frozen=True, slots=True)
class _Cell:
    """The words of a cell; `tail` is what is kept free behind its number, to align its point."""

    stretches: list[Stretch]
    unbroken: bool
    tail: float = 0.0


@dataclass(frozen=True, slots=True)
class _Look:
    """How the cells of a table are set: style, columns with the space at their sides, space above.

    Rows deeper than `tallest` are broken between lines.
    """

    style: TextStyle
    widths: Sequence[float]
    align: Sequence[str]
    sides: Sequence[tuple[float, float]]
    space: float
    tallest: float


class TableSetter:
    """Sets tables."""

    def __init__(self, inlines: InlineSetter) -> None:
        self.inlines = inlines
        self.measures = inlines.measures

    def set(self, table: Table, room: TableRoom, place: Place) -> list[Strip]:
        """The rows of a table as strips, the header's again where a column begins with a row."""
        fit = room.fit(table)
        table = _filled(table)
        small = fit in (SNUG, TIGHT)
        style = self.measures.sized("sans", "table_small" if small else "table")
        style = replace(style, marks=self.measures.manner.marks_in_exhibits)
        side = self.measures.space("cell_side_small" if small else "cell_side")
        bold = replace(style, bold=True)
        cells = partial(self._cells, keep_short=fit == ROOMY)
        header = cells(table.header, bold)
        rows = [
            self._with_tails(cells(row, bold if is_total else style), ends, style)
            for row, ends, is_total in self._rows(table)
        ]
        columns = [
            [(cell.stretches, cell.unbroken) for cell in column]
            for column in zip(header, *rows, strict=True)
        ]
        shares = room.shares(table) if fit == TIGHT else None
        sides = self._sides(len(columns), side)
        widths = column_widths(columns, place.width, [sum(pair) for pair in sides], shares)
        tallest = (self.measures.bottom - self.measures.top) / 2
        space = self.measures.space("cell")
        look = _Look(style, widths, table.align, sides, space, tallest)
        head = bound(self._row(header, look, at_foot=True), BOUND)
        head = self._ruled(head, sum(widths), above=True)
        again = tuple(head) if sum(strip.height for strip in head) < tallest / 2 else ()
        body: list[Strip] = []
        for index, row in enumerate(rows):
            strips = bound(self._row(row, look), BOUND)
            if index % 2 and switch(self.measures.theme, "table", "stripes", False):
                strips = framed(strips, self._stripe(sum(widths)))
            if table.total and index == len(rows) - 1:
                strips = self._ruled(strips, sum(widths), above=True)
            body += [replace(strip, again=again) for strip in strips]
        if not body:
            return head
        if head and not room.is_long(table):
            body = bound(body, KEPT)
        head[-1] = replace(head[-1], bond=BOUND)
        return [*head, *self._ruled(body, sum(widths), above=False)]

    def _rows(self, table: Table) -> Iterator[tuple[Sequence[Inlines], Sequence[str], bool]]:
        """Each row with what is kept free behind its cells, and whether it is the total."""
        for index, (row, ends) in enumerate(zip(table.rows, tails(table), strict=True)):
            yield row, ends, table.total and index == len(table.rows) - 1

    def _with_tails(
        self, cells: Sequence[_Cell], ends: Sequence[str], style: TextStyle
    ) -> list[_Cell]:
        font = self.measures.fonts.of("sans", style.bold)
        widths = [stringWidth(end, font, style.size) for end in ends]
        return [replace(cell, tail=width) for cell, width in zip(cells, widths, strict=True)]

    def _sides(self, count: int, side: float) -> list[tuple[float, float]]:
        """The space left and right of the words in each column."""
        sides = [[side, side] for _ in range(count)]
        if sides and self.measures.manner.cells_flush:
            sides[0][0] = sides[-1][1] = 0.0
        return [(left, right) for left, right in sides]

    def _cells(self, cells: Sequence[Inlines], style: TextStyle, keep_short: bool) -> list[_Cell]:
        return [
            _Cell(self.inlines.set(cell, style), keep_short and is_short(cell)) for cell in cells
        ]

    def _row(self, cells: Sequence[_Cell], look: _Look, at_foot: bool = False) -> list[Strip]:
        """A row as one strip, or as one for each of its lines when it is very deep."""
        columns = [
            break_lines(cell.stretches, width - sum(sides), cell.unbroken)
            for cell, width, sides in zip(cells, look.widths, look.sides, strict=True)
        ]
        ends = [cell.tail for cell in cells]
        count = max(map(len, columns), default=1)
        height = 2 * look.space + count * look.style.leading
        words = sum(line.words for column in columns for line in column)
        if height <= look.tallest:
            down = [count - len(column) if at_foot else 0 for column in columns]
            paint = partial(_paint_row, columns, ends, down, look, look.space)
            anchors = _anchors(columns)
            return [Strip(height, paint, words=words, lines=count, anchors=anchors)]
        strips = []
        for index in range(count):
            line = [column[index : index + 1] for column in columns]
            above = look.space if index == 0 else 0.0
            below = look.space if index == count - 1 else 0.0
            paint = partial(_paint_row, line, ends, [0] * len(line), look, above)
            share = words if index == 0 else 0
            one = Strip(look.style.leading + above + below, paint, words=share, lines=1)
            strips.append(replace(one, anchors=_anchors(line)))
        return strips

    def _ruled(self, strips: Sequence[Strip], width: float, above: bool) -> list[Strip]:
        """Rows with a rule below the last of them, and one above the first of a header."""
        thickness, colour = self.measures.rule("table"), self.measures.colour("table_line")

        def paint(
            sheet: Sheet, x: float, top: float, height: float, first: bool, last: bool
        ) -> None:
            if above and first:
                sheet.rule(x, top - thickness / 2, width, thickness, colour)
            if last:
                sheet.rule(x, top + height - thickness / 2, width, thickness, colour)

        return framed(strips, Frame(paint))

    def _stripe(self, width: float) -> Frame:
        colour = self.measures.colour("table_fill")

        def paint(
            sheet: Sheet, x: float, top: float, height: float, first: bool, last: bool
        ) -> None:
            sheet.box(x, top, width, height, fill=colour)

        return Frame(paint)


def _filled(table: Table) -> Table:
    """The table with as many cells in every row."""
    width = max(map(len, (table.header, *table.rows)))
    header, *rows = ((*row, *((),) * (width - len(row))) for row in (table.header, *table.rows))
    return replace(table, header=header, rows=tuple(rows))


def _anchors(columns: Sequence[Sequence[Line]]) -> tuple[str, ...]:
    return tuple(anchor for lines in columns for line in lines for anchor in line.anchors)


def _paint_row(
    columns: Sequence[Sequence[Line]],
    tails: Sequence[float],
    lowered: Sequence[int],
    look: _Look,
    above: float,
    sheet: Sheet,
    x: float,
    top: float,
) -> None:
    for index, (lines, width, lower) in enumerate(zip(columns, look.widths, lowered, strict=True)):
        align = look.align[index] if index < len(look.align) else "left"
        for number, line in enumerate(lines, lower):
            left, right = look.sides[index]
            start = x + left + offset(line, align, width - left - right - tails[index])
            sheet.line(line, start, top + above + number * look.style.leading + look.style.down)
        x += width
