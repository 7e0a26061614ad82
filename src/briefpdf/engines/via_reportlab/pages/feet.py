"""The feet of pages, where sources stand as notes when the style wants them there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from ..pdf.sheet import Sheet
from ..strip import Strip, depth

# Draws what stands above the notes of a page, from the left edge and the top.
Above: TypeAlias = Callable[[Sheet, float, float], None]


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes as strips, each by the place in the text that brings it to the foot of its page.

    `space` is how deep what stands above them is, in points; `paint` draws it.
    """

    by_anchor: Mapping[str, Sequence[Strip]] = field(default_factory=dict)
    space: float = 0.0
    paint: Above | None = None


class PageFoot:
    """The foot of a page; `carried` are the lines of notes that had no room on the page before."""

    def __init__(self, notes: Notes, carried: Sequence[Strip] = ()) -> None:
        self.notes = notes
        self._strips = list(carried)

    def needed(self, anchors: Sequence[str]) -> float:
        """How deep it is with the notes of these places as well."""
        if not self._strips and not any(one in self.notes.by_anchor for one in anchors):
            return 0.0
        return self.notes.space + depth(self._with(anchors))

    def add(self, anchors: Sequence[str]) -> None:
        """Take in the notes of these places."""
        self._strips = self._with(anchors)

    def part(self, room: float, must: bool) -> tuple[list[Strip], list[Strip]]:
        """The lines that have room on the page, at least one if need be; and those that do not."""
        room -= self.notes.space
        count = len(self._strips)
        while count and depth(self._strips[:count]) > room + 0.01:
            count -= 1
        count = max(count, 1 if must else 0)
        return self._strips[:count], self._strips[count:]

    def _with(self, anchors: Sequence[str]) -> list[Strip]:
        strips = self._strips
        for anchor in anchors:
            strips = [*strips, *self.notes.by_anchor.get(anchor, ())]
        return strips
