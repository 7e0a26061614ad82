"""Finds in a document what the pages have to lead to, and the words that they have to print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...compose.walk import contents, flatten
from ...model.document import (
    Block,
    Chart,
    CodeBlock,
    Document,
    FigureLink,
    Heading,
    Inline,
    Jump,
    Mark,
    Paragraph,
    Picture,
    Table,
    TextBox,
    Words,
)


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
