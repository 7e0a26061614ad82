"""The numbers at the points of lines, where they have room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from msgspec import Struct

from ...model.document import Chart
from .lettering import ASCENT, CAP, DESCENT, clean
from .sheet import Sheet

# How far a number stands from its point, and how high it is, of the type size.
AWAY, ROOM_ABOVE = 6.0, ASCENT + DESCENT
# What stays free beside a number, of the type size, over the hair's breadth around all.
APART = 0.25
# So many times as far from a number as its own point, another is not taken for that.
_FAR = 2.0
# Up to so many points, the numbers of all are tried; of more, only those that matter most: the
# others would crowd the part of the plot that is tried first.
_ALL = 60

Box = tuple[float, float, float, float]
# The points of a line; one without a depth has no value.
Line = list[tuple[float, float | None]]
Segment = tuple[tuple[float, float], tuple[float, float]]


class _Wanted(Struct, frozen=True):
    """A number to be placed: its text, its point, its line, how much it matters (0 the most)."""

    text: str
    x: float
    y: float
    series: int
    rank: int


def place_numbers(
    chart: Chart, sheet: Sheet, lines: Sequence[Line], inks: Sequence[str], room: Box
) -> None:
    """Print numbers in the colour of their line, none over another, over a line, out of `room`.

    The first and the last of a line, its highest and its lowest, and those with a qualifier come
    first. Each stands nearer to its own line than to any other; what finds no such place is left
    to the scale. The sign of a missing value stands at the foot of the plot.
    """
    segments = [list(_segments(line)) for line in lines]
    taken: list[Box] = [
        (x - 2.5, y - 2.5, x + 2.5, y + 2.5) for line in lines for x, y in line if y is not None
    ]
    size = sheet.look.text
    every = sorted(_wanted(chart, lines, room), key=lambda one: one.rank)
    matter = [one for one in every if one.rank < 1]
    for wanted in every if len(every) <= _ALL else matter[:_ALL]:
        width = sheet.letters.width(wanted.text, size)
        for box in _places(wanted, width, size, room):
            if (
                _is_inside(box, room)
                and not any(_overlap(box, other) for other in taken)
                and not any(_crosses(segment, box) for line in segments for segment in line)
                and (
                    wanted.rank < 0
                    or (
                        _is_nearest(box, wanted, segments)
                        and _is_at(box, wanted, lines[wanted.series])
                    )
                )
            ):
                sheet.box(box[0], box[1], width, box[3] - box[1], sheet.look.paper)
                ink = inks[wanted.series]
                sheet.text(box[0], box[3] - DESCENT * size, wanted.text, ink)
                # Two numbers on one level are read apart.
                taken.append((box[0] - APART * size, box[1], box[2] + APART * size, box[3]))
                break


def _segments(line: Line) -> Iterator[Segment]:
    for (x0, y0), (x1, y1) in pairwise(line):
        if y0 is not None and y1 is not None:
            yield (x0, y0), (x1, y1)


def _wanted(chart: Chart, lines: Sequence[Line], room: Box) -> Iterator[_Wanted]:
    for series, line in enumerate(lines):
        known = {index: y for index, (_, y) in enumerate(line) if y is not None}
        if not known:
            continue
        ends = {min(known), max(known)}
        ends |= {min(known, key=lambda index: known[index])}
        ends |= {max(known, key=lambda index: known[index])}
        for index, (x, y) in enumerate(line):
            text = clean(chart.points[index].amounts[series].text)
            if y is None:
                yield _Wanted(text, x, room[3], series, -1)
                continue
            qualified = text[:1].isalpha() or text[-1:].isalpha()
            yield _Wanted(text, x, y, series, 0 if qualified or index in ends else 1)


def _places(wanted: _Wanted, width: float, size: float, room: Box) -> Iterator[Box]:
    """Where a number can stand: above its point, below it, at its sides."""
    up, down, half = ASCENT * size, DESCENT * size, width / 2
    x, y = wanted.x, wanted.y
    if wanted.rank < 0:
        for level in range(6):
            base = room[3] - down - level * (up + down + 1)
            yield x - half, base - up, x + half, base + down
        return
    below = CAP * size
    for base in (y - AWAY, y + AWAY + below, y - 1.6 * AWAY, y + 1.6 * AWAY + below):
        for left in (x - half, x - 2, x - width + 2, max(x - half, room[0])):
            yield left, base - up, left + width, base + down
    row = y - AWAY - up - down - 1
    yield x - half, row - up, x + half, row + down
    # Beside a point near the foot of the plot a number stands on it.
    beside = min(y + below / 2, room[3] - down)
    for left in (x + AWAY, x - AWAY - width):
        yield left, beside - up, left + width, beside + down


def _is_inside(box: Box, room: Box) -> bool:
    hair = 0.01
    return (
        room[0] <= box[0] + hair
        and room[1] <= box[1] + hair
        and box[2] <= room[2] + hair
        and box[3] <= room[3] + hair
    )


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common, a hair's breadth around them included."""
    return (
        one[0] < other[2] + 1
        and other[0] < one[2] + 1
        and one[1] < other[3] + 1
        and other[1] < one[3] + 1
    )


def _is_at(box: Box, wanted: _Wanted, line: Line) -> bool:
    """Whether a number stands by its own point: no other of its line is nearer to it across, or
    that is far above it or below."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    across, own = abs(x - wanted.x), hypot(x - wanted.x, y - wanted.y)
    return all(
        across <= abs(x - far) or hypot(x - far, y - deep) >= _FAR * own
        for far, deep in line
        if deep is not None
    )


def _is_nearest(box: Box, wanted: _Wanted, segments: Sequence[Sequence[Segment]]) -> bool:
    """Whether a number stands no nearer to another line than to its own point."""
    middle = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    own = max(abs(middle[0] - wanted.x) - (box[2] - box[0]) / 2, 0.0), middle[1] - wanted.y
    reach = (own[0] ** 2 + own[1] ** 2) ** 0.5
    return all(
        _distance(middle, segment) > reach
        for series, line in enumerate(segments)
        if series != wanted.series
        for segment in line
    )


def _distance(place: tuple[float, float], segment: Segment) -> float:
    """How far a place is from the nearest point of a segment."""
    (x, y), ((x0, y0), (x1, y1)) = place, segment
    across, down = x1 - x0, y1 - y0
    length = across**2 + down**2
    share = ((x - x0) * across + (y - y0) * down) / length if length else 0.0
    share = min(1.0, max(0.0, share))
    return float(((x - x0 - share * across) ** 2 + (y - y0 - share * down) ** 2) ** 0.5)


def _crosses(segment: Segment, box: Box) -> bool:
    """Whether a line between two points runs through a box (Liang and Barsky 1984)."""
    (x0, y0), (x1, y1) = segment
    enter, leave = 0.0, 1.0
    for start, way, low, high in ((x0, x1 - x0, box[0], box[2]), (y0, y1 - y0, box[1], box[3])):
        if not way:
            if not low <= start <= high:
                return False
            continue
        near, far = sorted(((low - start) / way, (high - start) / way))
        enter, leave = max(enter, near), min(leave, far)
    return enter < leave
