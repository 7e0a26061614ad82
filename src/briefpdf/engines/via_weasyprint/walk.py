"""Goes through the content of a document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...model.document import (
    Block,
    CodeBlock,
    Divider,
    Document,
    FigureLink,
    Heading,
    Inline,
    Inlines,
    ListBlock,
    Mark,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
    Words,
)


def inner_blocks(block: Block) -> Iterator[Block]:
    """A block and the blocks within it, in the order of the text."""
    yield block
    match block:
        case ListBlock():
            inner = [child for item in block.items for child in item]
        case Quotation() | TextBox() | PullQuote():
            inner = list(block.blocks)
        case _:
            inner = []
    for child in inner:
        yield from inner_blocks(child)


def all_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """All blocks, those within others included."""
    for block in blocks:
        yield from inner_blocks(block)


def block_inlines(block: Block) -> Iterator[Inlines]:
    """The inline content of a block itself, in the order in which it is printed."""
    match block:
        case Heading():
            yield block.content
        case Paragraph():
            yield block.lead
            yield block.content
        case Table() | Picture():
            if block.caption is not None:
                yield block.caption.title
            if isinstance(block, Table):
                yield from block.header
                for row in block.rows:
                    yield from row
            yield block.source
            yield block.notes
        case _:
            pass


def all_inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """The inline content of all blocks, in the order in which it is printed."""
    for block in all_blocks(blocks):
        for inlines in block_inlines(block):
            yield from inlines


def placed_marks(document: Document) -> Iterator[Mark]:
    """The citation marks of the text and of the notice, in the order in which they are printed."""
    for inline in (*all_inlines(document.blocks), *document.meta.notice):
        if isinstance(inline, Mark):
            yield inline


def placed_figures(blocks: Iterable[Block]) -> frozenset[str]:
    """The ids of the figures and tables that are in the text."""
    return frozenset(
        block.id
        for block in all_blocks(blocks)
        if isinstance(block, (Table, Picture)) and block.id is not None
    )


def placed_pictures(blocks: Iterable[Block]) -> Iterator[Picture]:
    """The pictures that are in the text."""
    return (block for block in all_blocks(blocks) if isinstance(block, Picture))


def plain_text(inlines: Iterable[Inline]) -> str:
    """The words of inline content, without marks, white space collapsed."""
    pieces = []
    for inline in inlines:
        match inline:
            case Words():
                pieces.append(inline.text)
            case FigureLink():
                pieces.append(inline.label)
            case Mark():
                pass
            case _:
                pieces.append(" ")
    return " ".join("".join(pieces).split())


def block_text(blocks: Iterable[Block]) -> str:
    """The words of blocks, one block after the other."""
    texts: list[str] = []
    for block in all_blocks(blocks):
        if isinstance(block, TextBox):
            texts.append(block.title)
        if isinstance(block, CodeBlock):
            texts.append(block.text)
        if not isinstance(block, Divider):
            texts += map(plain_text, block_inlines(block))
    return " ".join(text for text in texts if text)
