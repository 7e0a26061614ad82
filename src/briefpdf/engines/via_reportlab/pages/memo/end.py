"""What ends a memorandum, right behind its text: notice, sources left over, disclaimer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .....model.document import Document
from ...blocks.blocks import BlockSetter
from ...blocks.place import Place, before, blank, line_strips
from ...measures import Measures, TextStyle
from ...pdf.sheet import Sheet
from ...strip import BOUND, Strip, bound, ended
from ...text.inlines import InlineSetter
from ...text.lines import break_lines
from ..layout import Section
from ..notice import notice_strips
from ..sources import SourceSetter

# In points: below the headings of the sources and of the disclaimer, between its paragraphs, and
# below the rule above it.
_BELOW_TITLE, _BELOW_HEADING, _PARAGRAPH, _BELOW_RULE = 4.0, 2.0, 4.0, 7.0
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
        """Notice, sources and disclaimer, as far as there are any."""
        above = self.measures.space("end")
        if self.document.meta.notice:
            notice = notice_strips(self.inlines, self.document.meta.notice, self.labels)
            yield Section(notice, above=above, below=self.measures.space("notice"))
            above = 0.0
        if self.sources.at_end:
            title = self._title("sources", self._source_title_style)
            yield Section(title, above=above, below=_BELOW_TITLE, joined=True)
            sources = self.sources.listed(self.measures.width)
            yield Section(sources, below=self.measures.space("note"))
            above = 0.0
        yield Section(self._disclaimer(disclaimer), above=above)

    @property
    def _source_title_style(self) -> TextStyle:
        return self.measures.sized("sans", "heading_2", bold=True)

    def _title(self, name: str, style: TextStyle) -> list[Strip]:
        text = self.labels.get(name, name.capitalize())
        lines = break_lines(self.inlines.text(text, style), self.measures.width)

        def bookmark(sheet: Sheet, x: float, top: float) -> None:
            sheet.bookmark(text, _LEVEL, x, top)

        return before(bound(line_strips(lines, style), BOUND), bookmark)

    def _disclaimer(self, setter: BlockSetter) -> list[Strip]:
        measures = self.measures
        thickness, colour = measures.rule("disclaimer"), measures.colour("line")

        def rule(sheet: Sheet, x: float, top: float) -> None:
            sheet.rule(x, top, measures.width, thickness, colour)

        bold = measures.sized("sans", "disclaimer", "disclaimer", bold=True)
        style = measures.sized("sans", "disclaimer", "disclaimer")
        text = setter.set(self.document.disclaimer, Place(measures.width, style))
        strips = before([blank(thickness + _BELOW_RULE)], rule)
        strips += ended(self._title("disclaimer", bold), _BELOW_HEADING, BOUND)
        strips += ended(text, _PARAGRAPH, BOUND)
        small = measures.sized("sans", "disclaimer", "label")
        lines = break_lines(self.inlines.text(self._numbered(), small), measures.width)
        return bound([*strips, *line_strips(lines, small)])

    def _numbered(self) -> str:
        meta, labels = self.document.meta, self.labels
        version = f"{labels.get('version', '')} {meta.version}" if meta.version else ""
        status = labels.get("updated" if meta.updated else "new", "")
        return " · ".join(filter(None, (meta.number, version, status)))
