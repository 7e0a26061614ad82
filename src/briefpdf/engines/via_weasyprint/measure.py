"""How deep a text is on its pages, by where WeasyPrint says that its anchors stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from ...model.document import Block, Chart, Document, Picture, PullQuote, Table, TextBox
from ...model.theme import Theme
from ..content.links import figure_anchor, source_anchor
from ..content.notes import part_sources
from ..fit.measured import Measured
from ..fit.placed import Grid, Placed, measure_placed
from ..style.settings import number

if TYPE_CHECKING:  # It is loaded on demand.
    from weasyprint import Page

POINTS_PER_PIXEL = 0.75
# Where the text ends, and where a page template says that its authors do.
END, AUTHORS_END = "text-end", "authors-end"
# What is kept whole, the share of a page that it takes at most times, and that of some lines.
_WHOLE, _CROWDED, _FEW_LINES = (Table, Picture, Chart, TextBox, PullQuote), 0.6, 0.1


def block_anchor(index: int, block: Block) -> str:
    """The anchor of a block of the text, by which it is found on the pages."""
    if isinstance(block, (Table, Picture, Chart)) and block.id is not None:
        return figure_anchor(block.id)
    return f"block-{index}"


def measure(document: Document, theme: Theme, pages: Sequence[Page]) -> Measured:
    """The text on its pages."""
    notes = frozenset(source_anchor(one.number) for one in part_sources(document, theme)[0])
    # The space that parts notes from the text is as little free as they are.
    above = number(theme, "spaces", "above_notes", 0)
    placed = [
        replace(one, y=one.y - above) if one.name in notes else one
        for one in _placed(document, pages, notes)
    ]
    return measure_placed(document, theme, [*placed, *_across(placed)])


def empty_pages(document: Document, pages: Sequence[Page]) -> frozenset[int]:
    """The pages before the end of the text on which nothing of it begins.

    So it is where something that must not be broken does not fit: WeasyPrint puts off the text
    with it. A page in the middle of a long paragraph is such a one too.
    """
    spots = {one.page for one in _placed(document, pages)}
    return frozenset(range(1, max(spots, default=0))) - spots


def crowding_blocks(document: Document, theme: Theme, pages: Sequence[Page]) -> frozenset[int]:
    """The indices of blocks that float and leave their page too little room for a figure or a box,
    where one begins there, or for some lines of text.

    WeasyPrint sets what is kept whole over what floats, and that off the page.
    """
    placed = [*_placed(document, pages)]
    grid = Grid.of(theme, next((one for one in placed if one.kind == "spot"), None))
    crowded: set[int] = set()
    for page in {one.page for one in placed if one.kind == "low"}:
        here = [one for one in placed if one.page == page]
        lows = [one for one in here if one.kind == "low"]
        room = min(one.y for one in lows) - grid.top - (grid.head if page == 1 else 0.0)
        blocks = (document.blocks[one.name] for one in here if one.kind == "spot")
        least = _CROWDED if any(isinstance(block, _WHOLE) for block in blocks) else _FEW_LINES
        if room < least * grid.depth:
            crowded.update(int(one.name) for one in lows)
    return frozenset(crowded)


def _across(placed: Sequence[Placed]) -> Iterator[Placed]:
    """How high it is what goes across in its place, above the text that goes on below it."""
    for low in placed:
        if low.kind == "low" and isinstance(low.name, int):
            below = [one.y for one in placed if _follows(one, low) and one.page == low.page]
            if below and min(below) > low.y:
                yield replace(low, kind="across", name=min(below) - low.y)


def _follows(one: Placed, block: Placed) -> bool:
    return one.kind == "end" or (one.kind == "spot" and one.name > block.name)


def _placed(
    document: Document, pages: Sequence[Page], notes: frozenset[str] = frozenset()
) -> Iterator[Placed]:
    """Where blocks begin, where the text ends, and what stands at the foot of pages."""
    names = {block_anchor(index, block): index for index, block in enumerate(document.blocks)}
    seen: set[str] = set()
    for index, page in enumerate(pages, 1):
        for name, place in page.anchors.items():
            x, y = (part * POINTS_PER_PIXEL for part in place[:2])
            if name in (END, AUTHORS_END):
                yield Placed("end", name, index, x, y)
            elif name in notes:
                yield Placed("low", name, index, x, y)
            elif name in names and name not in seen:
                # An element that goes on on another page has an anchor there too.
                seen.add(name)
                block = document.blocks[names[name]]
                floats = isinstance(block, (Table, Picture, Chart)) and block.across
                yield Placed("low" if floats else "spot", names[name], index, x, y)
