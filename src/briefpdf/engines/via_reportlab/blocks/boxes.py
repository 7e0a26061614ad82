"""Text boxes and pull quotes: text in a frame."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....model.document import Block, PullQuote, TextBox
from ...content.table_fit import is_long_text
from ..pdf.sheet import Sheet
from ..strip import BOUND, Frame, Strip, bound, ended, framed, shifted
from ..text.lines import break_lines
from .lists import Setter
from .place import Place, blank, line_strips

# In points: below a box's heading; and how much less a box keeps above and below its words.
_BELOW_HEADING, _LESS = 3.0, 2.0


class BoxSetter:
    """Sets boxes, and what is inside them by another setter."""

    def __init__(self, setter: Setter) -> None:
        self.setter = setter
        self.measures = setter.measures

    def text_box(self, block: TextBox, place: Place) -> list[Strip]:
        """A text box: its heading, and all of it on a ground with a line."""
        padding, thickness = self.measures.space("box"), self.measures.rule("box")
        at_left = self.measures.manner.line_at_left_of_box
        left, above, below = thickness + padding, thickness + padding, thickness + padding - 1
        if at_left:
            above = below = padding - _LESS
        right = padding if at_left else left
        style = self.measures.sized("sans", "box")
        style = replace(style, marks=self.measures.manner.marks_in_boxes)
        inner = place.narrowed(left + right).styled(style)
        strips = [blank(above), *self._title(block.title, inner)]
        strips += [*self._kept(block.blocks, inner), blank(below, bond=0)]
        fill, colour = self.measures.colour("box_fill"), self.measures.colour("box_line")

        def paint(
            sheet: Sheet, x: float, top: float, height: float, first: bool, last: bool
        ) -> None:
            sheet.box(x, top, place.width, height, fill=fill)
            sheet.box(x, top, thickness, height, fill=colour)
            if at_left:
                return
            sheet.box(x + place.width - thickness, top, thickness, height, fill=colour)
            if first:
                sheet.rule(x, top, place.width, thickness, colour)
            if last:
                sheet.rule(x, top + height - thickness, place.width, thickness, colour)

        return framed(shifted(strips, left), Frame(paint))

    def _title(self, title: str, inner: Place) -> list[Strip]:
        if not title:
            return []
        style = self.measures.sized("sans", "box_heading", bold=True)
        lines = break_lines(self.setter.inlines.text(title, style), inner.width)
        align = "left" if self.measures.manner.line_at_left_of_box else "center"
        strips = bound(line_strips(lines, style, align, inner.width), BOUND)
        return ended(strips, _BELOW_HEADING, BOUND)

    def pull_quote(self, block: PullQuote, place: Place) -> list[Strip]:
        """A pull quote: larger words between two rules."""
        manner, thickness = self.measures.manner, self.measures.rule("pull_quote")
        side = self.measures.space("box")
        style = self.measures.sized("sans", "pull_quote")
        if manner.quote_in_serif:
            side = 2 * self.measures.space("indent")
            style = replace(self.measures.sized("serif", "pull_quote"), italic=True)
        edge = thickness + manner.quote_above
        around = place.narrowed(2 * side)
        inner = around.narrowed(2 * manner.quote_beside).styled(style)
        strips = [blank(edge), *self._kept(block.blocks, inner), blank(edge, bond=0)]
        colour = self.measures.colour("pull_quote")

        def paint(
            sheet: Sheet, x: float, top: float, height: float, first: bool, last: bool
        ) -> None:
            if first:
                sheet.rule(x, top, around.width, thickness, colour)
            if last:
                sheet.rule(x, top + height - thickness, around.width, thickness, colour)

        shown = framed(shifted(strips, manner.quote_beside), Frame(paint))
        return shifted(shown, side)

    def _kept(self, blocks: Sequence[Block], inner: Place) -> list[Strip]:
        """What is in a box, held together unless it is long."""
        strips = self.setter.set(blocks, inner)
        if not is_long_text(blocks, self.measures.theme):
            strips = bound(strips)
        return ended(strips, 0.0, BOUND)
