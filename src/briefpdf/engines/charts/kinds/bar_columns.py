"""Bars as columns, side by side, as time runs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ....model.document import Chart
from ..axes.value import ValueAxis
from ..drawn import Drawn
from ..paper.lettering import CAP, DESCENT, Lettering, clean
from ..paper.look import Look
from ..paper.sheet import Sheet
from .category import Category

# Of the room of a group what its columns take up; the widest column; air around texts.
_SHARE, _WIDEST, _AIR = 0.72, 34.0, 3.0
# How high the plot is, of the width of the chart, and at most.
_HEIGHT, _HIGHEST = 0.5, 150.0
_STEP = 26.0
_MOST_LINES = 2


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """Where columns stand: the plot's left edge and height, the room of a group, of a column.

    `labels` are those of the scale, `lines` the names of the groups.
    """

    axis: ValueAxis
    labels: list[str]
    left: float
    slot: float
    thick: float
    height: float
    lines: list[list[str]]

    @classmethod
    def of(cls, chart: Chart, look: Look, letters: Lettering, width: float) -> ColumnPlan | None:
        """The plan; None where names or numbers would not stand beside each other."""
        height = min(_HEIGHT * width, _HIGHEST)
        numbers = [amount.number for point in chart.points for amount in point.amounts]
        axis = ValueAxis.over(numbers, max(2, round(height / _STEP)), from_zero=True)
        labels = axis.labels(chart.lang, "%" in chart.points[0].amounts[0].text)
        left = look.padding + max(letters.width(label, look.text) for label in labels) + 5
        slot = (width - look.padding - left) / len(chart.points)
        amounts = (clean(one.text) for point in chart.points for one in point.amounts)
        widest = max(letters.width(text, look.text) for text in amounts)
        several = len(chart.series) > 1
        thick = min(_SHARE * slot / len(chart.series), _WIDEST)
        if widest + _AIR > (thick if several else slot):
            return None
        lines = []
        for point in chart.points:
            name = Category.of(point, look)
            words = name.text.split()
            longest = max((letters.width(word, look.text) for word in words), default=0.0)
            if longest + letters.mark_width(name.mark) + _AIR > slot:
                return None
            lines.append(name.wrap(letters, look, slot - _AIR))
        if max(map(len, lines)) > _MOST_LINES:
            return None
        return cls(axis, labels, left, slot, thick, height, lines)


def plan_columns(chart: Chart, look: Look, letters: Lettering, width: float) -> ColumnPlan | None:
    """How the bars of a chart stand as columns; None where they are better rows.

    Only time runs from left to right: other names are read more easily below each other.
    """
    if any(Category.of(point, look).text != clean(point.when) for point in chart.points):
        return None
    return ColumnPlan.of(chart, look, letters, width)


def draw_columns(
    chart: Chart, sheet: Sheet, colours: list[str], plan: ColumnPlan, top: float
) -> Drawn:
    """The columns of a chart from a depth on, with a scale at their left."""
    look, letters = sheet.look, sheet.letters
    right = sheet.width - look.padding
    above = top + look.leading  # a number stands above the highest column
    below = above + plan.height
    # Below the lowest column there is room for its number.
    bottom = below + (look.leading if plan.axis.ticks[0] < 0 else 0)

    def level(number: str) -> float:
        return below - plan.height * plan.axis.share(number)

    for tick, label in zip(plan.axis.ticks, plan.labels, strict=True):
        y = level(str(tick))
        sheet.line([(plan.left, y), (right, y)], look.grid, 0.4)
        sheet.text(plan.left - 4, y + CAP * look.text / 2, label, look.soft, align="right")
    zero = level("0")
    thick = plan.thick
    outline = look.soft if len(chart.series) > 1 else None
    for index, point in enumerate(chart.points):
        middle = plan.left + (index + 0.5) * plan.slot
        first = middle - thick * len(chart.series) / 2
        for series, amount in enumerate(point.amounts):
            x, end = first + series * thick, level(amount.number)
            sheet.box(x, min(zero, end), thick, abs(end - zero), colours[series], outline, 0.4)
            negative = Decimal(amount.number) < 0
            baseline = end + 2 + CAP * look.text if negative else end - 2
            text = clean(amount.text)
            wide, high = letters.width(text, look.text), CAP * look.text
            middle_of_bar = x + thick / 2
            sheet.box(middle_of_bar - wide / 2, baseline - high - 0.7, wide, high + 1.4, look.paper)
            sheet.text(middle_of_bar, baseline, text, align="center")
        name = Category.of(point, look)
        for number, line in enumerate(plan.lines[index]):
            last = number == len(plan.lines[index]) - 1
            mark = letters.mark_width(name.mark) if last else 0.0
            width = letters.width(line, look.text)
            x = middle - (width + mark) / 2
            baseline = bottom + 4 + CAP * look.text + number * look.leading
            sheet.text(x, baseline, line)
            if last:
                sheet.mark(x + width, baseline, name.mark)
    sheet.line([(plan.left, zero), (right, zero)], look.soft, 0.75)
    names = max(map(len, plan.lines))
    end = bottom + 4 + CAP * look.text + (names - 1) * look.leading + DESCENT * look.text
    return sheet.finish(end + look.padding)
