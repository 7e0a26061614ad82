"""Balances columns by halving, where WeasyPrint lays the text out again for each pixel.

WeasyPrint 70 raises the height of balanced columns in steps that may be as small as one pixel:
with a text box and a table in them a page took it 20 seconds. This finds the same height, to half
a line, in a few layouts.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block as layout_block

from .fill import can_fill, fill_columns

# In CSS pixels: a line or so, and half of it.
_STEP, _PRECISION = 14.0, 8.0

Layout = Callable[..., Any]


def balance_by_halving() -> None:
    """Have WeasyPrint use this way of balancing from now on; nothing changes where it cannot."""
    native = getattr(layout_block, "columns_layout", None)
    if native is not None and not isinstance(native, _ColumnsLayout):
        layout_block.columns_layout = _ColumnsLayout(native)


class _ColumnsLayout:
    """WeasyPrint's layout of a box in columns, with another search for their height."""

    def __init__(self, native: Layout) -> None:
        self.native = native

    def __call__(self, context: Any, box: Any, bottom_space: float, *rest: Any) -> Any:
        if not can_fill(context, box):
            return self.native(context, box, bottom_space, *rest)
        if box.style["column_fill"] != "balance":
            return fill_columns(context, box, bottom_space, *rest)
        best = fill_columns(context, box, bottom_space, *rest)
        laid_out = best[0]
        if not _is_whole(best) or not laid_out.children:
            return best  # It fills this page and goes on to the next one.
        room = context.page_bottom - laid_out.content_box_y() - bottom_space
        used = sum(map(_depth, laid_out.children))
        low, high = used / max(2, len(laid_out.children)), min(room, float(laid_out.height))
        # A column lower than a figure would break it, however much it is told not to.
        low = max(low, _deepest_unbroken(laid_out.children))
        step = _STEP
        while high - low > _PRECISION:
            # From the mean upwards in growing steps, until one does; then by halves.
            height = min(low + step, (low + high) / 2) if step else (low + high) / 2
            result = fill_columns(context, box, bottom_space + room - height, *rest)
            fits = _is_whole(result) and result[0].height <= room
            discarded, best = (best, result) if fits else (result, best)
            if discarded[0] is not None:
                layout_block.remove_placeholders(context, [discarded[0]], rest[3], rest[4])
            low, high = (low, height) if fits else (height, high)
            step = 0 if fits else step * 2
        _tighten(best[0])
        return best


def _tighten(laid_out: Any) -> None:
    """Take off what the columns were given beyond what they hold."""
    deepest = max(_bottom(column) - column.position_y for column in laid_out.children)
    for box in (laid_out, *laid_out.children):
        box.height = deepest


def _bottom(box: Any) -> float:
    """Where the content of a box ends: one that is broken is as high as its column has room."""
    inner = [child for child in getattr(box, "children", ()) if child.is_in_normal_flow()]
    is_container = isinstance(box, boxes.BlockBox) and not box.is_table_wrapper
    if is_container and inner and box.style["height"] == "auto":
        edge = box.padding_bottom + box.border_bottom_width
        return max(map(_bottom, inner)) + float(edge)
    if isinstance(box, boxes.LineBox):
        return float(box.position_y + box.height)
    return float(box.border_box_y() + box.border_height())


def _deepest_unbroken(columns: Any) -> float:
    """The height of the highest box that is to be kept in one piece."""
    kept = (
        child
        for column in columns
        for child in column.children
        if child.is_in_normal_flow() and child.style["break_inside"] == "avoid"
    )
    return max((float(child.margin_height()) for child in kept), default=0.0)


def _is_whole(result: Any) -> bool:
    laid_out, resume_at = result[:2]
    return laid_out is not None and resume_at is None


def _depth(column: Any) -> float:
    inner = [child for child in column.children if child.is_in_normal_flow()]
    if not inner:
        return 0.0
    return float(inner[-1].position_y + inner[-1].border_height() - column.position_y)
