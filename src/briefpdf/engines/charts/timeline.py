"""A timeline down a column: a true scale at the left, a label for each event beside it."""

from __future__ import annotations

from msgspec import Struct

from ...model.document import Chart
from .axes import TimeAxis, spread
from .drawn import Drawn
from .lettering import CAP, Label, Lettering, clean
from .look import Look
from .sheet import Sheet

# Between the scale's labels and the scale, the scale and the labels' dates, a date and its words.
_TICK, _LEADER, _BETWEEN = 6.0, 26.0, 6.0
_DOT, _BAND = 2.2, 4.4
# A text narrower than this part of the chart stands below its date, not behind it.
_NARROW = 0.45
# Labels may go on below the scale by this part of it: so they stay beside their dots where many
# of these stand near its end.
_BELOW = 0.25


class TimelinePlan(Struct, frozen=True):
    """Where the scale, the dates and the words of a timeline stand, in points from the left.

    `wanted` are the places of the events on the scale, `starts` those of their labels; `stacked`
    says that words stand below their dates.
    """

    axis: TimeAxis
    ticks: list[tuple[float, str]]
    labels: list[Label]
    lines: list[list[str]]
    wanted: list[float]
    starts: list[float]
    heights: list[float]
    scale: float
    dates: float
    words: float
    stacked: bool

    @classmethod
    def of(cls, chart: Chart, look: Look, letters: Lettering, width: float) -> TimelinePlan:
        """The plan; the wider the scale's labels are, the narrower the events' words."""
        tick_width = 0.0
        while True:
            plan = cls._with(chart, look, letters, width, tick_width)
            widest = max((letters.width(one, look.text, True) for _, one in plan.ticks), default=0)
            if widest <= tick_width:
                return plan
            tick_width = widest

    @classmethod
    def _with(
        cls, chart: Chart, look: Look, letters: Lettering, width: float, tick_width: float
    ) -> TimelinePlan:
        scale = look.padding + tick_width + _TICK
        begin = scale + _LEADER
        whens = (letters.width(clean(point.when), look.text, True) for point in chart.points)
        words = begin + max(whens) + _BETWEEN
        stacked = width - look.padding - words < _NARROW * width
        words = begin if stacked else words
        labels = [Label.of(point, look.marks) for point in chart.points]
        room = width - look.padding - words
        lines = [label.wrap(letters, look.text, room) for label in labels]
        heights = [(len(one) + stacked) * look.leading + look.gap for one in lines]
        dates = [point.date for point in chart.points if point.date is not None]
        axis = TimeAxis.around(dates, sum(heights) * look.slack - look.gap)
        wanted = [axis.at(date.first_day) for date in dates]
        room = max(axis.length + look.gap, sum(heights)) + _BELOW * axis.length
        starts = spread(wanted, heights, room)
        ticks = axis.ticks(chart.lang, look.leading)
        return cls(
            axis, ticks, labels, lines, wanted, starts, heights, scale, begin, words, stacked
        )


def draw_timeline(chart: Chart, look: Look, letters: Lettering, width: float) -> Drawn:
    """The events of a chart from top to bottom."""
    sheet = Sheet(width, look, letters)
    plan = TimelinePlan.of(chart, look, letters, width)
    # The first line's middle is level with its place on the scale.
    top = look.padding + look.leading / 2
    _draw_scale(sheet, chart, plan, top)
    events = zip(plan.labels, plan.lines, plan.starts, plan.wanted, strict=True)
    for label, lines, start, place in events:
        middle, level = top + start, plan.dates - 3
        # Straight from the dot on: the lines of a crowd stand apart as far as their labels do.
        path = [(plan.scale, top + place), (level - 3, middle), (level, middle)]
        sheet.line(path, look.soft, 0.5)
        baseline = middle + CAP * look.text / 2
        sheet.text(plan.dates, baseline, label.when, look.accent, bold=True)
        first = baseline + (look.leading if plan.stacked else 0)
        sheet.lines(plan.words, first, lines, label.mark)
    for point, place in zip(chart.points, plan.wanted, strict=True):
        known = point.date is not None and point.date.month is not None
        fill = look.accent if known else look.paper
        sheet.circle(plan.scale, top + place, _DOT, fill, look.accent, 1)
    last = plan.starts[-1] + plan.heights[-1] - look.gap - look.leading / 2
    return sheet.finish(top + max(plan.axis.length, last) + look.padding, chart.alt)


def _draw_scale(sheet: Sheet, chart: Chart, plan: TimelinePlan, top: float) -> None:
    look, axis, x = sheet.look, plan.axis, plan.scale
    for point in chart.points:
        if point.date is not None and point.date.day is None:
            # What is known to the year or the month has its whole length on the scale.
            start = axis.at(point.date.first_day)
            length = axis.behind(point.date.last_day) - start
            sheet.box(x - _BAND / 2, top + start, _BAND, length, look.span)
    sheet.line([(x, top), (x, top + axis.length)], look.soft, 1)
    for place, text in plan.ticks:
        y = top + place
        sheet.line([(x - 4, y), (x, y)], look.soft, 0.75)
        baseline = y + CAP * look.text / 2
        sheet.text(x - _TICK, baseline, text, look.soft, bold=True, align="right")
