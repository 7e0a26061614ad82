"""Lists: their signs at the edge, their items indented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from ....model.document import Block, ListBlock, Paragraph
from ...content.list_signs import digits, list_signs
from ..measures import Measures, TextStyle
from ..pdf.sheet import Sheet
from ..strip import Paint, Strip, ended, shifted
from ..text.inlines import InlineSetter
from ..text.lines import Line, break_lines
from .place import Place, before, line_strips


class Setter(Protocol):
    """Sets what is inside a block."""

    inlines: InlineSetter
    measures: Measures

    def set(self, blocks: Sequence[Block], place: Place, first: int | None = None) -> list[Strip]:
        """Blocks as strips."""


def set_list(setter: Setter, block: ListBlock, place: Place) -> list[Strip]:
    """A list as strips."""
    signs = list_signs(block.start, len(block.items))
    width = 1 if block.start is None else digits(signs)
    strips: list[Strip] = []
    for item, sign in zip(block.items, signs, strict=True):
        if strips:
            strips = ended(strips, setter.measures.space("item"))
        strips += _item(setter, item, sign, width, place)
    return strips


def sign_indent(measures: Measures, digits: int) -> float:
    """How far the words of a list stand from its signs' edge, by the digits of its numbers."""
    return measures.space("indent") * (1.5 if digits > 2 else 1.0)


def sign_paint(
    setter: InlineSetter, sign: str, style: TextStyle, digits: int, down: float
) -> Paint:
    """Draws a sign: a number of several digits right before the words, others at the edge."""
    indent = sign_indent(setter.measures, digits)
    (line,) = break_lines(setter.text(f"{sign}\u00a0", style), indent, unbroken=True)
    left = indent - line.width if digits > 1 else 0.0

    def paint(sheet: Sheet, x: float, top: float) -> None:
        sheet.line(line, x + left, top + down)

    return paint


def _item(
    setter: Setter, blocks: Sequence[Block], sign: str, digits: int, place: Place
) -> list[Strip]:
    indent = sign_indent(setter.measures, digits)
    inner = place.narrowed(indent, in_list=True)
    style, down = place.style, place.style.down
    if not sign[0].isdigit():
        size = setter.measures.extent("sizes", "bullet")
        # A larger bullet stands lower, so that it is beside the small letters.
        down += (size - style.size) / 3
        style = replace(style, size=size)
    strips: list[Strip] = []
    if not blocks or not isinstance(blocks[0], Paragraph):
        strips = line_strips((Line((), 0.0),), place.style)
        strips = [replace(strip, bond=2 if blocks else 0) for strip in strips]
    strips += setter.set(blocks, inner)
    first = sign_paint(setter.inlines, sign, style, digits, down)
    return before(shifted(strips, indent), first)
