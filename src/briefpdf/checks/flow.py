"""The running text of a paragraph: for each character its place in the brief and what backs it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
import re

from msgspec import Struct

from ..model.brief import Brief
from ..model.document import FigureLink, Inlines, LineBreak, Mark, Run, Words
from ..source.pattern import lazy_pattern
from ..source.text import Span

# What the words of these runs say is a claim's to answer for.
HELD = frozenset({"claim", "words", "value"})
LINK = "link"

_NOT_AT_HEAD = " \t\n\u00a0.,;:!?)]”’"


class Piece(Struct, frozen=True):
    """A chunk of one kind that begins at `start` of the flow.

    `kinds` are the kinds of its runs (empty for the author's bare words, `LINK` for the name of a
    figure). `places` are the offsets of its characters in the brief, none where it is not written
    there, such as a claim's statement; `origin` is then all that is known.
    """

    text: str
    start: int
    kinds: frozenset[str]
    origin: Span
    places: Sequence[int] = ()

    @property
    def end(self) -> int:
        """The offset in the flow behind the piece."""
        return self.start + len(self.text)

    def place(self, start: int, end: int) -> Span:
        """Where the part between two offsets stands in the brief, as far as is known."""
        if not self.places:
            return self.origin
        first, last = max(start, self.start) - self.start, min(end, self.end) - self.start
        return Span(self.origin.path, self.places[first], self.places[last - 1] + 1)


class Flow(Struct, frozen=True, dict=True):
    """The text of one paragraph, list item or cell; `cited` is where bare citations stand."""

    text: str
    pieces: tuple[Piece, ...]
    cited: tuple[int, ...]

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.start for piece in self.pieces]

    def between(self, start: int, end: int) -> Iterator[Piece]:
        """The pieces that have a part between two offsets."""
        first = bisect_right(self._starts, start) - 1
        last = bisect_left(self._starts, end)
        return (piece for piece in self.pieces[max(0, first) : last] if start < piece.end)

    def span(self, start: int, end: int) -> Span:
        """The place in the brief of the text between two offsets, which must hold some."""
        places = [piece.place(start, end) for piece in self.between(start, end)]
        first, last = places[0], places[-1]
        return Span(first.path, first.start, max(first.start, first.end, last.end))

    def bare(self, start: int, end: int) -> list[tuple[int, int]]:
        """The chunks between two offsets that stand in no run and hold a word."""
        chunks: list[list[int]] = []
        for piece in self.between(start, end):
            if piece.kinds:
                continue
            first, last = max(start, piece.start), min(end, piece.end)
            if chunks and chunks[-1][1] == first:
                chunks[-1][1] = last
            else:
                chunks.append([first, last])
        trimmed = (self._trimmed(first, last) for first, last in chunks)
        return [one for one in trimmed if re.search(r"\w", self.text[slice(*one)])]

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        written = self.text[start:end]
        head = len(written) - len(written.lstrip(_NOT_AT_HEAD))
        return start + head, start + max(head, len(written.rstrip()))


def read_flow(content: Inlines, brief: Brief) -> Flow:
    """The running text of inline content."""
    pieces: list[Piece] = []
    cited: list[int] = []
    length = searched = 0
    before: Span | None = None
    for inline in content:
        if isinstance(inline, Mark):
            if not _kinds(inline.runs) & HELD:
                cited.append(length)
            continue
        text, kinds = " ", frozenset[str]()
        if isinstance(inline, Words):
            text, kinds = inline.text, _kinds(inline.runs)
        elif isinstance(inline, FigureLink):
            text, kinds = inline.label, _kinds(inline.runs) | {LINK}
        origin = inline.origin
        # One origin may have been split in two: what follows stands behind what came before.
        start = max(origin.start, searched) if origin == before else origin.start
        places = () if isinstance(inline, LineBreak) else written_at(text, start, origin.end, brief)
        before = origin
        searched = places[-1] + 1 if places else origin.start
        pieces.append(Piece(text, length, kinds, origin, places))
        length += len(text)
    return Flow("".join(piece.text for piece in pieces), tuple(pieces), tuple(cited))


def _kinds(runs: tuple[Run, ...]) -> frozenset[str]:
    return frozenset(run.kind for run in runs)


# Setting a text in type changes its quotation marks, one for one.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_ENTITY = lazy_pattern(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
# What prints nothing: a tag such as {% if %}, and a comment.
_TAG = lazy_pattern(r"\{%.*?%\}|\{#.*?#\}", re.DOTALL)


def written_at(text: str, start: int, end: int, brief: Brief) -> Sequence[int]:
    """The offset in the file of each character of a text that stands there from `start` on.

    It is looked for up to `end`; Markdown's escapes and entities may make it longer. Nothing where
    the file has other words there.
    """
    start, end = start - brief.body_start, end - brief.body_start
    if start < 0 or not text:
        return ()
    wanted = text.translate(_STRAIGHT)
    at = brief.body[start:end].translate(_STRAIGHT).find(wanted)
    if at >= 0:
        first = brief.body_start + start + at
        return range(first, first + len(text))
    return [brief.body_start + place for place in _escaped(wanted, start, brief.body)]


def _escaped(text: str, at: int, body: str) -> list[int]:
    """The offsets of a text that begins right at `at`, escapes and tags among its characters."""
    places: list[int] = []
    for character in text:
        while tag := _TAG.match(body, at):
            at = tag.end()
        entity = _ENTITY.match(body, at) if body.startswith("&", at) else None
        if body.startswith("\\" + character, at):
            at += 1
        elif entity and _unescaped(entity[0]) == character:
            places.append(at)
            at = entity.end()
            continue
        if body[at : at + 1].translate(_STRAIGHT) != character:
            return []
        places.append(at)
        at += 1
    return places


def _unescaped(entity: str) -> str:
    from html import unescape  # Few texts have entities.

    return unescape(entity)
