"""What ends a document: its authors; and on a page of its own notice, Sources, disclaimer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from ....model.document import Document, SourceEntry
from ...content.back_links import BackLinks, letters
from ...content.links import mark_anchor, source_anchor
from ...content.list_signs import digits
from ...content.walk import placed_marks
from ..blocks.blocks import BlockSetter
from ..blocks.lists import sign_indent, sign_paint
from ..blocks.place import Place, before, blank, line_strips
from ..measures import Measures, TextStyle
from ..pdf.sheet import Sheet
from ..strip import BOUND, FREE, Strip, bound, ended, shifted
from ..text.inlines import InlineSetter
from ..text.lines import break_lines
from ..text.stretch import Stretch
from .layout import Section

# In points, and of a source's size: how far things stand apart that no setting tells.
_BELOW_TITLE, _BELOW_DISCLAIMER_TITLE, _BACK_SIZE = 3.0, 4.0, 0.92
_LEVEL = 2


class LastPage:
    """Sets what comes behind the text; `labels` are the style's words."""

    def __init__(
        self, inlines: InlineSetter, document: Document, labels: Mapping[str, str]
    ) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.document = document
        self.labels = labels

    def sections(self, disclaimer: BlockSetter) -> Iterator[Section]:
        """Notice, Sources and disclaimer, as far as there are any."""
        if self.document.meta.notice:
            yield Section(self._notice(), below=self.measures.space("notice"))
        if self.document.sources:
            yield Section([self._title()], below=_BELOW_TITLE, joined=True)
            count = self.measures.length("sources", "one_column")
            many = len(self.document.sources) > count
            yield Section(list(self._sources(many)), in_columns=many, balanced=True)
        above = self.measures.space("end")
        yield Section(self._disclaimer(disclaimer), above=above)

    def _notice(self) -> list[Strip]:
        style = self.measures.sized("sans", "source")
        label = f"{self.labels.get('notice', 'Notice')}: "
        lead = self.inlines.text(label, replace(style, bold=True))
        stretches = [*lead, *self.inlines.set(self.document.meta.notice, style)]
        return line_strips(break_lines(stretches, self.measures.width), style)

    def _title(self) -> Strip:
        style = self.measures.sized("sans", "heading_1", "heading", bold=True)
        text = self.labels.get("sources", "Sources")
        (line,) = break_lines(self.inlines.text(text, style), 0.0, unbroken=True)
        down = self.measures.body.down

        def paint(sheet: Sheet, x: float, top: float) -> None:
            sheet.bookmark(text, _LEVEL, x, top)
            sheet.line(line, x, top + down)

        return Strip(down + style.up, paint)

    def _sources(self, many: bool) -> Iterator[Strip]:
        entries = self.document.sources
        style = self.measures.sized("serif", "sources")
        width = self.measures.column_width if many else self.measures.width
        count = digits(f"{entry.number}." for entry in entries)
        links = BackLinks(placed_marks(self.document))
        space = self.measures.space("source_entry")
        for index, entry in enumerate(entries):
            strips = self._source(entry, links, style, width, count)
            yield from ended(strips, space if index < len(entries) - 1 else 0.0)

    def _source(
        self, entry: SourceEntry, links: BackLinks, style: TextStyle, width: float, count: int
    ) -> list[Strip]:
        indent = sign_indent(self.measures, count)
        stretches = self.inlines.set(entry.content, style)
        if self.inlines.marks:
            stretches += self._back_links(entry.number, links, style)
        strips = bound(line_strips(break_lines(stretches, width - indent), style))
        sign = sign_paint(self.inlines, f"{entry.number}.", style, count, style.down)
        name = source_anchor(entry.number)

        def anchor(sheet: Sheet, x: float, top: float) -> None:
            sheet.anchor(name, x, top)
            sign(sheet, x, top)

        return before(shifted(strips, indent), anchor)

    def _back_links(self, number: int, links: BackLinks, style: TextStyle) -> Iterator[Stretch]:
        colour = self.measures.colour("back_link")
        small = replace(style, size=style.size * _BACK_SIZE, italic=True, colour=colour)
        text = partial(self.inlines.text, style=small)
        for index, (locator, occurrences) in enumerate(links.groups(number)):
            yield from text("; " if index else " ")
            if locator:
                yield from text(f"{locator}: ")
            for place, occurrence in enumerate(occurrences):
                if place:
                    yield from text(" ")
                yield from text(letters(occurrence), link=f"#{mark_anchor(number, occurrence)}")

    def _disclaimer(self, setter: BlockSetter) -> list[Strip]:
        measures = self.measures
        first, second = measures.rule("disclaimer_1"), measures.rule("disclaimer_2")
        between = first + measures.space("disclaimer_rules")
        size = measures.extent("sizes", "disclaimer_heading")
        style = measures.style("serif", size, size, bold=True)
        down = between + measures.space("disclaimer_heading")
        title = self.labels.get("disclaimer", "Disclaimer")
        (line,) = break_lines(self.inlines.text(title, style), 0.0, unbroken=True)
        colours = [measures.colour(f"disclaimer_line_{number}") for number in (1, 2)]

        def paint(sheet: Sheet, x: float, top: float) -> None:
            sheet.rule(x, top, measures.width, first, colours[0])
            sheet.rule(x, top + between, measures.width, second, colours[1])
            sheet.bookmark(title, _LEVEL, x, top + between)
            sheet.line(line, x, top + down)

        head = Strip(down + style.up, paint, _BELOW_DISCLAIMER_TITLE, BOUND)
        text = setter.set(self.document.disclaimer, Place(measures.width, measures.body))
        return bound([head, *text])

    def authors(self) -> list[Strip]:
        """The rule, names and number that end the text."""
        measures, meta = self.measures, self.document.meta
        style = measures.body
        thickness, colour = measures.rule("authors"), measures.colour("authors_line")
        width = measures.column_width

        def rule(sheet: Sheet, x: float, top: float) -> None:
            sheet.rule(x, top, width, thickness, colour)

        strips = before([blank(thickness + 2.0)], rule)
        for author in meta.authors:
            stretches = self.inlines.text(author.name, replace(style, bold=True))
            if author.title:
                stretches += self.inlines.text(f", {author.title}", style)
            strips += line_strips(break_lines(stretches, width), style)
        size = measures.extent("sizes", "number")
        small = measures.style("sans", size, style.leading, bold=True)
        line = break_lines(self.inlines.text(meta.number, small), width)
        number = line_strips(line, small, "right", width)
        above = measures.space("number") - style.up - small.down
        return bound([*ended(strips, above, BOUND), *ended(number, 0.0, FREE)], BOUND)
