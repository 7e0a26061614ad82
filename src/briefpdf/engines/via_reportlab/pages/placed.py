"""Text at a place of its own on the page."""

from __future__ import annotations

from ..blocks.place import offset
from ..measures import TextStyle
from ..pdf.sheet import Sheet
from ..text.inlines import InlineSetter
from ..text.lines import Line, break_lines


def one_line(inlines: InlineSetter, text: str, style: TextStyle) -> Line:
    """A text in one line, however wide it is."""
    (line,) = break_lines(inlines.text(text, style), 0.0, unbroken=True)
    return line


class PlacedText:
    """Text in a width that begins at an edge, in points; set "left", "right" or "center"."""

    def __init__(
        self, inlines: InlineSetter, text: str, style: TextStyle, width: float, align: str
    ) -> None:
        self.lines = break_lines(inlines.text(text, style), width)
        self.style = style
        self.width = width
        self.align = align

    def draw(self, sheet: Sheet, x: float, baseline: float, upwards: bool = False) -> None:
        """Draw it with its first line on a baseline, or its last when it grows `upwards`."""
        if upwards:
            baseline -= (len(self.lines) - 1) * self.style.leading
        for line in self.lines:
            sheet.line(line, x + offset(line, self.align, self.width), baseline)
            baseline += self.style.leading
