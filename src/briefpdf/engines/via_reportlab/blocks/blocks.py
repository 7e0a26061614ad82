"""Blocks as strips, each by its kind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
import re

from ....model.document import (
    Block,
    Chart,
    CodeBlock,
    Divider,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ...content.characters import NO_BREAK_SPACE, printed
from ...content.walk import plain_text
from ..measures import Measures, TextStyle
from ..pdf.sheet import Sheet
from ..strip import BOUND, Paint, Strip, ended, shifted
from ..text.inlines import InlineSetter
from ..text.lines import Line, break_lines
from ..text.stretch import Stretch
from .boxes import BoxSetter
from .exhibits import ExhibitSetter
from .gaps import gap
from .lists import set_list
from .place import Place, before, blank, line_strips

_RUN_IN_LEVEL = 4
_SEVERAL = re.compile("(?<![^ ]) | (?= )")


class BlockSetter:
    """Sets the blocks of one text, from its first to its last.

    `title_level` is the level of the heading that the text stands under: 1 is the title's.
    """

    def __init__(
        self, inlines: InlineSetter, exhibits: ExhibitSetter, title_level: int = 1
    ) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.exhibits = exhibits
        self.boxes = BoxSetter(self)
        self.title_level = title_level
        self._level = title_level

    def set(self, blocks: Sequence[Block], place: Place, first: int | None = None) -> list[Strip]:
        """Blocks as strips; `first` is the index in the document of the first of them."""
        strips: list[Strip] = []
        for index, (block, below) in enumerate(zip_longest(blocks, blocks[1:])):
            own = self._set_block(block, place)
            if first is not None:
                own = [replace(strip, block=first + index) for strip in own]
            space = gap(self.measures, block, below, place.in_list)
            strips += ended(own, space)
        return strips

    def _set_block(self, block: Block, place: Place) -> list[Strip]:
        match block:
            case Heading():
                return self._heading(block, place)
            case Paragraph():
                return self.paragraph(block, place)
            case ListBlock():
                return set_list(self, block, place)
            case Quotation():
                indent = self.measures.space("indent")
                inner = self.set(block.blocks, place.narrowed(2 * indent))
                return shifted(inner, indent)
            case PullQuote():
                return self.boxes.pull_quote(block, place)
            case TextBox():
                return self.boxes.text_box(block, place)
            case CodeBlock():
                return self._code(block, place)
            case Divider():
                return [self._divider(place)]
            case Table() | Picture() | Chart():
                return self.exhibits.set(block, place)

    def paragraph(self, block: Paragraph, place: Place) -> list[Strip]:
        """A paragraph, with the heading that runs in at its head."""
        stretches: list[Stretch] = []
        if block.lead:
            style = replace(place.style, bold=True, italic=True)
            stretches += [*self.inlines.set(block.lead, style), *self.inlines.text(" ", style)]
        stretches += self.inlines.set(block.content, place.style)
        strips = line_strips(break_lines(stretches, place.width), place.style)
        if not block.lead:
            return strips
        return before(strips, _bookmark(plain_text(block.lead), _RUN_IN_LEVEL))

    def _heading(self, block: Heading, place: Place) -> list[Strip]:
        style = self._heading_style(block.level, place)
        lines = break_lines(self.inlines.set(block.content, style), place.width)
        raised = block.level <= 2
        strips = [self._raised(lines, style)] if raised else line_strips(lines, style)
        wanted = self.title_level + min(max(block.level, 1), 3)
        self._level = min(wanted, self._level + 1)
        strips = before(strips, _bookmark(plain_text(block.content), self._level))
        return [replace(strip, bond=BOUND) for strip in strips]

    def _heading_style(self, level: int, place: Place) -> TextStyle:
        if level <= 2:
            colour = "heading" if level <= 1 else self.measures.manner.heading_2
            return self.measures.sized("sans", f"heading_{max(level, 1)}", colour, bold=True)
        return replace(self.measures.body, bold=True, italic=True)

    def _raised(self, lines: Sequence[Line], style: TextStyle) -> Strip:
        """The lines of a heading, the first where the text's own would be."""
        down = self.measures.body.down
        height = (len(lines) - 1) * style.leading + self.measures.space("below_heading")

        def paint(sheet: Sheet, x: float, top: float) -> None:
            for index, line in enumerate(lines):
                sheet.line(line, x, top + down + index * style.leading)

        words = sum(line.words for line in lines)
        anchors = tuple(anchor for line in lines for anchor in line.anchors)
        return Strip(height, paint, words=words, lines=len(lines), anchors=anchors)

    def _code(self, block: CodeBlock, place: Place) -> list[Strip]:
        indent = self.measures.space("indent")
        size = self.measures.extent("sizes", "code")
        style = self.measures.style("mono", size, place.style.leading)
        lines: list[Line] = []
        for text in block.text.rstrip().split("\n"):
            # All spaces count: what is not the last of several is one that does not break.
            kept = _SEVERAL.sub(NO_BREAK_SPACE, text.expandtabs(4))
            stretches = self.inlines.text(kept, style)
            lines += break_lines(stretches, place.narrowed(indent).width)
        return shifted(line_strips(lines, style), indent)

    def _divider(self, place: Place) -> Strip:
        thickness, colour = self.measures.rule("divider"), self.measures.colour("divider")

        def paint(sheet: Sheet, x: float, top: float) -> None:
            sheet.rule(x, top, place.width, thickness, colour)

        return replace(blank(thickness), paint=paint, bond=0)


def _bookmark(title: str, level: int) -> Paint:
    text = printed(title)

    def paint(sheet: Sheet, x: float, top: float) -> None:
        sheet.bookmark(text, level, x, top)

    return paint
