"""Which sentences of a brief are backed, which are judgments, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from ..compose.composition import Composition
from ..evidence.checkable import DEED
from ..evidence.sentences import split_sentences
from ..evidence.stated import facts_in, unrecorded
from ..model.brief import Brief
from ..model.claim import Claim
from ..model.document import (
    Block,
    Chart,
    Exhibit,
    Inlines,
    ListBlock,
    Mark,
    Paragraph,
    Picture,
    PullQuote,
    Quotation,
    Table,
    TextBox,
)
from ..source.pattern import lazy_pattern
from .backing import Coverage
from .flow import Flow, read_flow
from .printed import claims_in
from .record import record_of
from .sentence import Sentence, has_call, is_cited, judge, loose_quotes, whole_quote


def cover(composition: Composition, claims: Mapping[str, Claim] | None = None) -> Coverage:
    """How the sentences of a brief are backed; none when it did not expand.

    Headings, captions and source lines are no sentences, and code states nothing. Notes below a
    figure are backed where the figure's own claims, of the registry `claims`, say all that they
    state.
    """
    if composition.document is None:
        return Coverage(())
    # Not `claims or {}`: to ask whether there are any would be to ask for all of them.
    cover = _Cover(composition.brief, {} if claims is None else claims)
    return Coverage(tuple(cover.sentences(composition.document.blocks)))


# How a note says what the numbers above it are: “Amounts are in current dollars.”
_OF_DATA = lazy_pattern(
    r"\W*(?:All\s|The\s)?(?:Numbers|Amounts|Figures|Totals|Values|Percentages|Dollars?|Data|Dates|"
    r"Years|Shares|Counts|Columns|Rows|Components|Details|Parts|Estimates|Rates|Sums)\b"
)


class _Cover:
    """Goes through the blocks of one brief."""

    def __init__(self, brief: Brief, claims: Mapping[str, Claim]) -> None:
        self.brief, self.claims = brief, claims

    def sentences(self, blocks: Iterable[Block], quoted: bool = False) -> Iterator[Sentence]:
        """The sentences of some blocks, of a block quotation where they are `quoted`."""
        for block in blocks:
            if isinstance(block, Paragraph):
                yield from _paragraph(block.content, block.origin.end, self.brief, quoted)
            elif isinstance(block, ListBlock):
                for item in block.items:
                    yield from self.sentences(item, quoted)
            elif isinstance(block, Quotation):
                yield from self.sentences(block.blocks, quoted=True)
            elif isinstance(block, TextBox | PullQuote):
                yield from self.sentences(block.blocks, quoted)
            elif isinstance(block, Table | Picture | Chart):
                if isinstance(block, Table):
                    yield from _table(block, self.brief)
                yield from self._notes(block)

    def _notes(self, block: Exhibit) -> Iterator[Sentence]:
        """The sentences of the notes below a figure that state something."""
        for sentence in _paragraph(block.notes, None, self.brief, quoted=False):
            deed = sentence.what is not None and sentence.what.what == DEED
            explains = deed and _OF_DATA.match(sentence.text)
            if (sentence.status == "bare" or explains) and not sentence.quotes:
                continue
            sentence = replace(sentence, where="note")
            if sentence.status == "uncited" and self._is_on_record(sentence.text, block):
                sentence = replace(sentence, status="backed", what=None, bare=None, quotes=())
            yield sentence

    def _is_on_record(self, words: str, block: Exhibit) -> bool:
        found = [self.claims.get(name) for name in claims_in([block])]
        record = record_of(claim for claim in found if claim is not None)
        lang = self.brief.lang
        return bool(facts_in(words, lang)) and not unrecorded(words, record, lang)


def _paragraph(
    content: Inlines, end_of_text: int | None, brief: Brief, quoted: bool
) -> Iterator[Sentence]:
    """The sentences of a paragraph, which ends at a place of the brief where that is known."""
    flow = read_flow(content, brief)
    whole = whole_quote(flow) if quoted else None
    quotes = [] if whole else loose_quotes(flow)
    spans = split_sentences(flow.text)
    for index, (start, end) in enumerate(spans):
        following = spans[index + 1][0] if index + 1 < len(spans) else None
        limit = flow.span(start, end).end if end_of_text is None else end_of_text
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
                sentence = replace(sentence, status="cited", what=None, bare=None)
            yield replace(sentence, quotes=quotes, where="table cell")


def _row_has_call(flows: Sequence[Flow], brief: Brief) -> bool:
    start = min((flow.span(0, len(flow.text)).start for flow in flows), default=0)
    if start < brief.body_start:
        return False
    end = brief.body.find("\n", start - brief.body_start)
    return has_call(brief, start, brief.body_start + (end if end >= 0 else len(brief.body)))
