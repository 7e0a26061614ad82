"""The pages of a style with a banner, as the layout and the drawing ask for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .....model.document import Document
from ...blocks.blocks import BlockSetter
from ...pdf.sheet import Sheet
from ...strip import Strip
from ...text.inlines import InlineSetter
from ..family import PageNumber
from ..layout import Section
from ..sources import SourceSetter
from .around import Around
from .end import End
from .head import Head


class InFocusPages:
    """Banner, date and title; running head and footer; authors, and a last page of its own."""

    ends_apart = True

    def __init__(
        self,
        inlines: InlineSetter,
        document: Document,
        labels: Mapping[str, str],
        sources: SourceSetter,
    ) -> None:
        self._head = Head(inlines, document.meta)
        self._around = Around(inlines, document.meta, labels)
        self._end = End(inlines, document, labels, sources)
        self.text_top = self._head.text_top

    def draw_first(self, sheet: Sheet) -> None:
        """Draw banner, date and title."""
        self._head.draw(sheet)

    def draw_around(self, sheet: Sheet, page: PageNumber) -> None:
        """Draw running head and footer."""
        self._around.draw(sheet, page)

    def end_of_text(self) -> list[Strip]:
        """The authors and the number."""
        return self._end.authors()

    def sections(self, disclaimer: BlockSetter) -> Iterator[Section]:
        """Notice, Sources and disclaimer."""
        return self._end.sections(disclaimer)
