"""Text boxes and pull quotes: text in a frame."""

from __future__ import annotations

from collections.abc import Sequence

from ....model.document import Block, PullQuote, TextBox
from ...content.table_fit import is_long_text
from ..pdf.sheet import Sheet
from ..strip import BOUND, Frame, Strip, bound, ended, framed, shifted
from ..text.lines import break_lines
from .lists import Setter
from .place import Place, blank, line_strips

# In points, as the style has them: below a box's heading, and inside a pull quote.
_BELOW_HEADING, _QUOTE_ABOVE, _QUOTE_SIDE = 3.0, 3.0, 1.0


class BoxSetter:
    """Sets boxes, and what is inside them by another setter."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self.measures = setter.measures

    def text_box(self, block: TextBox, place: Place) -> list[Strip]:
        """A text box: its heading centred, all of it on a ground."""
        padding, thickness = self.measures.space("box"), self.measures.rule("box")
        edge = padding + thickness
        style = self.measures.sized("sans", "box")
        inner = place.narrowed(2 * edge).styled(style)
        strips = [blank(edge), *self._title(block.title, inner)]
        strips += [*self._kept(block.blocks, inner), blank(edge - 1, bond=0)]
        fill, colour = self.measures.colour("box_fill"), self.measures.colour("box_line")

        def paint(
            sheet: Sheet, x: float, top: float, height: float, first: bool, last: bool
        ) -> None:
            sheet.box(x, top, place.width, height, fill=fill)
            sheet.sides(x, top, place.width, height, colour, thickness)
            if first:
                sheet.rule(x, top, place.width, thickness, colour)
            if last:
                sheet.rule(x, top + height - thickness, place.width, thickness, colour)

        return framed(shifted(strips, edge), Frame(paint))

    def _title(self, title: str, inner: Place) -> list[Strip]:
        if not title:
            return []
        style = self.measures.sized("sans", "box_heading", bold=True)
        lines = break_lines(self.setter.inlines.text(title, style), inner.width)
        strips = bound(line_strips(lines, style, "center", inner.width), BOUND)
        return ended(strips, _BELOW_HEADING, BOUND)

    def pull_quote(self, block: PullQuote, place: Place) -> list[Strip]:
        """A pull quote: larger words between two rules."""
        side, thickness = self.measures.space("box"), self.measures.rule("pull_quote")
        style = self.measures.sized("sans", "pull_quote")
        edge = thickness + _QUOTE_ABOVE
        around = place.narrowed(2 * side)
        inner = around.narrowed(2 * _QUOTE_SIDE).styled(style)
        strips = [blank(edge), *self._kept(block.blocks, inner), blank(edge, bond=0)]
        colour = self.measures.colour("pull_quote")

        def paint(
            sheet: Sheet, x: float, top: float, height: float, first: bool, last: bool
        ) -> None:
            if first:
                sheet.rule(x, top, around.width, thickness, colour)
            if last:
                sheet.rule(x, top + height - thickness, around.width, thickness, colour)

        shown = framed(shifted(strips, _QUOTE_SIDE), Frame(paint))
        return shifted(shown, side)

    def _kept(self, blocks: Sequence[Block], inner: Place) -> list[Strip]:
        """What is in a box, held together unless it is long."""
        strips = self.setter.set(blocks, inner)
        if not is_long_text(blocks):
            strips = bound(strips)
        return ended(strips, 0.0, BOUND)
