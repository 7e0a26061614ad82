"""A timeline down a column: a true scale at the left, a label for each event beside it."""

from __future__ import annotations

from dataclasses import dataclass

from ...model.document import Chart, Mark, Point, Words
from .drawn import Drawn
from .lettering import CAP, Lettering, clean
from .look import Look
from .sheet import Sheet
from .spread import spread
from .time_axis import TimeAxis

# Between the scale's labels and the scale, the scale and the labels' dates, a date and its words.
_TICK, _LEADER, _BETWEEN = 6.0, 26.0, 6.0
_DOT = 2.2
# A text narrower than this part of the chart stands below its date, not behind it.
_NARROW = 0.45


@dataclass(frozen=True, slots=True)
class EventLabel:
    """An event's date, its words in lines, and the mark behind the last one."""

    when: str
    lines: tuple[str, ...]
    mark: Mark | None


def draw_timeline(chart: Chart, look: Look, letters: Lettering, width: float) -> Drawn:
    """The events of a chart from top to bottom."""
    sheet = Sheet(width, look, letters)
    dates = [point.date for point in chart.points if point.date is not None]
    size, padding = look.text, look.padding
    # How long the scale is depends on its labels' width, which depends on how long it is.
    likely = TimeAxis.around(dates, 2 * look.leading * len(dates))
    scale_width = max(
        letters.width(text, size, True) for _, text in likely.ticks(chart.lang, look.leading)
    )
    scale = padding + scale_width + _TICK
    begin = scale + _LEADER
    when_width = max(letters.width(clean(point.when), size, True) for point in chart.points)
    text_at = begin + when_width + _BETWEEN
    stacked = width - padding - text_at < _NARROW * width
    if stacked:
        text_at = begin
    labels = [
        label_event(point, letters, look, width - padding - text_at) for point in chart.points
    ]
    rows = [len(label.lines) + stacked for label in labels]
    heights = [count * look.leading + look.gap for count in rows]
    needed = sum(heights)
    axis = TimeAxis.around(dates, needed * look.slack - look.gap)
    # The first line's middle is level with its place on the scale; the scale's ends are inside.
    top = padding + look.leading / 2
    wanted = [axis.at(date.first_day) for date in dates]
    starts = spread(wanted, heights, max(axis.length + look.gap, needed))
    _draw_scale(sheet, axis, chart, scale, top)
    for label, start, place in zip(labels, starts, wanted, strict=True):
        middle = top + start
        turn = scale + _DOT + 4
        level = begin - 3
        path = [(scale, top + place), (turn, top + place), (level - 4, middle), (level, middle)]
        sheet.line(path, look.soft, 0.5)
        baseline = middle + CAP * size / 2
        sheet.text(begin, baseline, label.when, look.accent, bold=True)
        if stacked:
            baseline += look.leading
        draw_lines(sheet, label, text_at, baseline)
    for date, place in zip(dates, wanted, strict=True):
        known = date.month is not None
        sheet.circle(scale, top + place, _DOT, look.accent if known else look.paper, look.accent, 1)
    bottom = max(top + axis.length, top + starts[-1] + heights[-1] - look.gap - look.leading / 2)
    return sheet.finish(bottom + padding)


def _draw_scale(sheet: Sheet, axis: TimeAxis, chart: Chart, x: float, top: float) -> None:
    look = sheet.look
    for point in chart.points:
        if point.date is not None and point.date.day is None:
            # What is known to the year or the month has its whole length on the scale.
            start = axis.at(point.date.first_day)
            length = axis.behind(point.date.last_day) - start
            sheet.box(x - 2.2, top + start, 4.4, length, look.span)
    sheet.line([(x, top), (x, top + axis.length)], look.soft, 1)
    for place, text in axis.ticks(chart.lang, look.leading):
        sheet.line([(x - 4, top + place), (x, top + place)], look.soft, 0.75)
        sheet.text(
            x - _TICK, top + place + CAP * look.text / 2, text, look.soft, bold=True, align="right"
        )


def label_event(point: Point, letters: Lettering, look: Look, width: float) -> EventLabel:
    """An event's date and words, broken into lines of a width."""
    text = clean("".join(one.text for one in point.label if isinstance(one, Words)))
    marks = [one for one in point.label if isinstance(one, Mark)] if look.marks else []
    mark = marks[0] if marks else None
    lines = letters.wrap(text, width, look.text, letters.mark_width(mark))
    return EventLabel(clean(point.when), tuple(lines), mark)


def draw_lines(sheet: Sheet, label: EventLabel, x: float, baseline: float) -> None:
    """An event's words from a first baseline on, and its mark."""
    end = x
    for index, line in enumerate(label.lines):
        level = baseline + index * sheet.look.leading
        end = x + sheet.text(x, level, line)
    sheet.mark(end, baseline + (len(label.lines) - 1) * sheet.look.leading, label.mark)
