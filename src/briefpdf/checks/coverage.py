"""Which sentences of a brief are backed, which are judgments, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ..compose.compose import Composition
from ..evidence.sentences import split_sentences
from ..model.brief import Brief
from ..model.document import Block, ListBlock, Mark, Paragraph, PullQuote, Quotation, Table, TextBox
from .flow import Flow, read_flow
from .sentence import Sentence, Status, has_call, is_cited, judge, loose_quotes, whole_quote


@dataclass(frozen=True, slots=True)
class Coverage:
    """The sentences of a brief, in its order, and how many of each status there are."""

    sentences: tuple[Sentence, ...]

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

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


def _sentences(blocks: Iterable[Block], brief: Brief, quoted: bool = False) -> Iterator[Sentence]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from _paragraph(block, brief, quoted)
        elif isinstance(block, ListBlock):
            for item in block.items:
                yield from _sentences(item, brief, quoted)
        elif isinstance(block, Quotation):
            yield from _sentences(block.blocks, brief, quoted=True)
        elif isinstance(block, TextBox | PullQuote):
            yield from _sentences(block.blocks, brief, quoted)
        elif isinstance(block, Table):
            yield from _table(block, brief)


def _paragraph(paragraph: Paragraph, brief: Brief, quoted: bool) -> Iterator[Sentence]:
    flow = read_flow(paragraph.content, brief)
    whole = whole_quote(flow) if quoted else None
    quotes = [] if whole else loose_quotes(flow)
    spans = split_sentences(flow.text)
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else None
        limit = paragraph.origin.end
        if following is not None:
            limit = flow.span(following, following + 1).start
        # What stands right before the first sentence belongs to it, having none before it.
        cited = is_cited(flow, start + 1 if index else 0, following)
        cited = cited or has_call(brief, flow.span(start, end).start, limit)
        own = [quote for at, quote in quotes if start <= at < end]
        if whole and not index:
            own = [whole]
        sentence = judge(flow, start, end, cited)
        yield replace(sentence, quotes=tuple(own), quoted=whole is not None)


def _table(table: Table, brief: Brief) -> Iterator[Sentence]:
    """The cells of a table that state something and stand in no run."""
    # A source line backs all of it; one that lost its mark names a source that there is not.
    backed = any(isinstance(inline, Mark) for inline in table.source)
    if table.source and not read_flow(table.source, brief).text.strip():
        backed = True
    for row in table.rows:
        flows = [flow for cell in row if (flow := read_flow(cell, brief)).text.strip()]
        cited = backed or any(flow.cited for flow in flows) or _row_has_call(flows, brief)
        for flow in flows:
            sentence = judge(flow, 0, len(flow.text), cited=False)
            quotes = tuple(quote for _, quote in loose_quotes(flow))
            if sentence.status != "uncited" and not quotes:
                continue
            if cited:
                sentence = replace(sentence, status="backed", what=None, bare=None)
            yield replace(sentence, quotes=quotes, in_table=True)


def _row_has_call(flows: Sequence[Flow], brief: Brief) -> bool:
    start = min((flow.span(0, len(flow.text)).start for flow in flows), default=0)
    if start < brief.body_start:
        return False
    end = brief.body.find("\n", start - brief.body_start)
    return has_call(brief, start, brief.body_start + (end if end >= 0 else len(brief.body)))
