"""Puts what a document is made of on pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ..measures import Measures
from ..pdf.sheet import Sheet
from ..strip import Frame, Strip, depth, loosened
from .feet import Above, Notes, PageFoot
from .fill import Column, Room

Draw: TypeAlias = Callable[[Sheet], None]
# A column that goes on has at least so many lines of room; otherwise it begins on the next page.
_LEAST_LINES = 3


@dataclass(frozen=True, slots=True)
class Section:
    """Strips that are set across the page, or in columns, `balanced` or filled in order.

    `above` and `below` are the spaces around them, in points; neither counts at a page's head.
    One that is `joined` stays with the first lines of the next section.
    """

    strips: Sequence[Strip]
    in_columns: bool = False
    balanced: bool = False
    above: float = 0.0
    below: float = 0.0
    joined: bool = False


@dataclass(slots=True)
class Page:
    """A page: what is drawn on it, the strips in its columns and across them.

    `filled` and `free` are how deep its columns are filled, all of them together, and are not.
    """

    top: float
    draw: list[Draw] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)
    across: list[Strip] = field(default_factory=list)
    filled: float = 0.0
    free: float = 0.0


class Layout:
    """Puts sections on pages, the first of which begins elsewhere than the others.

    `notes` go to the feet of the pages that have their places.
    """

    def __init__(self, measures: Measures, first_top: float, notes: Notes) -> None:
        self.measures = measures
        self.notes = notes
        self._foot = PageFoot(notes)
        self.pages = [Page(first_top)]
        self._y = first_top
        self._space = 0.0
        self._bottom = measures.bottom
        self._left, self._step = measures.left, measures.column_width + measures.gap
        self._columns = measures.columns
        # What has no room under the title is broken rather than put off: it may have none at all.
        self._tallest = max(self._bottom - max(first_top, measures.top), 1.0)
        self._least = measures.body.leading * _LEAST_LINES

    def add(self, section: Section) -> None:
        """Put a section below what there is, and on as many pages as it takes."""
        strips = loosened(section.strips, self._tallest)
        self._space = max(self._space, section.above) if self._is_begun else 0.0
        start = 0
        while start < len(strips):
            start = self._add_part(section, strips, start)
        self._space = section.below

    def new_page(self) -> None:
        """End the page and begin the next."""
        carried = self._end_page()
        self.pages.append(Page(self.measures.top))
        self._y, self._space = self.measures.top, 0.0
        self._foot = PageFoot(self.notes, carried)

    def finish(self) -> None:
        """End the last page, and whatever is left of its notes."""
        while carried := self._end_page():
            self.pages.append(Page(self.measures.top))
            self._y = self.measures.top
            self._foot = PageFoot(self.notes, carried)

    def _end_page(self) -> list[Strip]:
        """Put the notes at the foot of the page; those that have no room there."""
        page, notes = self.pages[-1], self.notes
        placed, carried = self._foot.part(self._bottom - self._y, must=not self._is_begun)
        if not placed:
            return carried
        top = self._bottom - depth(placed)
        if notes.paint is not None:
            page.draw.append(_above(notes.paint, self._left, top - notes.space))
        for strip in placed:
            if strip.paint is not None:
                page.draw.append(_drawing(strip, self._left, top))
            top += strip.height + strip.after
        return carried

    @property
    def _is_begun(self) -> bool:
        return self._y > self.pages[-1].top

    def _add_part(self, section: Section, strips: Sequence[Strip], start: int) -> int:
        top = self._y + self._space
        count = self._columns if section.in_columns else 1
        kept = self._least if section.joined and self._is_begun else 0.0
        room = Room(self._bottom - top - kept, self._foot)
        must = not self._is_begun
        if section.balanced:
            columns = room.balance(strips, start, count, must)
        else:
            columns = room.fill(strips, start, count, must, room.depth)
        end = columns[-1].end if columns else start
        if end == start:
            self.new_page()
            return start
        page = self.pages[-1]
        for number, column in enumerate(columns):
            self._place(page, strips, column, self._left + number * self._step, top)
        deepest = max(column.depth for column in columns)
        into = page.strips if section.in_columns else page.across
        into += strips[start:end]
        if section.in_columns:
            filled = sum(column.depth for column in columns)
        else:
            filled = self._columns * deepest
        page.filled += filled
        self._foot.add([anchor for column in columns for anchor in column.anchors])
        left = self._bottom - top - self._foot.needed(())
        page.free = max(0.0, self._columns * left - filled)
        self._y, self._space = top + deepest, 0.0
        if end < len(strips):
            self.new_page()
        return end

    def _place(
        self, page: Page, strips: Sequence[Strip], column: Column, x: float, top: float
    ) -> None:
        placed: list[tuple[Strip, float]] = []
        for strip in (*column.again, *strips[column.start : column.end]):
            placed.append((strip, top))
            top += strip.height + strip.after
        page.draw += _frames(strips, column, placed, x)
        for strip, y in placed:
            if strip.paint is not None:
                page.draw.append(_drawing(strip, x, y))


def _above(paint: Above, x: float, top: float) -> Draw:
    def draw(sheet: Sheet) -> None:
        paint(sheet, x, top)

    return draw


def _drawing(strip: Strip, x: float, y: float) -> Draw:
    def draw(sheet: Sheet) -> None:
        assert strip.paint is not None
        strip.paint(sheet, x, y)

    return draw


def _frames(
    strips: Sequence[Strip], column: Column, placed: Sequence[tuple[Strip, float]], x: float
) -> Iterator[Draw]:
    """The frames around strips of a column, the outer ones first."""
    above = strips[column.start - 1].frames if column.start else ()
    below = strips[column.end].frames if column.end < len(strips) else ()
    runs: dict[Frame, tuple[int, int]] = {}
    for index, (strip, _) in enumerate(placed):
        for frame in strip.frames:
            first, last = runs.get(frame, (index, index))
            runs[frame] = (first, index) if last >= index - 1 else (first, last)
    for frame, (first, last) in sorted(runs.items(), key=lambda run: (run[1][0], -run[1][1])):
        begins = first > 0 or frame not in above
        ends = last < len(placed) - 1 or frame not in below
        strip, foot = placed[last]
        top = placed[first][1]
        yield _framing(frame, x, top, foot + strip.height - top, begins, ends)


def _framing(frame: Frame, x: float, top: float, height: float, begins: bool, ends: bool) -> Draw:
    def draw(sheet: Sheet) -> None:
        frame.paint(sheet, x, top, height, begins, ends)

    return draw
