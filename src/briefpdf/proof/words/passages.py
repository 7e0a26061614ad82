"""Looks for passages in what was printed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
import unicodedata

from msgspec import Struct
from msgspec.structs import replace

from ...compose.walk import contents, flatten
from ...engines.content.characters import printed
from ...model.document import (
    Block,
    Chart,
    CodeBlock,
    Document,
    FigureLink,
    Heading,
    Inlines,
    Jump,
    ListBlock,
    Mark,
    Paragraph,
    PullQuote,
    Quotation,
    Run,
    SourceEntry,
    Table,
    TextBox,
    Words,
)
from ...model.theme import Theme
from ...source.pattern import lazy_pattern
from ...source.text import Span
from ..reading.pieces import Piece
from ..reading.text import ReadText, squeezed

# Written from right to left, text is painted in another order than it is read in.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_WORD = lazy_pattern(r"\S+")


class Looked(Struct, frozen=True):
    """What came of looking for a passage.

    `pieces` are where it was found. `lost` is its first part that is not there, `early` says that
    it stands before what should come before it.
    """

    passage: Passage
    pieces: Sequence[Piece] = ()
    lost: Part | None = None
    early: bool = False


def _is_from_right(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT


class Searcher:
    """Finds passages one after the other; each flow goes on where it was left."""

    def __init__(self, text: ReadText, title: str = "") -> None:
        self.text = text
        self._at: dict[str, int] = {}
        # The title's words, such as “Overview”, are no heading and no caption.
        found = text.find(squeezed(printed(title))) if title.strip() else None
        self._begin = found.end if found is not None else 0
        # The end of the head of the last table or figure.
        self._behind = 0

    def look_for(self, passages: Iterable[Passage]) -> list[Looked]:
        """Look for passages, in their order."""
        return [one for group in _grouped(passages) for one in self._look_for_group(group)]

    def _look_for_group(self, group: Sequence[Passage]) -> Sequence[Looked]:
        """A table or figure behind the one before it, or where it is not there, anywhere.

        Several may have the same source line, the same heads and the same labels.
        """
        found: Sequence[Looked] = ()
        for start in (self._behind, 0) if group[0].starts else (0,):
            if group[0].is_drawn:
                self._at[TABLE] = self._at[FIGURE] = start
            found = [self._look_for(passage) for passage in group]
            if not any(one.lost is not None or one.early for one in found):
                break
        return found

    def _look_for(self, passage: Passage) -> Looked:
        words, flow = passage.words, passage.flow
        if not words.isascii() and any(map(_is_from_right, set(words))):
            return self._look_both_ways(passage)
        start = self._at.get(flow, 0)
        found = self.text.find(words, max(start, self._begin)) or self.text.find(words, start)
        if found is not None:
            if passage.starts:
                self._behind = found.end
            # What a drawing prints may stand in any order below its head.
            if flow != FIGURE:
                self._at[flow] = found.end
            elif passage.starts:
                self._at[flow] = found.stretches[0][0]
            return Looked(passage, self.text.pieces_of(found))
        if start and (found := self.text.find(words)) is not None:
            return Looked(passage, self.text.pieces_of(found), early=flow != FIGURE)
        return self._look_in_parts(passage, start)

    def _look_in_parts(self, passage: Passage, start: int) -> Looked:
        """Which part of a passage is lost, that as a whole is nowhere?"""
        pieces: list[Piece] = []
        lost: Part | None = None
        for part in passage.parts:
            if not (words := squeezed(part.text)):
                continue
            found = self.text.find(words, start)
            if found is None:
                lost = lost or part
            else:
                start = found.end
                pieces += self.text.pieces_of(found)
        # Each part is somewhere, but not one behind the other.
        return Looked(passage, pieces, lost=lost or passage.parts[0])

    def _look_both_ways(self, passage: Passage) -> Looked:
        pieces: list[Piece] = []
        for part in passage.parts:
            for word in map(squeezed, _WORD.findall(part.text)):
                found = self.text.find(word) or self.text.find(word[::-1])
                if word and found is None:
                    return Looked(passage, pieces, lost=part)
                if found is not None:
                    pieces += self.text.pieces_of(found)
        return Looked(passage, pieces)


TEXT, TABLE, FIGURE, SOURCE, DISCLAIMER = "text", "table", "figure", "source", "disclaimer"
ANNEX = "annex"


class Part(Struct, frozen=True):
    """Words of a passage: as they are written, and the runs that they stand in."""

    text: str
    origin: Span
    runs: tuple[Run, ...] = ()


class Passage(Struct, frozen=True, dict=True):
    """Words that stand without a break by a citation mark.

    `flow` says in which order it must come: `TEXT`, a `TABLE` (its cells, each table for itself),
    a `FIGURE` (in any order), a `SOURCE` or the `DISCLAIMER`. `across` says that it may stand in
    more than one column, `starts` that a table or figure begins with it.
    """

    parts: tuple[Part, ...]
    flow: str
    across: bool = False
    source: str | None = None
    starts: bool = False

    @cached_property
    def words(self) -> str:
        """Its words in one form, to be looked for."""
        return squeezed("".join(part.text for part in self.parts))

    @property
    def is_drawn(self) -> bool:
        """Whether it stands in a figure or a table."""
        return self.flow in (FIGURE, TABLE)


def _grouped(passages: Iterable[Passage]) -> Iterator[list[Passage]]:
    """Each table or figure in one, everything else for itself."""
    group: list[Passage] = []
    for passage in passages:
        if group and group[0].starts and passage.is_drawn and not passage.starts:
            group.append(passage)
            continue
        if group:
            yield group
        group = [passage]
    if group:
        yield group


def passages(document: Document) -> Iterator[Passage]:
    """Everything that the author wrote, in order: the text, the notice, the sources."""
    for block in document.blocks:
        yield from _block(block, TEXT, getattr(block, "across", False))
    yield from _inlines(document.meta.notice, TEXT, across=True)
    for entry in document.sources:
        yield from _entry(entry)
    for block in document.annex:
        yield from _block(block, ANNEX, across=True)


def disclaimer_passages(document: Document) -> Iterator[Passage]:
    """The disclaimer, in order."""
    for block in document.disclaimer:
        yield from _block(block, DISCLAIMER, across=True)


def _entry(entry: SourceEntry) -> Iterator[Passage]:
    return _inlines(entry.content, SOURCE, across=True, source=entry.key)


def _block(block: Block, flow: str, across: bool) -> Iterator[Passage]:
    match block:
        case Heading():
            yield from _inlines(block.content, flow, across)
        case Paragraph():
            yield from _inlines(block.lead, flow, across)
            yield from _inlines(block.content, flow, across)
        case ListBlock():
            for item in block.items:
                yield from _blocks(item, flow, across)
        case TextBox():
            yield from _plain(block.title, block.origin, flow, across)
            yield from _blocks(block.blocks, flow, across)
        case Quotation() | PullQuote():
            yield from _blocks(block.blocks, flow, across)
        case CodeBlock():
            yield from _plain(block.text, block.origin, flow, across)
        case _:
            yield from _exhibit(block, across)


def figure_words(document: Document, theme: Theme) -> Iterator[Passage]:
    """What the drawings of lines print: their scales, their days, their numbers."""
    if not any(isinstance(one, Chart) and one.kind == "line" for one in flatten(document.blocks)):
        return
    # What draws takes its time to load.
    from ...engines.charts.figure import draw_figures

    for chart, drawn in draw_figures(document, theme):
        for line in drawn.words if chart.kind == "line" else ():
            yield from _plain(line, chart.origin, FIGURE, across=True)


def _blocks(blocks: Iterable[Block], flow: str, across: bool) -> Iterator[Passage]:
    for block in blocks:
        yield from _block(block, flow, across)


def _exhibit(block: Block, across: bool) -> Iterator[Passage]:
    """A table, a picture or whatever else is drawn, with the words over and under it."""
    flow = TABLE if isinstance(block, Table) else FIGURE
    if isinstance(block, Chart) and block.kind == "line":
        # Its axis does not name the day of each point: what it prints, `figure_words` says.
        block = replace(block, points=())
    found = [
        passage for content in contents([block]) for passage in _inlines(content, flow, across)
    ]
    for index, passage in enumerate(found):
        yield passage if index else Passage(passage.parts, flow, across, starts=True)


def _inlines(
    content: Inlines, flow: str, across: bool, source: str | None = None
) -> Iterator[Passage]:
    parts: list[Part] = []
    for inline in (*content, None):
        # In a draft, the numbers of what was found are printed before the words.
        flagged = isinstance(inline, Words) and bool(inline.flags)
        raised = isinstance(inline, Jump) and inline.raised
        is_break = raised or inline is None or isinstance(inline, Mark)
        if flagged or is_break:
            passage = Passage(tuple(parts), flow, across, source)
            if passage.words:
                yield passage
            parts = []
        if isinstance(inline, Words):
            parts.append(Part(printed(inline.text), inline.origin, inline.runs))
        elif isinstance(inline, FigureLink):
            parts.append(Part(printed(inline.label), inline.origin, inline.runs))
        elif isinstance(inline, Jump) and not raised:
            parts.append(Part(printed(inline.text), inline.origin))
        elif inline is not None and not is_break:
            parts.append(Part(" ", inline.origin))


def _plain(text: str, origin: Span, flow: str, across: bool) -> Iterator[Passage]:
    passage = Passage((Part(printed(text), origin),), flow, across)
    if passage.words:
        yield passage
