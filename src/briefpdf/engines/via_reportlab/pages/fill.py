"""Fills columns with strips, one after the other or equally deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..strip import FREE, Strip, depth

# What a sum of heights may be off by, and how exactly columns are balanced, in points.
_SLACK, _PRECISION = 0.01, 0.5


@dataclass(frozen=True, slots=True)
class Column:
    """The strips of a column, by where they are in the text: from `start` to before `end`.

    `again` are those that are set once more at its head. `depth` is how deep all of them are.
    """

    start: int
    end: int
    again: tuple[Strip, ...]
    depth: float


def fill_column(strips: Sequence[Strip], start: int, room: float, must: bool) -> Column:
    """As many strips as have room, up to where a column may end.

    None may have room; a column that `must` have one takes it all the same.
    """
    again = strips[start].again if start else ()
    if again:
        column = _fill(strips, start, room, again)
        if column.end > start or not must:
            return column
    column = _fill(strips, start, room, ())
    if column.end == start and must:
        end = start + 1
        while end < len(strips) and depth(strips[start : end + 1]) <= room + _SLACK:
            end += 1
        return Column(start, end, (), depth(strips[start:end]))
    return column


def _fill(strips: Sequence[Strip], start: int, room: float, again: tuple[Strip, ...]) -> Column:
    used = sum(strip.height + strip.after for strip in again)
    end, filled = start, 0.0
    for index in range(start, len(strips)):
        strip = strips[index]
        if used + strip.height > room + _SLACK:
            break
        used += strip.height
        if strip.bond == FREE or index == len(strips) - 1:
            end, filled = index + 1, used
        used += strip.after
    return Column(start, end, again, filled)


def fill_columns(
    strips: Sequence[Strip], start: int, room: float, count: int, fresh: bool
) -> list[Column]:
    """Columns that are filled in order; the first takes at least a strip on a `fresh` page."""
    columns = []
    for number in range(count):
        if start == len(strips):
            break
        column = fill_column(strips, start, room, must=fresh and number == 0)
        columns.append(column)
        start = column.end
    return columns


def balance_columns(
    strips: Sequence[Strip], start: int, room: float, count: int, fresh: bool
) -> list[Column]:
    """Columns as deep as each other where the strips have room, otherwise filled in order."""
    best = fill_columns(strips, start, room, count, fresh)
    if not best or best[-1].end < len(strips):
        return best
    high = max(column.depth for column in best)
    low = depth(strips[start:]) / count
    while high - low > _PRECISION:
        middle = (low + high) / 2
        columns = fill_columns(strips, start, middle, count, fresh=False)
        if columns[-1].end == len(strips):
            best, high = columns, max(column.depth for column in columns)
        else:
            low = middle
    return best
