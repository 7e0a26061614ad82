"""The pieces of text on pages."""

from __future__ import annotations

from typing import NamedTuple

from msgspec import Struct


class Box(NamedTuple):
    """A rectangle in points: from the left, and from the foot of the page."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """From its left to its right edge."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From its bottom to its top edge."""
        return self.top - self.bottom

    @property
    def centre(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2

    def meet(self, other: Box) -> Box:
        """What lies in both; its width or height is not above nothing when nothing does."""
        return Box(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


class Piece(NamedTuple):
    """Text in one style on one line: its page from 0, its words, where its ink is.

    `mark` is the number by which the tags know it, None outside them; an artifact, such as a
    running head, says itself that it is no content. `unseen` says why nobody can read it, and is
    empty when one can.
    """

    page: int
    text: str
    box: Box
    size: float
    mark: int | None
    is_artifact: bool
    is_upright: bool
    unseen: str = ""


class PageSize(Struct, frozen=True):
    """How wide and high a page is, in points."""

    width: float
    height: float


class Pages(Struct, frozen=True):
    """The pages of a file and all text on them, in the order in which it is painted.

    `marks` are the marked pieces of any kind, as page and number; `loose` has the page of each
    thing painted that is neither marked nor an artifact.
    """

    sizes: tuple[PageSize, ...]
    pieces: tuple[Piece, ...]
    marks: frozenset[tuple[int, int]]
    loose: tuple[int, ...]
