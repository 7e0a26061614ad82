"""How deep a text is on its pages, by where WeasyPrint says that its anchors stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...model.document import Block, Chart, Document, Picture, Table
from ...model.theme import Theme
from ..content.links import figure_anchor
from ..fit.measured import Measured
from ..fit.placed import Placed, measure_placed

if TYPE_CHECKING:  # It is loaded on demand.
    from weasyprint import Page

POINTS_PER_PIXEL = 0.75
END = "text-end"
# What stands behind the text: where it begins, the text has ended.
_BEHIND = ("disclaimer", "source-")


def block_anchor(index: int, block: Block) -> str:
    """The anchor of a block of the text, by which it is found on the pages."""
    if isinstance(block, (Table, Picture, Chart)) and block.id is not None:
        return figure_anchor(block.id)
    return f"block-{index}"


def measure(document: Document, theme: Theme, pages: Sequence[Page]) -> Measured:
    """The text on its pages."""
    return measure_placed(document, theme, list(_placed(document, pages)))


def leaves_page_empty(document: Document, pages: Sequence[Page]) -> bool:
    """Whether a page before the end of the text has nothing of it that begins there.

    So it is where something that must not be broken does not fit: WeasyPrint puts off the text
    with it. A page in the middle of a long paragraph is such a one too.
    """
    spots = {one.page for one in _placed(document, pages) if one.kind != "behind"}
    return bool(spots) and spots != set(range(min(spots), max(spots) + 1))


def _placed(document: Document, pages: Sequence[Page]) -> Iterator[Placed]:
    names = {block_anchor(index, block): index for index, block in enumerate(document.blocks)}
    seen: set[str] = set()
    for number, page in enumerate(pages, 1):
        for name, place in page.anchors.items():
            # An element that goes on on another page has an anchor there too.
            x, y = (part * POINTS_PER_PIXEL for part in place[:2])
            if name in names and name not in seen:
                block = document.blocks[names[name]]
                floats = isinstance(block, (Table, Picture, Chart)) and block.across
                kind = "low" if floats else "spot"
                yield Placed(kind, names[name], number, x, y)
            elif name == END:
                yield Placed("end", END, number, x, y)
            elif name.startswith(_BEHIND) and name not in seen:
                yield Placed("behind", name, number, x, y)
            seen.add(name)
