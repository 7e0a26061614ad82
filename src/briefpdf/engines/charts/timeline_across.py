"""A timeline across a page: a strip of time, with labels like flags above and below it."""

from __future__ import annotations

from msgspec import Struct

from ...model.document import Chart
from .axes import TimeAxis, spread
from .drawn import Drawn
from .lettering import ASCENT, CAP, DESCENT, Label, Lettering
from .look import Look
from .sheet import Sheet

# The height of the strip, and of the room between it and the flags.
_STRIP, _ROOM, _BAND = 13.0, 15.0, 2.4
_DOT, _POLE, _BESIDE = 2.2, 3.5, 9.0
# Flags are no wider, nor narrower, than this, and have no more lines.
_WIDEST, _NARROWEST, _MOST_LINES = 128.0, 62.0, 6


class FlagPlan(Struct, frozen=True):
    """The label of each event, its lines and the width that it takes.

    Every other one stands above the strip, the first of them first.
    """

    labels: list[Label]
    lines: list[list[str]]
    widths: list[float]

    @classmethod
    def of(cls, chart: Chart, look: Look, letters: Lettering, width: float) -> FlagPlan | None:
        """The plan; None where the events have no room beside each other."""
        one_side = (len(chart.points) + 1) // 2
        room = (width - 2 * look.padding) / one_side - _BESIDE - _POLE
        if room < _NARROWEST:
            return None
        labels = [Label.of(point, look.marks) for point in chart.points]
        lines = [label.wrap(letters, look.text, min(room, _WIDEST)) for label in labels]
        widths = [
            max(
                *(letters.width(line, look.text) for line in own[:-1]),
                letters.width(own[-1], look.text) + letters.mark_width(label.mark),
                letters.width(label.when, look.text, bold=True),
            )
            for label, own in zip(labels, lines, strict=True)
        ]
        fits = max(widths) <= room and max(map(len, lines)) <= _MOST_LINES
        return cls(labels, lines, widths) if fits else None


def draw_timeline_across(
    chart: Chart, look: Look, letters: Lettering, width: float, plan: FlagPlan
) -> Drawn:
    """The events of a chart from left to right."""
    sheet = Sheet(width, look, letters)
    left, right = look.padding + _DOT + 1, width - look.padding - _DOT - 1
    dates = [point.date for point in chart.points if point.date is not None]
    axis = TimeAxis.around(dates, right - left)
    heights = [len(lines) * look.leading + (ASCENT + DESCENT) * look.text for lines in plan.lines]
    high = max(heights[::2])
    top = look.padding + high + _ROOM
    bottom = top + _STRIP
    _draw_strip(sheet, axis, chart, left, top)
    for side, edge in enumerate((top, bottom)):
        every = range(side, len(dates), 2)
        places = [left + axis.at(dates[index].first_day) for index in every]
        sizes = [plan.widths[index] + _POLE + _BESIDE for index in every]
        room = width - 2 * look.padding + _BESIDE
        starts = spread([place - look.padding for place in places], sizes, room)
        for index, place, start in zip(every, places, starts, strict=True):
            label, height, x = plan.labels[index], heights[index], look.padding + start
            head = edge + _ROOM if side else edge - _ROOM - height
            near, far = (head, head + height) if side else (head + height, head)
            near_edge = edge + 5 if side else edge - 5
            pole = [(place, edge), (place, near_edge), (x, near), (x, far)]
            if abs(place - x) < 0.01:
                pole = [(place, edge), (place, far)]
            sheet.line(pole, look.soft, 0.5)
            baseline = head + ASCENT * look.text
            sheet.text(x + _POLE, baseline, label.when, look.accent, bold=True)
            sheet.lines(x + _POLE, baseline + look.leading, plan.lines[index], label.mark)
            fill = look.paper if dates[index].month is None else look.accent
            sheet.circle(place, edge, _DOT, fill, look.accent, 1)
    low = max(heights[1::2], default=0.0)
    end = bottom + (_ROOM + low if low else 0.0)
    return sheet.finish(end + look.padding, chart.alt)


def _draw_strip(sheet: Sheet, axis: TimeAxis, chart: Chart, left: float, top: float) -> None:
    look, letters = sheet.look, sheet.letters
    sheet.box(left, top, axis.length, _STRIP, look.ground)
    for index, point in enumerate(chart.points):
        if point.date is not None and point.date.day is None:
            # What is known to the year or the month has its whole length on the strip's edge.
            start = axis.at(point.date.first_day)
            length = axis.behind(point.date.last_day) - start
            sheet.box(
                left + start, top + (_STRIP - 2.4 if index % 2 else 0), length, 2.4, look.span
            )
    for edge in (top, top + _STRIP):
        sheet.line([(left, edge), (left + axis.length, edge)], look.soft, 0.75)
    sample = axis.ticks(chart.lang, 1.0)
    widest = max(letters.width(text, look.text, bold=True) for _, text in sample)
    free = 0.0
    for place, text in axis.ticks(chart.lang, widest + 8):
        sheet.line([(left + place, top), (left + place, top + _STRIP)], look.soft, 0.5)
        width = letters.width(text, look.text, bold=True)
        if place >= free and place + 3 + width <= axis.length:
            baseline = top + _STRIP / 2 + CAP * look.text / 2
            sheet.text(left + place + 3, baseline, text, look.soft, bold=True)
            free = place + width + 6
