"""Values over time as lines, each with a dash and a marker of its own."""

from __future__ import annotations

from dataclasses import dataclass

from ....model.document import Chart
from ..axes.spread import spread
from ..axes.time import TimeAxis
from ..axes.value import ValueAxis
from ..drawn import Drawn
from ..paper.colours import for_lines
from ..paper.lettering import CAP, Lettering, clean
from ..paper.look import Look
from ..paper.sheet import Sheet
from .bars import series_colours
from .head import SAMPLE_WIDTH, Sample, draw_head
from .line_numbers import AWAY, ROOM_ABOVE, place_numbers
from .markers import DASHES, draw_marker

_HEIGHT, _LEAST_HEIGHT, _HIGHEST, _STEP = 0.55, 90.0, 160.0, 26.0
# Names of series stand behind their lines where they take no more than this part of the width.
_NAMES = 0.28
_THICK, _MARKER, _BEHIND, _INSET = 1.2, 2.2, 6.0, 9.0


@dataclass(frozen=True, slots=True)
class Plot:
    """Where days and values stand, in points from the top left of the sheet."""

    left: float
    right: float
    top: float
    bottom: float
    time: TimeAxis
    values: ValueAxis

    def points(self, chart: Chart, series: int) -> list[tuple[float, float]]:
        """The points of a series."""
        return [
            (
                self.left + _INSET + self.time.at(point.date.first_day),
                self.bottom
                - (self.bottom - self.top) * self.values.share(point.amounts[series].number),
            )
            for point in chart.points
            if point.date is not None
        ]


def draw_lines_of_values(chart: Chart, look: Look, letters: Lettering, width: float) -> Drawn:
    """The values of a chart against the dates of its claims, which are in order."""
    sheet = Sheet(width, look, letters)
    colours = [for_lines(colour, look.paper) for colour in series_colours(chart, look)]
    names = [clean(name) for name in chart.series] if len(chart.series) > 1 else []
    widest = max((letters.width(name, look.text) for name in names), default=0.0)
    height = max(_LEAST_HEIGHT, min(_HEIGHT * width, _HIGHEST))
    direct = bool(names) and widest <= _NAMES * width and len(names) * look.leading <= height
    sample = None if direct or not names else _sample(sheet, colours)
    head = draw_head(sheet, chart, look.padding, sample)
    top = head + ROOM_ABOVE * look.text + AWAY
    plot, labels = _plot(chart, sheet, top, height, widest + _BEHIND if direct else 0.0)
    for tick, label in zip(plot.values.ticks, labels, strict=True):
        y = plot.bottom - height * plot.values.share(str(tick))
        sheet.line([(plot.left, y), (plot.right, y)], look.grid, 0.4)
        sheet.text(plot.left - 8, y + CAP * look.text / 2, label, look.soft, align="right")
    end = _draw_days(sheet, chart, plot)
    lines = [plot.points(chart, series) for series in range(len(chart.series))]
    for series, points in enumerate(lines):
        sheet.line(points, colours[series], _THICK, DASHES[series % len(DASHES)])
        for x, y in points:
            draw_marker(sheet, x, y, _MARKER, series, colours[series])
    place_numbers(chart, sheet, lines, (plot.left, head, plot.right, plot.bottom))
    if direct:
        _draw_names(sheet, names, colours, lines, plot)
    return sheet.finish(end + look.padding)


def _plot(
    chart: Chart, sheet: Sheet, top: float, height: float, names: float
) -> tuple[Plot, list[str]]:
    look, letters = sheet.look, sheet.letters
    numbers = [amount.number for point in chart.points for amount in point.amounts]
    values = ValueAxis.over(numbers, max(2, round(height / _STEP)), from_zero=False)
    labels = values.labels(chart.lang, "%" in chart.points[0].amounts[0].text)
    left = look.padding + max(letters.width(label, look.text) for label in labels) + 10
    right = sheet.width - look.padding - names
    dates = [point.date for point in chart.points if point.date is not None]
    time = TimeAxis.between(dates, max(1.0, right - left - 2 * _INSET))
    return Plot(left, right, top, top + height, time, values), labels


def _draw_days(sheet: Sheet, chart: Chart, plot: Plot) -> float:
    """The axis of time below the plot; the depth at which its labels end."""
    look, letters = sheet.look, sheet.letters
    y = plot.bottom + 4
    sheet.line([(plot.left - 4, y), (plot.right, y)], look.soft, 0.75)
    baseline = y + 5 + CAP * look.text
    free = look.padding
    for place, label in plot.time.ticks(chart.lang, 14.0):
        x = plot.left + _INSET + place
        sheet.line([(x, y), (x, y + 2.5)], look.soft, 0.5)
        half = letters.width(label, look.text) / 2
        at = min(x, sheet.width - look.padding - half)
        if at - half >= free:
            sheet.text(at, baseline, label, look.soft, align="center")
            free = at + half + 5
    return baseline


def _draw_names(
    sheet: Sheet,
    names: list[str],
    colours: list[str],
    lines: list[list[tuple[float, float]]],
    plot: Plot,
) -> None:
    """The name of each series behind the end of its line."""
    look = sheet.look
    order = sorted(range(len(names)), key=lambda series: lines[series][-1][1])
    wanted = [lines[series][-1][1] - plot.top for series in order]
    room = plot.bottom - plot.top + look.leading
    starts = spread(wanted, [look.leading] * len(order), room)
    for series, start in zip(order, starts, strict=True):
        middle = plot.top + start
        x, y = lines[series][-1]
        begin = plot.right + _BEHIND - 2
        sheet.line([(x + _MARKER + 1, y), (begin - 2, middle)], colours[series], 0.4)
        sheet.text(begin, middle + CAP * look.text / 2, names[series])


def _sample(sheet: Sheet, colours: list[str]) -> Sample:
    def draw(x: float, middle: float, index: int) -> None:
        ends = [(x, middle), (x + SAMPLE_WIDTH, middle)]
        sheet.line(ends, colours[index], _THICK, DASHES[index % len(DASHES)])
        draw_marker(sheet, x + SAMPLE_WIDTH / 2, middle, _MARKER, index, colours[index])

    return draw
