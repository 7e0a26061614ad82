"""Fills columns with strips, one after the other or equally deep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ..strip import FREE, Strip, depth

# What a sum of heights may be off by, and how exactly columns are balanced, in points.
_SLACK, _PRECISION = 0.01, 0.5


class Foot(Protocol):
    """What stands at the foot of a page."""

    def needed(self, anchors: Sequence[str]) -> float:
        """How deep it is when these places are on the page as well, in points."""


@dataclass(frozen=True, slots=True)
class Column:
    """The strips of a column, by where they are in the text: from `start` to before `end`.

    `again` are those that are set once more at its head. `depth` is how deep all of them are;
    `anchors` are the places for links in them.
    """

    start: int
    end: int
    again: tuple[Strip, ...]
    depth: float
    anchors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Room:
    """The room for columns: how deep it is down to the foot of the page, and what that holds."""

    depth: float
    foot: Foot

    def fill(
        self, strips: Sequence[Strip], start: int, count: int, must: bool, limit: float
    ) -> list[Column]:
        """Columns filled in order, none deeper than the limit.

        None of the strips may have room; when one `must` have it, the first is taken all the same.
        """
        columns: list[Column] = []
        anchors: tuple[str, ...] = ()
        deepest = 0.0
        for number in range(count):
            if start == len(strips):
                break
            filling = _Filling(self, strips, start, limit, deepest, anchors)
            column = filling.fill(must and number == 0)
            columns.append(column)
            start, anchors = column.end, anchors + column.anchors
            deepest = max(deepest, column.depth)
        return columns

    def balance(self, strips: Sequence[Strip], start: int, count: int, must: bool) -> list[Column]:
        """Columns as deep as each other where all strips have room, else filled in order."""
        best = self.fill(strips, start, count, must, self.depth)
        if not best or best[-1].end < len(strips):
            return best
        high = max(column.depth for column in best)
        low = depth(strips[start:]) / count
        while high - low > _PRECISION:
            middle = (low + high) / 2
            columns = self.fill(strips, start, count, False, middle)
            if columns[-1].end == len(strips):
                best, high = columns, max(column.depth for column in columns)
            else:
                low = middle
        return best


@dataclass(frozen=True, slots=True)
class _Filling:
    """A column to be filled; `beside` is how deep those beside it are, `known` their places."""

    room: Room
    strips: Sequence[Strip]
    start: int
    limit: float
    beside: float
    known: tuple[str, ...]

    def fill(self, must: bool) -> Column:
        again = self.strips[self.start].again if self.start else ()
        column = self._fill(again)
        if column.end == self.start and must and again:
            column = self._fill(())
        return self._forced() if column.end == self.start and must else column

    def _fill(self, again: tuple[Strip, ...]) -> Column:
        used = sum(strip.height + strip.after for strip in again)
        end, filled = self.start, 0.0
        anchors: tuple[str, ...] = ()
        kept = anchors
        for index in range(self.start, len(self.strips)):
            strip = self.strips[index]
            anchors += strip.anchors
            used += strip.height
            if not self._has_room(used, anchors):
                break
            if strip.bond == FREE or index == len(self.strips) - 1:
                end, filled, kept = index + 1, used, anchors
            used += strip.after
        return Column(self.start, end, again, filled, kept)

    def _has_room(self, used: float, anchors: tuple[str, ...]) -> bool:
        needed = self.room.foot.needed(self.known + anchors)
        deepest = max(used, self.beside)
        return used <= self.limit + _SLACK and deepest + needed <= self.room.depth + _SLACK

    def _forced(self) -> Column:
        """At least one strip, and those after it that are bound to it as far as there is room."""
        end = self.start + 1
        while end < len(self.strips) and depth(self.strips[self.start : end + 1]) <= self.limit:
            end += 1
        taken = self.strips[self.start : end]
        anchors = tuple(anchor for strip in taken for anchor in strip.anchors)
        return Column(self.start, end, (), depth(taken), anchors)
