"""What ends a document of pages with a banner: authors; notice, Sources and disclaimer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from .....model.document import Document
from ...blocks.blocks import BlockSetter
from ...blocks.place import Place, before, blank, line_strips
from ...measures import Measures
from ...pdf.sheet import Sheet
from ...strip import BOUND, FREE, Strip, bound, ended
from ...text.inlines import InlineSetter
from ...text.lines import break_lines
from ..layout import Section
from ..notice import notice_strips
from ..placed import one_line
from ..sources import SourceSetter

# In points: how far things stand apart that no setting tells.
_BELOW_TITLE, _BELOW_DISCLAIMER_TITLE, _BELOW_RULE = 3.0, 4.0, 2.0
_LEVEL = 2


class End:
    """Sets what comes behind the text; `labels` are the style's words."""

    def __init__(
        self,
        inlines: InlineSetter,
        document: Document,
        labels: Mapping[str, str],
        sources: SourceSetter,
    ) -> None:
        self.inlines = inlines
        self.measures: Measures = inlines.measures
        self.document = document
        self.labels = labels
        self.sources = sources

    def sections(self, disclaimer: BlockSetter) -> Iterator[Section]:
        """Notice, Sources and disclaimer, as far as there are any."""
        if self.document.meta.notice:
            notice = notice_strips(self.inlines, self.document.meta.notice, self.labels)
            yield Section(notice, below=self.measures.space("notice"))
        if self.sources.at_end:
            yield Section([self._title()], below=_BELOW_TITLE, joined=True)
            many = len(self.sources.at_end) > self.measures.length("sources", "one_column")
            width = self.measures.column_width if many else self.measures.width
            yield Section(self.sources.listed(width), in_columns=many, balanced=True)
        above = self.measures.space("end")
        yield Section(self._disclaimer(disclaimer), above=above)

    def _title(self) -> Strip:
        style = self.measures.sized("sans", "heading_1", "heading", bold=True)
        text = self.labels.get("sources", "Sources")
        line, down = one_line(self.inlines, text, style), self.measures.body.down

        def paint(sheet: Sheet, x: float, top: float) -> None:
            sheet.bookmark(text, _LEVEL, x, top)
            sheet.line(line, x, top + down)

        return Strip(down + style.up, paint)

    def _disclaimer(self, setter: BlockSetter) -> list[Strip]:
        measures = self.measures
        first, second = measures.rule("disclaimer_1"), measures.rule("disclaimer_2")
        between = first + measures.space("disclaimer_rules")
        size = measures.extent("sizes", "disclaimer_heading")
        style = measures.style("serif", size, size, bold=True)
        down = between + measures.space("disclaimer_heading")
        title = self.labels.get("disclaimer", "Disclaimer")
        line = one_line(self.inlines, title, style)
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

        strips = before([blank(thickness + _BELOW_RULE)], rule)
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
