"""Where blocks are set, and lines of text as strips."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...content.decimal_point import DECIMAL
from ..measures import TextStyle
from ..pdf.sheet import Sheet
from ..strip import BOUND, FREE, Paint, Strip
from ..text.lines import Line

# So many lines of a paragraph stand together at the foot of a column, and at the head of one.
_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class Place:
    """A width in points and a style of text; `in_list` and `in_block` tell what is around it."""

    width: float
    style: TextStyle
    in_list: bool = False
    in_block: bool = False

    def narrowed(self, by: float, in_list: bool = False) -> Place:
        """A place within this one, narrower by so many points."""
        width = max(self.width - by, self.style.size)
        return replace(self, width=width, in_list=in_list, in_block=True)

    def styled(self, style: TextStyle) -> Place:
        """The same place for text in another style."""
        return replace(self, style=style)


def line_strips(
    lines: Sequence[Line], style: TextStyle, align: str = "left", width: float = 0.0
) -> list[Strip]:
    """Lines of a paragraph as strips; `width` is what they are centred in or set right in."""
    count = len(lines)
    strips = []
    for index, line in enumerate(lines, 1):
        alone = index < _TOGETHER or count - index < _TOGETHER
        bond = BOUND if alone and index < count else FREE
        paint = line_paint(line, style.down, offset(line, align, width))
        words, anchors = line.words, line.anchors
        strips.append(Strip(style.leading, paint, bond=bond, words=words, lines=1, anchors=anchors))
    return strips


def offset(line: Line, align: str, width: float) -> float:
    """How far from the left edge a line begins."""
    free = max(0.0, width - line.width)
    return free if align in ("right", DECIMAL) else free / 2 if align == "center" else 0.0


def line_paint(line: Line, down: float, right: float = 0.0) -> Paint:
    """Draws a line whose baseline is so far below its top."""

    def paint(sheet: Sheet, x: float, top: float) -> None:
        sheet.line(line, x + right, top + down)

    return paint


def before(strips: list[Strip], first: Paint) -> list[Strip]:
    """The strips, with something drawn before the first of them and at its place."""
    head, *rest = strips
    then = head.paint

    def paint(sheet: Sheet, x: float, top: float) -> None:
        first(sheet, x, top)
        if then is not None:
            then(sheet, x, top)

    return [replace(head, paint=paint), *rest]


def blank(height: float, bond: int = BOUND) -> Strip:
    """A strip on which nothing is drawn."""
    return Strip(height, bond=bond)
