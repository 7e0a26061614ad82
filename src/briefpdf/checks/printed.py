"""What a brief prints besides its sentences: title, headings, captions, table heads, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from ..compose.composition import Composition
from ..compose.walk import contents
from ..model.brief import Brief, FigureSpec
from ..model.document import (
    Block,
    Chart,
    Exhibit,
    Heading,
    Inlines,
    ListBlock,
    Mark,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ..source.text import Span
from .flow import HELD, read_flow

Part = Literal["title", "notice", "heading", "caption", "column head", "axis title", "source line"]


class Printed(Struct, frozen=True):
    """Some words that are printed, and what they rest on.

    `rests_on` gives the blocks whose claims back them; none where that is the whole brief. `place`
    finds the words between two offsets, as far as is known; `backed` says of two offsets whether a
    claim prints the words there.
    """

    part: Part
    words: str
    place: Callable[[int, int], Span]
    rests_on: Sequence[Block] | None = None
    backed: Callable[[int, int], bool] = lambda start, end: False

    @property
    def where(self) -> str:
        """The words as a message names them."""
        return f"the {self.part}"

    def claims(self) -> dict[str, None]:
        """The ids of the claims that back them, in their order."""
        return claims_in(self.rests_on or ())


def claims_in(blocks: Iterable[Block]) -> dict[str, None]:
    """The ids of the claims that some blocks print, or whose judgments rest on."""
    return {
        name: None
        for content in contents(blocks)
        for inline in content
        for run in getattr(inline, "runs", ())
        for name in run.claims
    }


def printed(composition: Composition) -> Iterator[Printed]:
    """What a brief prints besides its sentences, in its order."""
    document, brief = composition.document, composition.brief
    if document is None:
        return
    yield _field("title", brief.title, brief.at("title"))
    yield from _Walk(brief).blocks(document.blocks, document.blocks)
    if brief.notice:
        yield _field("notice", " ".join(brief.notice.split()), brief.at("notice"))


def _field(part: Part, words: str, span: Span, rests_on: Sequence[Block] | None = None) -> Printed:
    """Words of the front matter, which are looked for where the field stands."""
    return Printed(part, words, lambda start, end: span, rests_on)


class _Walk:
    """Goes through the blocks of one brief."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief

    def blocks(self, blocks: Sequence[Block], section: Sequence[Block]) -> Iterator[Printed]:
        """What stands in some blocks, which are part of a section."""
        for at, block in enumerate(blocks):
            if isinstance(block, Heading):
                section = _section(blocks, at, block.level)
                yield self._content("heading", block.content, section)
            elif isinstance(block, Paragraph):
                if block.lead:
                    yield self._content("heading", block.lead, _run_in(blocks, at))
            elif isinstance(block, ListBlock):
                for item in block.items:
                    yield from self.blocks(item, section)
            elif isinstance(block, TextBox):
                if block.title:
                    yield _field("heading", block.title, block.origin, block.blocks)
                yield from self.blocks(block.blocks, section)
            elif isinstance(block, Quotation | PullQuote):
                yield from self.blocks(block.blocks, section)
            elif isinstance(block, Table | Picture | Chart):
                yield from self._exhibit(block, section)

    def _exhibit(self, block: Exhibit, section: Sequence[Block]) -> Iterator[Printed]:
        whole = [block, *section]
        figure = self.brief.figures.get(block.id or "")
        # What a figure of claims prints below it has marks of its own making.
        drawn = figure is not None and figure.kind != "image"
        if not drawn and any(isinstance(inline, Mark) for inline in block.source):
            return
        if block.caption and not _is_cited(block.caption.title):
            yield self._content("caption", block.caption.title, whole)
            if figure is not None and block.caption.subtitle:
                yield _field("caption", block.caption.subtitle, figure.at("subtitle"), whole)
        if isinstance(block, Table) and not drawn:
            for cell in block.header:
                if not _is_cited(cell):
                    yield self._content("column head", cell, whole)
        if isinstance(block, Chart) and figure is not None and figure.axis:
            yield _field("axis title", figure.axis, figure.at("axis"), whole)
        if drawn and figure is not None:
            yield from _heads(figure, whole)
        if drawn and figure is not None and figure.source:
            yield _field("source line", figure.source, figure.at("source"), whole)
        elif not drawn and block.source:
            yield self._content("source line", block.source, whole)

    def _content(self, part: Part, content: Inlines, rests_on: Sequence[Block] | None) -> Printed:
        flow = read_flow(content, self.brief)

        def is_backed(start: int, end: int) -> bool:
            return all(piece.kinds & HELD for piece in flow.between(start, end))

        return Printed(part, flow.text, flow.span, rests_on, is_backed)


def _heads(figure: FigureSpec, whole: Sequence[Block]) -> Iterator[Printed]:
    """What the author calls the columns and the last row of a table of claims."""
    if figure.head:
        yield _field("column head", figure.head, figure.at("head"), whole)
    for name in figure.columns.values():
        yield _field("column head", name, figure.at("columns"), whole)
    if figure.total_label:
        yield _field("column head", figure.total_label, figure.at("total"), whole)


def _is_cited(content: Inlines) -> bool:
    return any(isinstance(inline, Mark) for inline in content)


def _section(blocks: Sequence[Block], at: int, level: int) -> Sequence[Block]:
    """What stands below a heading, up to the next of its level or above."""
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        if isinstance(block, Heading) and block.level <= level:
            return blocks[at + 1 : end]
    return blocks[at + 1 :]


def _run_in(blocks: Sequence[Block], at: int) -> Sequence[Block]:
    """A paragraph with a run-in heading, and what follows it up to the next heading."""
    for end in range(at + 1, len(blocks)):
        block = blocks[end]
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.lead):
            return blocks[at:end]
    return blocks[at:]
