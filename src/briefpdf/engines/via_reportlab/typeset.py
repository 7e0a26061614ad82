"""A Document laid out in a style, and its pages drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model.document import Chart, Document, Heading, Picture, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..content.walk import placed_figures
from ..metadata.about import about
from ..style.settings import labels_of, switch
from .blocks.blocks import BlockSetter
from .blocks.exhibits import ExhibitSetter
from .blocks.pictures import PictureSetter
from .blocks.place import Place
from .measures import Measures
from .pages.draft import draw_draft
from .pages.family import Family, PageNumber
from .pages.in_focus.pages import InFocusPages
from .pages.layout import Layout, Page, Section
from .pages.measure import measure
from .pages.memo.pages import MemoPages
from .pages.sources import SourceSetter
from .pdf.file import File
from .strip import BOUND, Strip, ended
from .text.inlines import InlineSetter


class Typeset:
    """A document on its `pages`; `measured` is how its text fills those that it is on."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self.document = document
        self.measures = Measures(theme)
        self.labels = labels_of(theme, document)
        marks = switch(theme, "citations", "marks", True)
        self.inlines = InlineSetter(self.measures, marks, placed_figures(document.blocks))
        self.pictures = PictureSetter(self.measures, document.meta.brief)
        self.exhibits = ExhibitSetter(self.inlines, self.labels, self.pictures)
        sources = SourceSetter(self.inlines, document)
        kind = MemoPages if self.measures.is_memo else InFocusPages
        self.family: Family = kind(self.inlines, document, self.labels, sources)
        layout = Layout(self.measures, self.family.text_top, sources.notes())
        for section in self._sections():
            layout.add(section)
        self.measured = measure(layout.pages, self.measures.columns)
        if self.family.ends_apart:
            layout.new_page()
        for section in self.family.sections(BlockSetter(self.inlines, self.exhibits, 2)):
            layout.add(section)
        layout.finish()
        self.pages = layout.pages

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the document's pictures."""
        return tuple(self.pictures.findings)

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters that no font of the style has."""
        return tuple(self.inlines.missing)

    def _sections(self) -> Iterator[Section]:
        """The text in columns; what goes across all of them ends a set of columns."""
        setter = BlockSetter(self.inlines, self.exhibits)
        blocks, space = self.document.blocks, self.measures.space("object")
        column = Place(self.measures.column_width, self.measures.body)
        across = replace(column, width=self.measures.width)
        start = 0
        for index, block in enumerate(blocks):
            if not isinstance(block, (Table, Picture, Chart)) or not block.across:
                continue
            first = index
            # A heading right above goes across with it, or it might stay behind on its page.
            while first > start and isinstance(blocks[first - 1], Heading):
                first -= 1
            if first > start:
                strips = setter.set(blocks[start:first], column, start)
                yield Section(strips, in_columns=True, balanced=True)
            strips = setter.set(blocks[first : index + 1], across, first)
            yield Section(strips, above=space, below=space)
            start = index + 1
        text: list[Strip] = setter.set(blocks[start:], column, start)
        end = self.family.end_of_text()
        if end:
            text = [*ended(text, self.measures.space("authors"), BOUND), *end]
        yield Section(text, in_columns=True)

    def write(self, draft: bool) -> bytes:
        """The pages as a PDF; `draft` puts a word behind each."""
        size = (self.measures.extent("page", "width"), self.measures.extent("page", "height"))
        file = File(
            about(self.document, self.measures.theme), size, self.measures.fonts.of("serif")
        )
        for index, page in enumerate(self.pages):
            self._draw(file, index, page, draft)
        return file.finish()

    def _draw(self, file: File, index: int, page: Page, draft: bool) -> None:
        sheet = file.sheet
        if draft:
            draw_draft(self.inlines, self.labels, sheet)
        if index == 0:
            self.family.draw_first(sheet)
        for draw in page.draw:
            draw(sheet)
        behind = self.family.ends_apart and index >= self.measured.pages
        self.family.draw_around(sheet, PageNumber(index, len(self.pages), behind))
        sheet.next_page()
