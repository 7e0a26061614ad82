"""What a kind of pages brings besides the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from ..blocks.blocks import BlockSetter
from ..pdf.sheet import Sheet
from ..strip import Strip
from .layout import Section


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which page it is, from 0, of how many, and whether it is behind those of the text."""

    index: int
    count: int
    is_behind_text: bool


class Family(Protocol):
    """The pages of a kind of styles.

    `text_top` is where the text begins on the first page, in points; `ends_apart` says whether
    what comes behind the text begins on a page of its own.
    """

    text_top: float
    ends_apart: bool

    def draw_first(self, sheet: Sheet) -> None:
        """Draw the head of the first page, before its text."""

    def draw_around(self, sheet: Sheet, page: PageNumber) -> None:
        """Draw running head and footer, behind the text of a page."""

    def end_of_text(self) -> Sequence[Strip]:
        """What ends the text, in its last column."""

    def sections(self, disclaimer: BlockSetter) -> Iterator[Section]:
        """What comes behind the text: notice, sources, disclaimer."""
