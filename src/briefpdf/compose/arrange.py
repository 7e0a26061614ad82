"""Puts captions, source lines and run-in headings where they belong, and numbers figures."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

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
from ..model.theme import Theme
from ..source.pattern import lazy_pattern
from .walk import flatten, nested, rewrite

RUN_IN_LEVEL = 3
_SET = lazy_pattern(r"\s*\{\s*((?:(?:id|span)\s*=\s*[\"“”]?[\w-]+[\"“”]?\s*)+)\}\s*$")
_PAIR = lazy_pattern(r"(id|span)\s*=\s*[\"“”]?([\w-]+)")


class LeadWords(Struct, frozen=True):
    """The words that captions, source lines and notes begin with: English and the style's."""

    table: frozenset[str]
    source: frozenset[str]
    notes: frozenset[str]

    @classmethod
    def of(cls, theme: Theme) -> LeadWords:
        """Those of a style, in the language of a brief."""

        def words(*labels: str) -> frozenset[str]:
            own = {theme.setting("labels", name, name.capitalize()) for name in labels}
            return frozenset((*own, *map(str.capitalize, labels)))

        return cls(words("table"), words("source", "sources"), words("note", "notes"))


def arrange(blocks: Sequence[Block], words: LeadWords) -> list[Block]:
    """The blocks of one flow with each caption, source line and run-in heading joined to its block.

    A paragraph "Table: …" right before a table is its caption; with `{span=page}` at its end the
    table goes across the page, with `{id=visits}` it can be referred to. Paragraphs "Source: …" and
    "Notes: …" right behind a table or picture go below it.
    """
    made: list[Block] = []
    for block in blocks:
        last = made[-1] if made else None
        if isinstance(block, Table) and isinstance(last, Paragraph):
            if found := _lead(last.content, words.table):
                title, settings = _settings(found[1])
                across = settings.get("span") == "page"
                caption = Caption("", title)
                block = replace(block, caption=caption, across=across, id=settings.get("id"))
                made.pop()
        elif isinstance(block, Paragraph):
            if isinstance(last, Table | Picture | Chart) and (below := _below(last, block, words)):
                made[-1] = below
                continue
            if isinstance(last, Heading) and last.level == RUN_IN_LEVEL:
                made.pop()
                block = replace(block, lead=last.content)
        made.append(block)
    return made


def _settings(title: Inlines) -> tuple[Inlines, dict[str, str]]:
    """The words of a caption, and what stands in braces at its end: `{id=visits span=page}`."""
    last = title[-1] if title else None
    if not isinstance(last, Words) or not (match := _SET.search(last.text)):
        return title, {}
    rest = last.text[: match.start()]
    content = (*title[:-1], replace(last, text=rest)) if rest else title[:-1]
    return content, dict(_PAIR.findall(match[1]))


def table_ids(body: str) -> frozenset[str]:
    """The ids that the captions of tables give them in the text of a brief."""
    found = (_SET.search(line) for line in body.splitlines() if line.rstrip().endswith("}"))
    pairs = (pair for match in found if match for pair in _PAIR.findall(match[1]))
    return frozenset(value for name, value in pairs if name == "id")


def _below(block: Exhibit, paragraph: Paragraph, words: LeadWords) -> Exhibit | None:
    if found := _lead(paragraph.content, words.source):
        return replace(block, source=found[1], leads=replace(block.leads, source=found[0]))
    if found := _lead(paragraph.content, words.notes):
        return replace(block, notes=found[1], leads=replace(block.leads, notes=found[0]))
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


def parted(text: str, words: Collection[str]) -> tuple[str, str] | None:
    """A lead such as "Sources" that a text begins with, and what is behind its colon."""
    lead, colon, rest = text.partition(":")
    return (lead.strip(), rest.lstrip()) if colon and lead.strip() in words else None


def _lead(content: Inlines, words: Collection[str]) -> tuple[str, Inlines] | None:
    """The same of inline content."""
    if not content or not isinstance(content[0], Words):
        return None
    found = parted(content[0].text, words)
    return (found[0], (replace(content[0], text=found[1]), *content[1:])) if found else None
