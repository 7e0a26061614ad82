"""Puts captions, source lines and run-in headings where they belong, and numbers figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
import re

from ..model.document import (
    Block,
    Caption,
    Chart,
    Exhibit,
    FigureLink,
    Heading,
    Inlines,
    Paragraph,
    Picture,
    Table,
    Words,
)
from .walk import flatten, nested, rewrite

RUN_IN_LEVEL = 3
_SPAN = re.compile(r"\s*\{\s*span\s*=\s*[\"“”]?(page|column)[\"“”]?\s*\}\s*$")


def arrange(blocks: Sequence[Block]) -> list[Block]:
    """The blocks of one flow with each caption, source line and run-in heading joined to its block.

    A paragraph "Table: …" right before a table is its caption, and with `{span=page}` at its end
    the table goes across the page; paragraphs "Source: …" and "Notes: …" right behind a table or
    picture go below it.
    """
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Table) and isinstance(last, Paragraph):
            if title := _lead(last.content, "Table:"):
                title, across = _spanning(title)
                block = replace(block, caption=Caption("", title), across=across)
                made.pop()
        elif isinstance(block, Paragraph):
            if isinstance(last, Table | Picture | Chart) and (below := _below(last, block)):
                made[-1] = below
                continue
            if isinstance(last, Heading) and last.level == RUN_IN_LEVEL:
                made.pop()
                block = replace(block, lead=last.content)
        made.append(block)
    return made


def _spanning(title: Inlines) -> tuple[Inlines, bool]:
    """The words of a caption, and whether `{span=page}` at its end has the table go across."""
    last = title[-1] if title else None
    if not isinstance(last, Words) or not (match := _SPAN.search(last.text)):
        return title, False
    rest = last.text[: match.start()]
    kept = (*title[:-1], replace(last, text=rest)) if rest else title[:-1]
    return kept, match[1] == "page"


def _below(block: Exhibit, paragraph: Paragraph) -> Exhibit | None:
    for word in ("Source:", "Sources:"):
        if found := _lead(paragraph.content, word):
            return replace(block, source=found)
    for word in ("Notes:", "Note:"):
        if found := _lead(paragraph.content, word):
            return replace(block, notes=found)
    return None


def number_figures(blocks: Sequence[Block], table: str, figure: str) -> tuple[Block, ...]:
    """The blocks with figures and tables numbered in order, and references to them filled in.

    `table` and `figure` are the words of the style: "Table", "Figure".
    """
    labels: dict[str, str] = {}
    by_block: dict[int, str] = {}
    counts = {table: 0, figure: 0}
    for block in flatten(blocks):
        if isinstance(block, Table | Picture | Chart) and block.caption:
            word = table if isinstance(block, Table) else figure
            counts[word] += 1
            by_block[id(block)] = label = f"{word}\u00a0{counts[word]}"
            if block.id:
                labels[block.id] = label

    def link(content: Inlines) -> Inlines:
        if not any(isinstance(inline, FigureLink) for inline in content):
            return content
        return tuple(
            replace(inline, label=labels.get(inline.figure, inline.figure))
            if isinstance(inline, FigureLink)
            else inline
            for inline in content
        )

    return tuple(rewrite(_labelled(block, by_block), link) for block in blocks)


def _labelled(block: Block, labels: dict[int, str]) -> Block:
    """The block with the labels put into its captions, and into those inside it."""
    if isinstance(block, Table | Picture | Chart) and block.caption:
        return replace(block, caption=replace(block.caption, label=labels[id(block)]))
    return nested(block, lambda inner: _labelled(inner, labels))


def _lead(content: Inlines, wanted: str) -> Inlines | None:
    """The content behind a lead such as "Source:"; None when it does not begin with it."""
    if not content or not isinstance(content[0], Words):
        return None
    first = content[0]
    if not first.text.startswith(wanted):
        return None
    return (replace(first, text=first.text[len(wanted) :].lstrip()), *content[1:])
