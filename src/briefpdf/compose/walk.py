"""Walks the inline content of blocks, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from ..model.document import (
    Block,
    Chart,
    Heading,
    Inlines,
    ListBlock,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)

Change = Callable[[Inlines], Inlines]


def nested(block: Block, change: Callable[[Block], Block]) -> Block:
    """The block with each block right inside it changed."""
    if isinstance(block, ListBlock):
        items = tuple(tuple(change(inner) for inner in item) for item in block.items)
        return replace(block, items=items)
    if isinstance(block, (Quotation, TextBox, PullQuote)):
        return replace(block, blocks=tuple(change(inner) for inner in block.blocks))
    return block


def rewrite(block: Block, change: Change) -> Block:
    """The block with every piece of its inline content changed, in reading order."""
    if isinstance(block, Heading):
        content = change(block.content)
        return block if content is block.content else replace(block, content=content)
    if isinstance(block, Paragraph):
        lead, content = change(block.lead), change(block.content)
        if lead is block.lead and content is block.content:
            return block
        return replace(block, lead=lead, content=content)
    if isinstance(block, Table | Picture | Chart):
        if block.caption:
            caption = replace(block.caption, title=change(block.caption.title))
            block = replace(block, caption=caption)
        if isinstance(block, Table):
            header = tuple(change(cell) for cell in block.header)
            rows = tuple(tuple(change(cell) for cell in row) for row in block.rows)
            block = replace(block, header=header, rows=rows)
        elif isinstance(block, Chart):
            points = (replace(point, label=change(point.label)) for point in block.points)
            block = replace(block, points=tuple(points))
        return replace(block, source=change(block.source), notes=change(block.notes))
    return nested(block, lambda inner: rewrite(inner, change))


def contents(blocks: Iterable[Block]) -> Iterator[Inlines]:
    """Every piece of inline content of blocks, in reading order."""
    found: list[Inlines] = []

    def collect(content: Inlines) -> Inlines:
        found.append(content)
        return content

    for block in blocks:
        rewrite(block, collect)
    return iter(found)


def flatten(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and those inside them, outermost first."""
    for block in blocks:
        yield block
        if isinstance(block, (Quotation, TextBox, PullQuote)):
            yield from flatten(block.blocks)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from flatten(item)
