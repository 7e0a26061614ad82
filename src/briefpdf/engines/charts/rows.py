"""Bars as rows, one below the other: there is room for long names and long numbers."""

from __future__ import annotations

from decimal import Decimal

from msgspec import Struct

from ...model.document import Amount, Chart, Point
from .axes import ValueAxis
from .drawn import Drawn
from .lettering import CAP, Label, Lettering, clean
from .look import Look
from .sheet import Sheet

# How thick bars are, and the space between them, between points, below a name.
_BAR, _BETWEEN_BARS, _BETWEEN_ROWS, _BELOW_NAME = 7.5, 1.5, 5.5, 2.5
# Between a name and its bar, and a bar and its number; the least room for the longest bar.
_BEFORE, _GAP, _LEAST = 5.0, 2.5, 70.0
# The names of bars take at most this part of the width.
_NAMES = 0.46


class RowPlan(Struct, frozen=True):
    """How rows are laid out, in points.

    Names stand beside their bars, or above them where `beside` is nothing. Numbers stand beyond
    the ends of bars, or behind the name where `beyond` is False; `before` and `behind` are kept
    free for them.
    """

    beside: float
    beyond: bool
    before: float
    behind: float

    @classmethod
    def of(cls, chart: Chart, look: Look, letters: Lettering, width: float) -> RowPlan:
        """The first layout of those from the most compact to the roomiest that leaves bars room."""
        inner = width - 2 * look.padding
        before = _widest(chart, look, letters, negative=True)
        behind = _widest(chart, look, letters, negative=False)
        names = [Label.of(point, look.marks) for point in chart.points]
        beside = min(_NAMES * inner, max(name.width(letters, look.text) for name in names))
        if inner - beside - _BEFORE - before - behind >= _LEAST:
            return cls(beside, True, before, behind)
        if inner - before - behind >= _LEAST:
            return cls(0, True, before, behind)
        return cls(0, False, 0, 0)


def draw_rows(chart: Chart, sheet: Sheet, colours: list[str], top: float) -> Drawn:
    """The bars of a chart from a depth on, with a scale below them."""
    look, letters = sheet.look, sheet.letters
    plan = RowPlan.of(chart, look, letters, sheet.width)
    left = look.padding + (plan.beside + _BEFORE if plan.beside else 0) + plan.before
    room = sheet.width - look.padding - plan.behind - left
    axis, labels = _axis(chart, letters, look, room)
    zero = left + room * axis.share("0")
    rows = _Rows(sheet, colours, plan, axis, left, room)
    y = top
    if chart.head:
        for line in letters.wrap(clean(chart.head), sheet.width - 2 * look.padding, look.text):
            sheet.text(look.padding, y + CAP * look.text, line, look.soft)
            y += look.leading
        top = y
    for point in chart.points:
        y = rows.draw(point, y) + _BETWEEN_ROWS * look.unit
    bottom = y - _BETWEEN_ROWS * look.unit + look.gap
    if plan.beside:
        sheet.line([(zero, top - 1), (zero, bottom)], look.soft, 0.75)
    sheet.line([(left, bottom), (left + room, bottom)], look.soft, 0.5)
    for tick, label in zip(axis.ticks, labels, strict=True):
        x = left + room * axis.share(str(tick))
        sheet.line([(x, bottom), (x, bottom + 2.5)], look.soft, 0.5)
        half = letters.width(label, look.text) / 2
        at = min(max(x, look.padding + half), sheet.width - look.padding - half)
        sheet.text(at, bottom + 4 + CAP * look.text, label, look.soft, align="center")
    return sheet.finish(bottom + 4 + CAP * look.text + look.padding, chart.alt)


def _axis(chart: Chart, letters: Lettering, look: Look, room: float) -> tuple[ValueAxis, list[str]]:
    """The scale with the most values marked whose labels stand apart."""
    amounts = [amount for point in chart.points for amount in point.amounts]
    numbers = [amount.number for amount in amounts if not amount.is_missing]
    percent = any("%" in amount.text for amount in amounts)
    for wanted in (6, 5, 4, 3, 2):
        axis = ValueAxis.over(numbers, wanted, from_zero=True)
        labels = axis.labels(chart.lang, percent)
        widest = max(letters.width(label, look.text) for label in labels)
        if (widest + 6) * (len(labels) - 1) <= room - widest:
            return axis, labels
    labels = [labels[0], *[""] * (len(labels) - 2), labels[-1]]
    both = letters.width(labels[0], look.text) + letters.width(labels[-1], look.text)
    return axis, labels if both + 6 <= room else [*labels[:-1], ""]


class _Rows(Struct, frozen=True):
    sheet: Sheet
    colours: list[str]
    plan: RowPlan
    axis: ValueAxis
    left: float
    room: float

    def draw(self, point: Point, y: float) -> float:
        """The name and the bars of a point from a depth on; the depth at which they end."""
        sheet, look, letters = self.sheet, self.sheet.look, self.sheet.letters
        name = Label.of(point, look.marks)
        lines = name.wrap(letters, look.text, self.plan.beside or sheet.width - 2 * look.padding)
        text = (len(lines) - 1) * look.leading + CAP * look.text
        bars = (len(point.amounts) * (_BAR + _BETWEEN_BARS) - _BETWEEN_BARS) * look.unit
        if not self.plan.beside:
            sheet.lines(look.padding, y + CAP * look.text, lines, name.mark)
            y += text + _BELOW_NAME * look.unit
            for series, amount in enumerate(point.amounts):
                y = self._bar(amount, series, y)
            return y - _BETWEEN_BARS * look.unit
        height = max(bars, text)
        baseline = y + (height - text) / 2 + CAP * look.text
        sheet.lines(look.padding, baseline, lines, name.mark)
        at = y + (height - bars) / 2
        for series, amount in enumerate(point.amounts):
            at = self._bar(amount, series, at)
        return y + height

    def _bar(self, amount: Amount, series: int, y: float) -> float:
        """A bar and its number; the depth at which the next begins."""
        sheet, look = self.sheet, self.sheet.look
        text = clean(amount.text)
        if not self.plan.beyond:
            for line in sheet.letters.wrap(text, sheet.width - 2 * look.padding, look.text):
                sheet.text(look.padding, y + CAP * look.text, line, bold=False)
                y += look.leading
        ends = ("0", "0" if amount.is_missing else amount.number)
        zero, end = (self.left + self.room * self.axis.share(one) for one in ends)
        outline = look.soft if len(self.colours) > 1 else None
        fill = self.colours[series]
        if not amount.is_missing:
            sheet.box(min(zero, end), y, abs(end - zero), _BAR * look.unit, fill, outline, 0.4)
        if not self.plan.beside:
            # Names stand where the line of nothing would run.
            sheet.line([(zero, y - 1), (zero, y + _BAR * look.unit + 1)], look.soft, 0.75)
        if self.plan.beyond:
            baseline = y + _BAR * look.unit / 2 + CAP * look.text / 2
            if end < zero:
                sheet.text(end - _GAP, baseline, text, align="right")
            else:
                sheet.text(end + _GAP, baseline, text)
        return y + (_BAR + _BETWEEN_BARS) * look.unit


def _widest(chart: Chart, look: Look, letters: Lettering, negative: bool) -> float:
    """The room that the numbers of all bars to one side of the line of nothing need."""
    texts = [
        clean(amount.text)
        for point in chart.points
        for amount in point.amounts
        if (not amount.is_missing and Decimal(amount.number) < 0) == negative
    ]
    return max((letters.width(text, look.text) + _GAP for text in texts), default=0.0)
