"""Finds in a document what the pages have to lead to, and the words that they have to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ...compose.walk import contents, flatten
from ...model.document import (
    Block,
    Caption,
    Chart,
    CodeBlock,
    Document,
    Exhibit,
    FigureLink,
    Heading,
    Inline,
    Inlines,
    Jump,
    LineBreak,
    Mark,
    Paragraph,
    Picture,
    Table,
    TextBox,
    Words,
)
from ...source.text import Span


def placed_marks(document: Document) -> Iterator[Mark]:
    """The citation marks of the text and of the notice, in the order in which they are printed."""
    for content in (*contents(document.blocks), document.meta.notice):
        yield from (inline for inline in content if isinstance(inline, Mark))


def placed_figures(blocks: Iterable[Block]) -> frozenset[str]:
    """The ids of the figures and tables that are in the text."""
    return frozenset(
        block.id
        for block in flatten(blocks)
        if isinstance(block, (Table, Picture, Chart)) and block.id is not None
    )


def placed_pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """The pictures that are in the text."""
    return (block for block in flatten(blocks) if isinstance(block, Picture))


def lines_below(exhibit: Exhibit, labels: Mapping[str, str]) -> Iterator[tuple[str, str, Inlines]]:
    """The lines below a figure: which it is, its lead, as written or the style's, and its words."""
    if exhibit.source:
        yield "source", exhibit.leads.source or labels.get("source", "Source"), exhibit.source
    if exhibit.notes:
        yield "notes", exhibit.leads.notes or labels.get("notes", "Notes"), exhibit.notes


def subtitled(caption: Caption) -> tuple[Inlines, Inlines]:
    """The title of a caption, and its second line: what is behind a break, or its subtitle."""
    breaks = (at for at, one in enumerate(caption.title) if isinstance(one, LineBreak))
    end = next(breaks, len(caption.title))
    title, rest = caption.title[:end], caption.title[end + 1 :]
    if not caption.subtitle:
        return title, rest
    origin = next((one.origin for one in caption.title), Span("", 0, 0))
    parting = (LineBreak(origin),) if rest else ()
    return title, (*rest, *parting, Words(caption.subtitle, origin))


def said_of(picture: Picture) -> str:
    """What is read out in place of a picture: its caption where the author did not say.

    It is empty for one that only decorates. That an author did not say is what a rule finds.
    """
    if picture.alt is None and picture.caption is not None:
        return plain_text(picture.caption.title)
    return " ".join((picture.alt or "").split())


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of inline content, without marks, white space collapsed."""
    pieces = []
    for inline in inlines:
        match inline:
            case Words():
                pieces.append(inline.text)
            case FigureLink():
                pieces.append(inline.label)
            case Jump():
                pieces.append("" if inline.raised else inline.text)
            case Mark():
                pass
            case _:
                pieces.append(" ")
    return " ".join("".join(pieces).split())


def block_text(blocks: Iterable[Block]) -> str:
    """The words of blocks, one block after the other."""
    texts: list[str] = []
    for block in flatten(blocks):
        match block:
            case TextBox():
                texts.append(block.title)
            case CodeBlock():
                texts.append(block.text)
            case Heading() | Paragraph() | Table() | Picture() | Chart():
                texts += map(plain_text, contents([block]))
            case _:
                pass
    return " ".join(filter(None, texts))
