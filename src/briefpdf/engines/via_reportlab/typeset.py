"""A Document laid out in a style, and its pages drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ...model.document import Chart, Document, Heading, Picture, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..content.walk import placed_figures
from ..fit.measured import Measured
from ..style.settings import labels_of, switch
from .blocks.blocks import BlockSetter
from .blocks.exhibits import ExhibitSetter
from .blocks.pictures import PictureSetter
from .blocks.place import Place
from .measures import Measures
from .pages.first_page import FirstPage
from .pages.furniture import Furniture
from .pages.last_page import LastPage
from .pages.layout import Layout, Page, Section
from .pages.measure import measure
from .pdf.file import File
from .strip import BOUND, Strip, ended
from .text.inlines import InlineSetter


class Typeset:
    """A document on its pages: `pages` has those of the text first, `text_pages` of them.

    `findings` tells what is wrong with its pictures, `missing` the characters that no font has.
    """

    def __init__(self, document: Document, theme: Theme) -> None:
        self.document = document
        self.measures = Measures(theme)
        self.labels = labels_of(theme, document)
        marks = switch(theme, "citations", "marks", True)
        self.inlines = InlineSetter(self.measures, marks, placed_figures(document.blocks))
        self.pictures = PictureSetter(self.measures, document.meta.brief)
        self.exhibits = ExhibitSetter(self.inlines, self.labels, self.pictures)
        self.first_page = FirstPage(self.inlines, document.meta)
        self.furniture = Furniture(self.inlines, document.meta, self.labels)
        layout = Layout(self.measures, self.first_page.text_top)
        self._lay_out(layout)
        self.pages = layout.pages

    @property
    def measured(self) -> Measured:
        """The text on its pages."""
        return measure(self.pages[: self.text_pages], self.measures.columns)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is wrong with the document's pictures."""
        return tuple(self.pictures.findings)

    @property
    def missing(self) -> tuple[str, ...]:
        """The characters that no font of the style has."""
        return tuple(self.inlines.missing)

    def _lay_out(self, layout: Layout) -> None:
        last = LastPage(self.inlines, self.document, self.labels)
        for section in self._sections(last):
            layout.add(section)
        self.text_pages = len(layout.pages)
        layout.new_page()
        for section in last.sections(BlockSetter(self.inlines, self.exhibits, title_level=2)):
            layout.add(section)

    def _sections(self, last: LastPage) -> Iterator[Section]:
        """The text in columns; what goes across all of them ends a set of columns."""
        setter = BlockSetter(self.inlines, self.exhibits)
        blocks, space = self.document.blocks, self.measures.space("object")
        column = Place(self.measures.column_width, self.measures.body)
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
            across = setter.set(
                blocks[first : index + 1], replace(column, width=self.measures.width), first
            )
            yield Section(across, above=space, below=space)
            start = index + 1
        text: list[Strip] = setter.set(blocks[start:], column, start)
        text = ended(text, self.measures.space("authors"), BOUND)
        yield Section([*text, *last.authors()], in_columns=True)

    def write(self, draft: bool) -> bytes:
        """The pages as a PDF; `draft` puts a word behind each."""
        size = (self.measures.extent("page", "width"), self.measures.extent("page", "height"))
        file = File(self.document, size, self.measures.fonts.of("serif"))
        for index, page in enumerate(self.pages):
            self._draw(file, index, page, draft)
        return file.finish()

    def _draw(self, file: File, index: int, page: Page, draft: bool) -> None:
        sheet = file.sheet
        if draft:
            self.furniture.draw_draft(sheet)
        if index == 0:
            self.first_page.draw(sheet)
        for draw in page.draw:
            draw(sheet)
        if index > 0:
            self.furniture.draw_head(sheet)
        self.furniture.draw_foot(sheet, is_last=index >= self.text_pages)
        sheet.next_page()
