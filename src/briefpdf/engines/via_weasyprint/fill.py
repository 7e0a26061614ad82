"""Fills columns one after the other in a single layout, where WeasyPrint makes two or three.

WeasyPrint 70 lays out each column to measure it, then what comes behind it, and then all columns
again to keep them. Columns that are filled and not balanced are as high as their page has room,
whatever is measured: the first layout is the last.
"""

from __future__ import annotations

from math import floor
from typing import Any

from weasyprint.layout import block as layout_block
from weasyprint.layout import percent

# What a box without room for anything is answered with.
_NOTHING: tuple[Any, ...] = None, (0, None), {"break": "any", "page": None}, [], False


def can_fill(context: Any, box: Any) -> bool:
    """Whether `fill_columns` knows all that there is to this box."""
    style = box.style
    has_notes = context.footnotes or context.current_page_footnotes
    return bool(
        box.children
        and not has_notes
        and style["height"] == "auto"
        and style["position"] != "relative"
        and all(child.style["column_span"] != "all" for child in box.children)
    )


def fill_columns(
    context: Any,
    box: Any,
    bottom_space: float,
    skip_stack: Any,
    containing_block: Any,
    page_is_empty: bool,
    absolute_boxes: Any,
    fixed_boxes: Any,
    adjoining_margins: Any,
    first_letter_style: Any,
    first_line_style: Any,
) -> tuple[Any, ...]:
    """Lay a box out in columns that are as high as the page has room, for WeasyPrint."""
    context.in_column = True
    box = box.copy_with_children(box.children)
    box.position_y += layout_block.collapse_margin(adjoining_margins)
    layout_block.block_level_width(box, containing_block)
    count, width, gap = _grid(box)
    first = next(iter(skip_stack)) if skip_stack else 0
    children = [child.copy() for child in box.children[first:]]
    resume_at = {0: skip_stack[first]} if skip_stack else None
    room = context.page_bottom - box.content_box_y() - bottom_space
    columns: list[Any] = []
    next_page: Any = None
    for index in range(count):
        column = _column(box, containing_block, children, width)
        if box.style["direction"] == "rtl":
            column.position_x += box.width - (index + 1) * width - index * gap
        else:
            column.position_x += index * (width + gap)
        laid_out, resume_at, next_page, *_ = layout_block.block_box_layout(
            context,
            column,
            bottom_space,
            resume_at,
            containing_block,
            page_is_empty,
            absolute_boxes,
            fixed_boxes,
            None,
            first_letter_style,
            first_line_style,
            discard=False,
            max_lines=None,
        )
        if laid_out is None:
            columns = []
            break
        columns.append(laid_out)
        if resume_at is None:
            break
    context.in_column = False
    if not columns:
        return _NOTHING
    _set_height(box, columns, room)
    if resume_at:
        ((place, inside),) = resume_at.items()
        resume_at = {first + place: inside}
    return box, resume_at, next_page, [], False


def _grid(box: Any) -> tuple[int, float, float]:
    """How many columns a box has, how wide they are, and the gap between them."""
    count, width, gap = (box.style[f"column_{name}"] for name in ("count", "width", "gap"))
    # In a box of columns "normal" is an em.
    gap = (
        box.style["font_size"] if gap == "normal" else percent.percentage(gap, box.style, box.width)
    )
    if width == "auto":
        return count, max(0.0, box.width - (count - 1) * gap) / count, gap
    fitting = floor((box.width + gap) / (width + gap))
    count = max(1, fitting if count == "auto" else min(count, fitting))
    return count, (box.width + gap) / count - gap, gap


def _column(box: Any, containing_block: Any, children: list[Any], width: float) -> Any:
    column = box.anonymous_from(box, children=children)
    percent.resolve_percentages(column, containing_block)
    column.is_column = True
    column.width = width
    column.position_x, column.position_y = box.content_box_x(), box.content_box_y()
    return column


def _set_height(box: Any, columns: list[Any], room: float) -> None:
    """Have all columns be as high as the highest, and the box hold them."""
    highest = max(0.0, *(column.margin_height() for column in columns))
    box.children, height = columns, min(room, highest)
    least = 0.0 if box.min_height == "auto" else box.min_height
    more = max(0.0, least - height) if box.height == "auto" else box.height - height
    if box.height == "auto":
        box.height = height + more
    for column in columns:
        column.height = highest + more
