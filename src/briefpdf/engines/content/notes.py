"""Which sources stand at the foot of the pages that cite them, and which in a list."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from math import ceil

from ...compose.walk import contents, flatten
from ...model.document import (
    Chart,
    Document,
    Heading,
    Inline,
    Mark,
    Paragraph,
    Picture,
    SourceEntry,
    Table,
    Words,
)
from ...model.theme import Theme
from ..style.settings import number, switch, word
from .walk import plain_text

Entries = tuple[SourceEntry, ...]
# More characters than this might not go on a page, and a note is never broken.
_LONGEST = 4000
# Of the depth of a page, what the notes of one line may fill: what they are too deep for never ends
# in WeasyPrint. And of 1 em, the width of a letter in a note at its widest, in a text at its least.
_SHARE, _WIDE, _NARROW = 0.8, 0.55, 0.3


def part_sources(document: Document, theme: Theme) -> tuple[Entries, Entries]:
    """The sources for the feet of pages, each where its first mark stands, and those for the list.

    Without marks, or for a source that no mark cites, there is no such place; and what is too long
    for one page, alone or with all else that its line cites, goes into the list as well.
    """
    wanted = word(theme, "citations", "place", "end") == "footnotes"
    if not wanted or not switch(theme, "citations", "marks", True):
        return (), document.sources
    noted = _noted(document, theme)
    at_foot = tuple(entry for entry in document.sources if entry.number in noted)
    return at_foot, tuple(entry for entry in document.sources if entry.number not in noted)


def _noted(document: Document, theme: Theme) -> set[int]:
    """The numbers of the sources of which each has room for its note below its first mark."""
    width = max(1.0, number(theme, "grid", "column_width", 432))
    first, last = (number(theme, "page", f"{one}_baseline", 0) for one in ("first", "last"))
    room = _SHARE * (last - first if last > first else number(theme, "page", "height", 792) / 2)
    in_line = width / (_NARROW * number(theme, "sizes", "body", 10))
    size, gap = number(theme, "sizes", "sources", 9), number(theme, "spaces", "note", 0)
    leading = number(theme, "sizes", "sources_leading", 1.2 * size)
    depths = {
        entry.number: ceil(len(words) * _WIDE * size / width) * leading + gap
        for entry in document.sources
        if len(words := plain_text(entry.content)) <= _LONGEST
    }
    noted: set[int] = set()
    for whole in _unbroken(document):
        at, line = 0, deque[tuple[int, float]]()
        for inline in whole:
            at += len(inline.text) if isinstance(inline, Words) else 1
            while line and line[0][0] < at - in_line:
                line.popleft()
            for one in inline.cited if isinstance(inline, Mark) else ():
                depth = depths.get(one.number, room)
                if one.occurrence == 1 and sum(other for _, other in line) + depth < room:
                    noted.add(one.number)
                    line.append((at, depth))
    return noted


def _unbroken(document: Document) -> Iterator[list[Inline]]:
    """The text in what a line of a page may hold of it: no more than a paragraph, or a row."""
    for block in flatten(document.blocks):
        if isinstance(block, Table):
            rows = [[one for cell in row for one in cell] for row in (block.header, *block.rows)]
            title = block.caption.title if block.caption else ()
            yield from (list(title), *rows, list(block.source), list(block.notes))
        elif isinstance(block, Chart):
            yield [one for content in contents([block]) for one in content]
        elif isinstance(block, (Heading, Paragraph, Picture)):
            yield from map(list, contents([block]))
    yield list(document.meta.notice)
