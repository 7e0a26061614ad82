"""A timeline across a page: a strip of time, with labels like flags above and below it."""

from __future__ import annotations

from dataclasses import dataclass

from ....model.document import Chart
from ..axes.spread import spread
from ..axes.time import TimeAxis
from ..drawn import Drawn
from ..paper.lettering import ASCENT, CAP, DESCENT, Lettering
from ..paper.look import Look
from ..paper.sheet import Sheet
from .event_label import EventLabel

# The height of the strip, and of the room between it and the flags.
_STRIP, _ROOM, _BAND = 13.0, 15.0, 2.4
_DOT, _POLE, _BESIDE = 2.2, 3.5, 9.0
# Flags are no wider, nor narrower, than this, and have no more lines.
_WIDEST, _NARROWEST, _MOST_LINES = 128.0, 62.0, 6


@dataclass(frozen=True, slots=True)
class FlagPlan:
    """The label of each event; every other one stands above the strip, the first of them first."""

    labels: list[EventLabel]

    @classmethod
    def of(cls, chart: Chart, look: Look, letters: Lettering, width: float) -> FlagPlan | None:
        """The plan; None where the events have no room beside each other."""
        one_side = (len(chart.points) + 1) // 2
        room = (width - 2 * look.padding) / one_side - _BESIDE - _POLE
        if room < _NARROWEST:
            return None
        labels = [EventLabel.of(point, letters, look, min(room, _WIDEST)) for point in chart.points]
        fits = all(
            label.width(letters, look) <= room and len(label.lines) <= _MOST_LINES
            for label in labels
        )
        return cls(labels) if fits else None


def draw_timeline_across(
    chart: Chart, look: Look, letters: Lettering, width: float, plan: FlagPlan
) -> Drawn:
    """The events of a chart from left to right."""
    sheet = Sheet(width, look, letters)
    left, right = look.padding + _DOT + 1, width - look.padding - _DOT - 1
    dates = [point.date for point in chart.points if point.date is not None]
    axis = TimeAxis.around(dates, right - left)
    above, below = plan.labels[::2], plan.labels[1::2]
    high = max(_height(label, look) for label in above)
    top = look.padding + high + _ROOM
    bottom = top + _STRIP
    _draw_strip(sheet, axis, chart, left, top)
    for side, labels in enumerate((above, below)):
        own = dates[side::2]
        edge = bottom if side else top
        places = [left + axis.at(date.first_day) for date in own]
        sizes = [label.width(letters, look) + _POLE + _BESIDE for label in labels]
        room = width - 2 * look.padding + _BESIDE
        starts = spread([place - look.padding for place in places], sizes, room)
        for label, date, place, start in zip(labels, own, places, starts, strict=True):
            x = look.padding + start
            height = _height(label, look)
            head = edge + _ROOM if side else edge - _ROOM - height
            near, far = (head, head + height) if side else (head + height, head)
            near_edge = edge + 5 if side else edge - 5
            pole = [(place, edge), (place, near_edge), (x, near), (x, far)]
            if abs(place - x) < 0.01:
                pole = [(place, edge), (place, far)]
            sheet.line(pole, look.soft, 0.5)
            baseline = head + ASCENT * look.text
            sheet.text(x + _POLE, baseline, label.when, look.accent, bold=True)
            label.draw(sheet, x + _POLE, baseline + look.leading)
            fill = look.paper if date.month is None else look.accent
            sheet.circle(place, edge, _DOT, fill, look.accent, 1)
    low = max((_height(label, look) for label in below), default=0.0)
    return sheet.finish(bottom + (_ROOM + low if below else 0.0) + look.padding)


def _height(label: EventLabel, look: Look) -> float:
    return len(label.lines) * look.leading + (ASCENT + DESCENT) * look.text


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
