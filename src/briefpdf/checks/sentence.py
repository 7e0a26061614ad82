"""A sentence of a brief and what backs it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from ..evidence.checkable import Checkable, find_checkable
from ..evidence.quotations import find_quotations
from ..model.brief import Brief
from ..source.pattern import lazy_pattern
from ..source.text import Span
from .flow import HELD, LINK, Flow, Piece

# Backed by a claim; cited, where nobody held the words against the source; or neither.
Status = Literal["backed", "cited", "judgment", "bare", "uncited"]


class Quote(Struct, frozen=True):
    """Words in quotation marks that no claim holds, and where they stand, the marks included."""

    words: str
    span: Span


class Sentence(Struct, frozen=True):
    """A sentence of a brief, or a note or a table's cell that states something.

    `span` is its place in the brief. `what` is what it states without any backing, in offsets of
    `text`, and `bare` the place of the words around that. `quoted` says that it stands in a block
    quotation that no claim holds, `points` that it names a figure.
    """

    text: str
    span: Span
    status: Status
    what: Checkable | None = None
    bare: Span | None = None
    quotes: tuple[Quote, ...] = ()
    quoted: bool = False
    points: bool = False
    where: Literal["sentence", "table cell", "note"] = "sentence"


_CITE = lazy_pattern(r"\bcite\s*\(")
_CALLS = lazy_pattern(r"(?:[ \t]*(?:\r?\n)?[ \t]*\{\{[^{}]*\}\})*")
_WORD = lazy_pattern(r"\w+")


def judge(flow: Flow, start: int, end: int, cited: bool) -> Sentence:
    """The sentence between two offsets; `cited` says that a bare citation stands at it.

    A sentence is backed where a claim holds all that it states, and cited where a citation alone
    stands for some of it.
    """
    text, span = flow.text[start:end], flow.span(start, end)
    spoken = [piece.kinds for piece, words in _words(flow, start, end) if words]
    points = any(LINK in kinds for kinds in spoken)
    if spoken and all("judgment" in kinds for kinds in spoken):
        return Sentence(text, span, "judgment", points=points)
    held = {kind for kinds in spoken for kind in kinds & HELD}
    # A value has a mark for its claim, but says no more than a number.
    only_figures = held == {"value"}
    for first, last in flow.bare(start, end):
        if found := find_checkable(flow.text[first:last], only_figures):
            if cited:
                return Sentence(text, span, "cited", points=points)
            lead = first - start
            what = Checkable(found.what, found.start + lead, found.end + lead)
            return Sentence(text, span, "uncited", what, flow.span(first, last), points=points)
    status: Status = "bare"
    if held:
        status = "backed"
    elif cited:
        status = "cited"
    elif any("judgment" in kinds for kinds in spoken):
        status = "judgment"
    return Sentence(text, span, status, points=points)


def is_cited(flow: Flow, start: int, following: int | None) -> bool:
    """Whether a bare citation stands in a sentence or behind it, before the one that follows."""
    index = bisect_left(flow.cited, start)
    return index < len(flow.cited) and (following is None or flow.cited[index] <= following)


def has_call(brief: Brief, start: int, end: int) -> bool:
    """Whether the brief calls cite() between two places.

    Its mark may have become one with a claim's, or be missing because there is no such source.
    """
    if not brief.body_start <= start < end:
        return False
    start, end = start - brief.body_start, end - brief.body_start
    # A call at the end of a paragraph prints a mark, which has no place of its own.
    end = len(brief.body[start:end].rstrip("{")) + start
    behind = _CALLS.match(brief.body, end)
    return bool(_CITE.search(brief.body, start, behind.end() if behind else end))


def loose_quotes(flow: Flow) -> list[tuple[int, Quote]]:
    """Quotations of two words or more that no claim holds, each with its offset in the flow."""
    found = []
    for quoted in find_quotations(flow.text):
        loose = sum(
            len(words)
            for piece, words in _words(flow, quoted.start, quoted.end)
            if not piece.kinds & HELD
        )
        if quoted.length > 1 and loose > 1:
            found.append((quoted.start, Quote(quoted.words, flow.span(quoted.start, quoted.end))))
    return found


def whole_quote(flow: Flow) -> Quote | None:
    """The words of a block quotation that no claim holds; a line that names the speaker is none."""
    loose = flow.bare(0, len(flow.text))
    if not loose or flow.text.lstrip()[:1] in "—–-":
        return None
    start, end = loose[0][0], loose[-1][1]
    words = flow.text[start:end]
    return Quote(words, flow.span(start, end)) if len(_WORD.findall(words)) > 1 else None


def _words(flow: Flow, start: int, end: int) -> Iterator[tuple[Piece, list[str]]]:
    """The pieces between two offsets, each with those of its words that stand there."""
    for piece in flow.between(start, end):
        first, last = max(start, piece.start), min(end, piece.end)
        yield piece, _WORD.findall(flow.text, first, last)
