"""Reads WeasyPrint's boxes: the words on a page, its columns, and where each block ended up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from .signs import SIGN_CLASS

POINTS_PER_PIXEL = 0.75
_MARKS = {"data-block", "data-part"}
_BESIDE_THE_TEXT = (boxes.MarginBox, boxes.FootnoteAreaBox)


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands on one page of an element that carries `data-block` or `data-part`.

    `depth` is in points of one column: what stands across all columns counts once for each.
    """

    attributes: Mapping[str, str]
    depth: float
    lines: int
    words: int
    is_across: bool


def boxes_of_pages(laid_out: Any) -> list[Any]:
    """The boxes of the pages that WeasyPrint laid out."""
    return [page._page_box for page in laid_out.pages]


def texts(box: Any) -> Iterator[str]:
    """The words within a box, in order, without running heads and the signs of lists."""
    made_by_styles = isinstance(box, boxes.MarginBox) or "::" in (box.element_tag or "")
    if made_by_styles or (box.element is not None and box.element.get("class") == SIGN_CLASS):
        return
    if isinstance(box, boxes.TextBox):
        yield box.text
    for child in _children(box):
        yield from texts(child)


def fragments(page: Any) -> Iterator[Fragment]:
    """The marked elements on a page."""
    columns = max(map(_column_count, _columned(page)), default=1)
    yield from _fragments(page, columns, is_across=True)


def _fragments(box: Any, columns: int, is_across: bool) -> Iterator[Fragment]:
    if _is_marked(box):
        lines = [inner for inner in box.descendants() if isinstance(inner, boxes.LineBox)]
        words = sum(len(text.split()) for text in texts(box))
        depth = box.margin_height() * POINTS_PER_PIXEL * columns
        yield Fragment(dict(box.element.attrib), depth, len(lines), words, is_across)
    elif not isinstance(box, _BESIDE_THE_TEXT):
        for child in _children(box):
            inside = child.is_column or not is_across
            yield from _fragments(child, 1 if inside else columns, not inside)


def _is_marked(box: Any) -> bool:
    named = set() if box.element is None else set(box.element.attrib)
    return isinstance(box, boxes.BlockLevelBox) and bool(named & _MARKS)


def _marked(box: Any) -> Iterator[Any]:
    """The boxes of marked elements, outermost, that stand in the flow of the text."""
    if _is_marked(box):
        yield box
    elif not isinstance(box, _BESIDE_THE_TEXT):
        for child in _children(box):
            yield from _marked(child)


def has_text(page: Any) -> bool:
    """Whether anything of the text stands on a page."""
    return any("data-block" in box.element.attrib for box in _marked(page))


def filled_depth(page: Any) -> float:
    """How much of its columns a page fills, in points: a page of two can have twice its depth.

    Notes at the foot of the page are no part of it.
    """
    columned = list(_columned(page))
    if not columned:
        return sum(one.depth for one in fragments(page) if "data-block" in one.attributes)
    in_columns = sum(map(_filled, columned)) * POINTS_PER_PIXEL
    return in_columns + sum(one.depth for one in fragments(page) if one.is_across)


def free_depth(page: Any) -> float:
    """How much of its columns a page has left behind what it holds, in points."""
    columned = list(_columned(page))
    bottom = page.content_box_y() + page.height - _notes_height(page)
    if columned:
        # What stands in columns before the last is broken off by an object across all of them.
        last = columned[-1]
        wanted = last.style["column_count"]
        count = wanted if isinstance(wanted, int) else _column_count(last)
        room = (bottom - last.position_y) * count
        return max(0.0, float(room - _filled(last))) * POINTS_PER_PIXEL
    ends = (box.position_y + box.margin_height() for box in _marked(page))
    return max(0.0, float(bottom - max(ends, default=page.content_box_y()))) * POINTS_PER_PIXEL


def _notes_height(page: Any) -> float:
    areas = (box for box in page.children if isinstance(box, boxes.FootnoteAreaBox))
    return sum(float(area.margin_height()) for area in areas)


def _filled(box: Any) -> float:
    filled: float = 0.0
    for column in box.children:
        if inner := [one for one in column.children if one.is_in_normal_flow()]:
            filled += inner[-1].position_y + inner[-1].margin_height() - column.position_y
    return filled


def _columned(box: Any) -> Iterator[Any]:
    """The boxes that are set in columns, outermost."""
    children = _children(box)
    if any(child.is_column for child in children):
        yield box
        return
    for child in children:
        yield from _columned(child)


def _column_count(box: Any) -> int:
    return len({child.position_x for child in _children(box) if child.is_column})


def _children(box: Any) -> list[Any]:
    return list(box.children) if isinstance(box, boxes.ParentBox) else []
