"""Sources as strips, each with the links back to its marks: in a list, or as notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from ....model.document import Document, SourceEntry
from ...content.back_links import BackLinks, letters
from ...content.footnotes import part_sources
from ...content.links import mark_anchor, source_anchor
from ...content.list_signs import digits
from ...content.walk import placed_marks
from ..blocks.lists import sign_indent, sign_paint
from ..blocks.place import before, line_strips
from ..measures import Measures, TextStyle
from ..pdf.sheet import Sheet
from ..strip import Paint, Strip, bound, ended, shifted
from ..text.inlines import InlineSetter
from ..text.lines import break_lines
from ..text.stretch import Stretch
from .feet import Notes

# Of a source's size: its back links.
_BACK_SIZE, _MEMO_BACK_SIZE = 0.92, 0.94
# Of the space between notes: what stands between them and the rule above.
_BELOW_RULE = 2.5


class SourceSetter:
    """Sets the sources of a document: `at_foot` those at the feet of pages, `at_end` the others."""

    def __init__(self, inlines: InlineSetter, document: Document) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.style = self.measures.sized("serif", "sources")
        self.at_foot, self.at_end = part_sources(document, self.measures.theme)
        self._links = BackLinks(placed_marks(document))
        self._digits = digits(f"{entry.number}." for entry in document.sources)

    def listed(self, width: float) -> list[Strip]:
        """The list of sources, in a width."""
        return self._set(self.at_end, width, "note" if self.measures.is_memo else "source_entry")

    def notes(self) -> Notes:
        """The notes for the feet of pages."""
        if not self.at_foot:
            return Notes()
        by_anchor = {
            mark_anchor(entry.number, 1): self._note(entry, self.measures.width)
            for entry in self.at_foot
        }
        measures = self.measures
        space, thickness = measures.space("above_notes"), measures.rule("note")
        colour = measures.colour("line" if measures.is_memo else "divider")
        below = thickness + measures.space("note") * _BELOW_RULE

        def paint(sheet: Sheet, x: float, top: float) -> None:
            sheet.rule(x, top + space, measures.width, thickness, colour)

        return Notes(by_anchor, space + below, paint)

    def _note(self, entry: SourceEntry, width: float) -> list[Strip]:
        return ended(self._source(entry, width), self.measures.space("note"))

    def _set(self, entries: Sequence[SourceEntry], width: float, space: str) -> list[Strip]:
        strips: list[Strip] = []
        for entry in entries:
            strips = ended(strips, self.measures.space(space))
            strips += self._source(entry, width)
        return strips

    def _source(self, entry: SourceEntry, width: float) -> list[Strip]:
        indent, sign = self._sign(f"{entry.number}.")
        stretches = self.inlines.set(entry.content, self.style)
        if self.inlines.marks:
            stretches += self._back_links(entry.number)
        strips = bound(line_strips(break_lines(stretches, width - indent), self.style))
        name = source_anchor(entry.number)

        def anchor(sheet: Sheet, x: float, top: float) -> None:
            sheet.anchor(name, x, top)
            sign(sheet, x, top)

        return before(shifted(strips, indent), anchor)

    def _sign(self, number: str) -> tuple[float, Paint]:
        """How far the words stand from the number's edge, and what draws the number."""
        if not self.measures.is_memo:
            paint = sign_paint(self.inlines, number, self.style, self._digits, self.style.down)
            return sign_indent(self.measures, self._digits), paint
        small = replace(self.style, role="sans", size=self.style.size - 1)
        paint = sign_paint(self.inlines, number, small, 1, self.style.down)
        return self.measures.space("note_number"), paint

    def _back_links(self, number: int) -> Iterator[Stretch]:
        size = _MEMO_BACK_SIZE if self.measures.is_memo else _BACK_SIZE
        small = self._small(size)
        text = partial(self.inlines.text, style=small)
        for index, (locator, occurrences) in enumerate(self._links.groups(number)):
            yield from text("; " if index else " ")
            if locator:
                yield from text(f"{locator}: ")
            for place, occurrence in enumerate(occurrences):
                if place:
                    yield from text(" ")
                yield from text(letters(occurrence), link=f"#{mark_anchor(number, occurrence)}")

    def _small(self, size: float) -> TextStyle:
        colour = self.measures.colour("back_link")
        return replace(self.style, size=self.style.size * size, italic=True, colour=colour)
