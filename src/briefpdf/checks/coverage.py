"""Which sentences of a brief are backed, which are judgments, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
import re
from typing import Literal

from ..compose.compose import Composition
from ..evidence.checkable import Checkable, find_checkable
from ..evidence.quotations import find_quotations
from ..evidence.sentences import split_sentences
from ..model.brief import Brief
from ..model.document import (
    Block,
    ListBlock,
    Mark,
    Paragraph,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ..source.text import Span
from .flow import HELD, LINK, Flow, read_flow

Status = Literal["backed", "judgment", "bare", "uncited"]

_CITE = re.compile(r"\bcite\s*\(")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in quotation marks that no claim holds, and where."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a brief, or a table's cell that states something.

    `span` is its place in the brief. `what` is what it states without any backing, in offsets of `text`,
    and `bare` the place of the words around that. `points` says that it names a figure.
    """

    text: str
    span: Span
    status: Status
    what: Checkable | None = None
    bare: Span | None = None
    quotes: tuple[Quote, ...] = ()
    quoted: bool = False
    points: bool = False
    in_table: bool = False


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of a brief, in its order, and how many of each status there are."""

    sentences: tuple[Sentence, ...]

    @property
    def backed(self) -> int:
        """How many rest on a claim or a citation."""
        return self._count("backed")

    @property
    def judgments(self) -> int:
        """How many are marked as judgments."""
        return self._count("judgment")

    @property
    def uncited(self) -> int:
        """How many state something that can be checked and rest on nothing."""
        return self._count("uncited")

    def _count(self, status: Status) -> int:
        return sum(sentence.status == status for sentence in self.sentences)


def cover(composition: Composition) -> Coverage:
    """How the sentences of a brief are backed; none when it did not expand.

    Headings, captions, source lines and code are not looked at.
    """
    if composition.document is None:
        return Coverage(())
    return Coverage(tuple(_sentences(composition.document.blocks, composition.brief)))


def _sentences(
    blocks: Iterable[Block], brief: Brief, quoted: bool = False
) -> Iterator[Sentence]:
    for block in blocks:
        if isinstance(block, Paragraph):
            found = _judged(block, brief)
            yield from _as_quotation(found, block, brief) if quoted else found
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _sentences(item, brief, quoted)
        elif isinstance(block, Quotation):
            yield from _sentences(block.blocks, brief, quoted=True)
        elif isinstance(block, TextBox | PullQuote):
            yield from _sentences(block.blocks, brief, quoted)
        elif isinstance(block, Table):
            yield from _cells(block, brief)


def _judged(paragraph: Paragraph, brief: Brief) -> list[Sentence]:
    """The sentences of a paragraph, each with its status."""
    flow = read_flow(paragraph.content, brief)
    spans = split_sentences(flow.text)
    quotes = _quotes(flow)
    made = []
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else None
        limit = paragraph.origin.end
        if following is not None:
            limit = flow.span(following, following + 1).start
        cited = _is_cited(flow, 0 if index == 0 else start + 1, following)
        cited = cited or _has_call(brief, flow.span(start, end).start, limit)
        sentence = _judge(flow, start, end, cited)
        own = tuple(quote for at, quote in quotes if start <= at < end)
        made.append(replace(sentence, quotes=own))
    return made


def _judge(flow: Flow, start: int, end: int, cited: bool) -> Sentence:
    text, span = flow.text[start:end], flow.span(start, end)
    spoken = [
        piece.kinds
        for piece in flow.between(start, end)
        if _WORD.search(flow.text, max(start, piece.start), min(end, piece.end))
    ]
    points = any(LINK in kinds for kinds in spoken)
    if spoken and all("judgment" in kinds for kinds in spoken):
        return Sentence(text, span, "judgment", points=points)
    held = frozenset().union(*spoken) & HELD
    if not cited:
        # A value has a mark for its claim, but says no more than a number.
        only_figures = held == {"value"}
        for first, last in flow.bare(start, end):
            what = find_checkable(flow.text[first:last], only_figures)
            if what is not None:
                moved = Checkable(what.what, what.start + first - start, what.end + first - start)
                place = flow.span(first, last)
                return Sentence(text, span, "uncited", moved, place, points=points)
    status: Status = "bare"
    if cited or held:
        status = "backed"
    elif any("judgment" in kinds for kinds in spoken):
        status = "judgment"
    return Sentence(text, span, status, points=points)


def _is_cited(flow: Flow, start: int, following: int | None) -> bool:
    """Whether a bare citation stands in a sentence or behind it, before the one that follows."""
    return any(start <= at and (following is None or at <= following) for at in flow.cited)


def _has_call(brief: Brief, start: int, end: int) -> bool:
    """Whether the brief calls cite() between two places.

    Its mark may have become one with a claim's, or be missing because there is no such source.
    """
    if not brief.body_start <= start < end:
        return False
    return bool(_CITE.search(brief.body, start - brief.body_start, end - brief.body_start))


def _quotes(flow: Flow) -> list[tuple[int, Quote]]:
    """Quotations of two words or more that no claim holds, each with its offset in the flow."""
    found = []
    for quoted in find_quotations(flow.text):
        loose = [
            word
            for piece in flow.between(quoted.start, quoted.end)
            if not piece.kinds & HELD
            for word in _WORD.findall(
                flow.text, max(quoted.start, piece.start), min(quoted.end, piece.end)
            )
        ]
        if quoted.length > 1 and len(loose) > 1:
            found.append((quoted.start, Quote(quoted.words, flow.span(quoted.start, quoted.end))))
    return found


def _as_quotation(sentences: list[Sentence], paragraph: Paragraph, brief: Brief) -> list[Sentence]:
    """The sentences of a block quotation, which is one quotation without marks."""
    flow = read_flow(paragraph.content, brief)
    loose = flow.bare(0, len(flow.text))
    attribution = flow.text.lstrip()[:1] in "—–-"  # noqa: RUF001
    if not loose or attribution or len(_WORD.findall(flow.text[slice(*loose[0])])) < 2:
        return sentences
    start, end = loose[0][0], loose[-1][1]
    quote = Quote(flow.text[start:end], flow.span(start, end))
    first, *rest = [replace(sentence, quoted=True) for sentence in sentences]
    return [replace(first, quotes=(quote,)), *rest]


def _cells(table: Table, brief: Brief) -> Iterator[Sentence]:
    """The cells of a table that state something and stand in no run."""
    # A table's source line backs all of it; one that lost its mark names a source that there is not.
    backed = any(isinstance(inline, Mark) for inline in table.source) or (
        bool(table.source) and not read_flow(table.source, brief).text.strip()
    )
    for row in table.rows:
        flows = [read_flow(cell, brief) for cell in row]
        in_row = backed or any(flow.cited for flow in flows) or _row_calls(flows, brief)
        for flow in flows:
            if flow.text.strip() and (judged := _cell(flow, in_row)):
                yield judged


def _cell(flow: Flow, cited: bool) -> Sentence | None:
    judged = _judge(flow, 0, len(flow.text), False)
    own = tuple(quote for _, quote in _quotes(flow))
    if judged.status != "uncited" and not own:
        return None
    if cited and judged.status == "uncited":
        judged = replace(judged, status="backed", what=None, bare=None)
    return replace(judged, quotes=own, in_table=True)


def _row_calls(flows: list[Flow], brief: Brief) -> bool:
    places = [flow.span(0, len(flow.text)).start for flow in flows if flow.text]
    start = min(places, default=0)
    line_end = brief.body.find("\n", max(0, start - brief.body_start))
    end = len(brief.body) if line_end < 0 else line_end
    return _has_call(brief, start, brief.body_start + end)
