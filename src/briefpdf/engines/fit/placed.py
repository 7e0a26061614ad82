"""How deep a text is on its pages, by where its blocks begin on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from msgspec import Struct

from ...model.document import Block, Document, ListBlock, Paragraph, Quotation
from ...model.theme import Theme
from ..content.table_fit import column_width
from ..content.walk import block_text
from ..style.settings import number
from .measured import Measured, column_depth

_PROSE = (Paragraph, ListBlock, Quotation)


class Placed(Struct, frozen=True):
    """Something of a document and where it stands: points from the left and the top of its page.

    `kind` says what it is: a `spot` is where the block of an index begins, `name`; an `end` is
    where the text ends; `low` is where something at the foot of a page begins; `across` stands
    across all columns, as high as `name` says; an `anchor` is what links lead to; and an engine
    may have others.
    """

    kind: str
    name: Any
    page: int = 0
    x: float = 0.0
    y: float = 0.0


def measure_placed(document: Document, theme: Theme, placed: Sequence[Placed]) -> Measured:
    """The text on its pages; what stands before a block begins it, the last ends the text."""
    spots = sorted((one for one in placed if one.kind == "spot"), key=lambda one: float(one.name))
    if not spots:
        return Measured((), 0.0, 0.0, {})
    # The authors' names, where a style sets them behind the text, are part of it.
    ends = [one for one in placed if one.kind == "end"]
    grid = Grid.of(theme, spots[0])
    along = [*map(grid.reached, spots)]
    last = (ends or spots)[-1]
    filled = [grid.whole(page) for page in range(1, last.page + 1)]
    filled[-1] = grid.reached(last) - sum(filled[:-1])
    filled[-1] += grid.beside(last, [one for one in placed if one.kind == "across"])
    foot = grid.foot(last, placed)
    free = (
        grid.whole(last.page)
        - filled[-1]
        - (grid.bottom - foot) * (grid.columns - grid.column(last))
    )
    blocks = [int(float(one.name)) for one in spots]
    depths = {
        at: max(0.0, end - start)
        for at, (start, end) in zip(blocks[:-1], pairwise(along), strict=True)
    }
    return Measured(
        filled=tuple(max(0.0, one) for one in filled),
        free=max(0.0, free),
        words_per_line=_words_per_line(document, theme, depths, sum(filled)),
        depths=depths,
        prose=_count([one for one in document.blocks if isinstance(one, _PROSE)]),
    )


def _words_per_line(
    document: Document, theme: Theme, depths: Mapping[int, float], filled: float
) -> float:
    """How many words a line of prose has, which is what an author can cut: no figure is.

    Half of all words stand in paragraphs with so many or less: one around a figure seems deeper.
    """
    leading = number(theme, "sizes", "leading", 12)
    prose = [
        (words / depths[at] * leading, words)
        for at, block in enumerate(document.blocks)
        if isinstance(block, _PROSE) and depths.get(at) and (words := _count([block]))
    ]
    before, half = 0, sum(words for _, words in prose) / 2
    for ratio, words in sorted(prose):
        before += words
        if before >= half:
            return ratio
    return _count(document.blocks) / filled * leading if filled > 0 else 0.0


def _count(blocks: Sequence[Block]) -> int:
    return len(block_text(blocks).split())


class Grid(Struct, frozen=True):
    """Where the columns of the text stand, in points; `head` is what page 1 has above them."""

    columns: int
    left: float
    step: float
    top: float
    depth: float
    head: float

    @classmethod
    def of(cls, theme: Theme, first: Placed | None = None) -> Grid:
        """The grid of a style, on whose first page the text begins where a spot says."""
        leading = number(theme, "sizes", "leading", 12)
        size = number(theme, "sizes", "body", leading / 1.2)
        drop = number(theme, "fonts", "serif_ascent", 1) - number(
            theme, "fonts", "serif_descent", 0
        )
        top = number(theme, "page", "first_baseline", 56) - leading / 2 - drop / 2 * size
        return cls(
            columns=max(1, int(number(theme, "grid", "columns", 1))),
            left=number(theme, "page", "left", 72),
            step=column_width(theme) + number(theme, "grid", "gap", 0),
            top=top,
            depth=column_depth(theme),
            head=max(0.0, first.y - top) if first and first.page == 1 else 0.0,
        )

    @property
    def bottom(self) -> float:
        """Where columns end."""
        return self.top + self.depth

    def foot(self, spot: Placed, placed: Sequence[Placed]) -> float:
        """Where the column of a spot ends, above what stands at the foot of its page."""
        lows = (one for one in placed if one.kind == "low" and one.page == spot.page)
        return min((one.y for one in lows if one.y > spot.y), default=self.bottom)

    def whole(self, page: int) -> float:
        """How deep all columns of a page are together."""
        return self.columns * (self.depth - (self.head if page == 1 else 0.0))

    def column(self, spot: Placed) -> int:
        """The column that a spot is in, from 0."""
        return min(self.columns - 1, max(0, round((spot.x - self.left) / self.step)))

    def reached(self, spot: Placed) -> float:
        """How deep the text is up to a spot, in all columns before it."""
        head = self.head if spot.page == 1 else 0.0
        before = sum(self.whole(page) for page in range(1, spot.page))
        down = min(self.depth, max(0.0, spot.y - self.top))
        return before + self.column(spot) * (self.depth - head) + max(0.0, down - head)

    def beside(self, last: Placed, across: Sequence[Placed]) -> float:
        """What stands across the columns of the last page, in those that the text leaves free."""
        heights = [float(one.name) for one in across if one.page == last.page]
        return sum(heights) * (self.columns - 1 - self.column(last))
