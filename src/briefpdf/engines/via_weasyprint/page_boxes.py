"""Reads WeasyPrint's boxes: the words on a page, its columns, and where each block ended up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from weasyprint.formatting_structure import boxes

from .list_signs import SIGN_CLASS

POINTS_PER_PIXEL = 0.75


@dataclass(frozen=True, slots=True)
class Fragment:
    """What stands on one page of an element that carries `data-block` or `data-part`.

    `depth` is in points of one column: what goes across all columns counts once for each.
    """

    attributes: Mapping[str, str]
    depth: float
    lines: int
    words: int


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


def fragments(box: Any, columns: int = 1) -> Iterator[Fragment]:
    """The marked elements on a page."""
    attributes = {} if box.element is None else dict(box.element.attrib)
    if isinstance(box, boxes.BlockLevelBox) and attributes.keys() & {"data-block", "data-part"}:
        lines = [inner for inner in box.descendants() if isinstance(inner, boxes.LineBox)]
        words = sum(len(text.split()) for text in texts(box))
        depth = box.margin_height() * POINTS_PER_PIXEL * columns
        yield Fragment(attributes, depth, len(lines), words)
        return
    if isinstance(box, boxes.MarginBox):
        return
    count = _column_count(box)
    for child in _children(box):
        yield from fragments(child, 1 if child.is_column else max(count, columns))


def depth(page: Any) -> float:
    """How much of its columns a page fills, in points: a page of two can have twice its depth."""
    found = list(_columned(page))
    if not found:
        lines = (line for line in page.descendants() if isinstance(line, boxes.LineBox))
        return sum(line.height for line in lines) * POINTS_PER_PIXEL
    return sum(map(_filled, found)) * POINTS_PER_PIXEL


def _filled(box: Any) -> float:
    count = _column_count(box)
    filled = 0.0
    for child in box.children:
        if not child.is_column:
            filled += child.margin_height() * count
        elif inner := [one for one in child.children if one.is_in_normal_flow()]:
            filled += inner[-1].position_y + inner[-1].margin_height() - child.position_y
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
