"""The numbers at the points of lines, where they have room."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ....model.document import Chart
from ..paper.lettering import ASCENT, CAP, DESCENT, clean
from ..paper.sheet import Sheet

# How far a number stands from its point, and how high it is, of the type size.
AWAY, ROOM_ABOVE = 6.0, ASCENT + DESCENT
# Up to so many points, the numbers of all are tried; of more, those that matter most.
_ALL = 60

Box = tuple[float, float, float, float]
Line = list[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A number to be placed: its text, its point, and how much it matters (0 the most)."""

    text: str
    x: float
    y: float
    rank: int


def place_numbers(chart: Chart, sheet: Sheet, lines: list[Line], room: Box) -> None:
    """Print numbers beside their points, none over another, over a line or outside of `room`.

    The first and the last of a line, its highest and its lowest, and those with a qualifier come
    first; what finds no room is left to the scale.
    """
    segments = [pair for line in lines for pair in pairwise(line)]
    taken: list[Box] = [(x - 2.5, y - 2.5, x + 2.5, y + 2.5) for line in lines for x, y in line]
    for wanted in sorted(_wanted(chart, lines), key=lambda one: one.rank)[:_ALL]:
        width = sheet.letters.width(wanted.text, sheet.look.text)
        for box in _places(wanted, width, sheet.look.text, room):
            inside = room[0] <= box[0] and room[1] <= box[1] and box[2] <= room[2]
            if (
                inside
                and box[3] <= room[3]
                and not any(_overlap(box, other) for other in taken)
                and not any(_crosses(segment, box) for segment in segments)
            ):
                sheet.box(box[0], box[1], width, box[3] - box[1], sheet.look.paper)
                sheet.text(box[0], box[3] - DESCENT * sheet.look.text, wanted.text)
                taken.append(box)
                break


def _wanted(chart: Chart, lines: list[Line]) -> Iterator[_Wanted]:
    for series, line in enumerate(lines):
        depths = [y for _, y in line]
        ends = {0, len(line) - 1, depths.index(min(depths)), depths.index(max(depths))}
        for index, (x, y) in enumerate(line):
            text = clean(chart.points[index].amounts[series].text)
            qualified = text[:1].isalpha() or text[-1:].isalpha()
            yield _Wanted(text, x, y, 0 if qualified or index in ends else 1)


def _places(wanted: _Wanted, width: float, size: float, room: Box) -> Iterator[Box]:
    """Where a number can stand: above its point, below it, at its sides."""
    up, down, half = ASCENT * size, DESCENT * size, width / 2
    x, y = wanted.x, wanted.y
    below = CAP * size
    for base in (y - AWAY, y + AWAY + below, y - 1.6 * AWAY, y + 1.6 * AWAY + below):
        for left in (x - half, x - 2, x - width + 2, max(x - half, room[0])):
            yield left, base - up, left + width, base + down
    for left in (x + AWAY, x - AWAY - width):
        yield left, y + below / 2 - up, left + width, y + below / 2 + down


def _overlap(one: Box, other: Box) -> bool:
    """Whether two boxes have a part in common, a hair's breadth around them included."""
    return (
        one[0] < other[2] + 1
        and other[0] < one[2] + 1
        and one[1] < other[3] + 1
        and other[1] < one[3] + 1
    )


def _crosses(segment: tuple[tuple[float, float], tuple[float, float]], box: Box) -> bool:
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
