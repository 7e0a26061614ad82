"""How deep a text is on its pages, by where Typst says that its blocks begin."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.document import Document
from ...model.theme import Theme
from ..content.table_fit import column_width
from ..content.walk import block_text
from ..fit.measured import Measured, column_depth
from ..style.settings import number
from .process import Placed


def measure(document: Document, theme: Theme, placed: Sequence[Placed]) -> Measured:
    """The text on its pages; what stands before a block begins it, the last ends the text."""
    spots = sorted((one for one in placed if one.kind == "spot"), key=lambda one: float(one.name))
    if not spots:
        return Measured((), 0.0, 0.0, {})
    columns = max(1, int(number(theme, "grid", "columns", 1)))
    depth = column_depth(theme)
    first = number(theme, "page", "first_baseline", 56)
    leading = number(theme, "sizes", "leading", 12)
    step = column_width(theme) + number(theme, "grid", "gap", 0)
    left = number(theme, "page", "left", 72)

    def reached(spot: Placed) -> float:
        """How deep the text is in the column of a spot, and in the columns before it."""
        column = min(columns - 1, max(0, round((spot.x - left) / step)))
        down = min(depth, max(0.0, spot.y - first + leading * 0.8))
        return ((spot.page - 1) * columns + column) * depth + down

    along = list(map(reached, spots))
    head = along[0]
    last = spots[-1]
    per_page = columns * depth
    filled = [per_page] * last.page
    filled[-1] = along[-1] - (last.page - 1) * per_page
    if last.page == 1:
        filled[0] -= head
    else:
        filled[0] -= head * columns
    depths = {index: max(0.0, below - at) for index, (at, below) in enumerate(zip(along, along[1:]))}
    words = len(block_text(document.blocks).split())
    lines = sum(filled) / leading
    return Measured(
        filled=tuple(max(0.0, one) for one in filled),
        free=per_page - filled[-1] - (head * columns if last.page == 1 else 0.0),
        words_per_line=words / lines if lines > 0 else 0.0,
        depths=depths,
    )
