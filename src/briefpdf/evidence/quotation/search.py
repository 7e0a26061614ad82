"""Finds the pieces of a quotation in an archived text, word for word."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
import re

from msgspec import Struct

from ...source.pattern import lazy_pattern
from ...source.raised import TO_RAISED
from .bounds import begins_word, ends_word
from .brackets import MOST_REPLACED, is_ending, may_add, may_border, may_omit, may_replace
from .marks import marks_agree
from .parts import Bracket, Literal, Piece
from .passage import Stream

# An ellipsis leaves out no more, in characters; before or behind one or two words even less.
_GAP, _SHORT_GAP = 1500, 300
# Before the row of a table may stand all the rows above it.
_ROW_GAP = 8000
_ROW = lazy_pattern(r"[^\W\d_].{0,100}?(?:\s[($€£+-]*\d[\d.,]*[%)]*){1,30}", re.DOTALL)
# Nobody can use more places, and no quotation but a hostile one takes more steps.
_MOST_PLACES, _MOST_STEPS, _MOST_ENDS = 100, 100_000, 40

_WORD = lazy_pattern(r" ?([\w^]+(?:['.,][\w^]+)*'?)")
_REST = lazy_pattern(r"[^\W\d_]*(?:'s?\b)?")
_NEXT = lazy_pattern(r" ?([\w^]+)")
_LAST = lazy_pattern(r"([\w^']+) ?$")

# Where each piece of a quotation stands, in order.
Chain = tuple[tuple[int, int], ...]
Spans = list[Chain]


def find_spans(stream: Stream, pieces: list[Piece]) -> Spans:
    """Where the pieces stand in their order, as offsets in the bare text; the first 100 places."""
    if not pieces:
        return []
    return list(islice(_Search(stream, pieces).spans(), _MOST_PLACES))


class _Search(Struct):
    """A search for the pieces of a quotation, given up after `steps` more steps."""

    stream: Stream
    pieces: list[Piece]
    steps: int = _MOST_STEPS

    def spans(self) -> Iterator[Chain]:
        begun = self.starts(self.pieces[0], 0, len(self.stream.bare.text))
        done = -1
        for start, index, at in begun:
            if self.steps < 0:
                return
            if start <= done:
                continue
            ends: dict[int, Chain] = {
                end: ((start, end),) for end in self.finish(self.pieces[0], index, at)
            }
            for before, piece in pairwise(self.pieces):
                ends = self.follow(before, piece, ends) if ends else ends
            if ends:
                yield ends[min(ends)]
                done = start

    def follow(self, before: Piece, piece: Piece, ends: dict[int, Chain]) -> dict[int, Chain]:
        """The ends of a piece behind the ends of the piece before it, each with the way to it."""
        found: dict[int, Chain] = {}
        room = _SHORT_GAP if min(_length(before), _length(piece)) < 3 else _GAP
        room = _ROW_GAP if _is_row(piece) else room
        for end in sorted(ends)[:_MOST_ENDS]:
            for start, index, at in self.starts(piece, end, end + room):
                self.steps -= 1
                if self.may_omit(end, start):
                    for last in self.finish(piece, index, at):
                        found.setdefault(last, (*ends[end], (start, last)))
                if len(found) >= _MOST_ENDS:
                    break
        return found

    def may_omit(self, end: int, start: int) -> bool:
        """Whether an ellipsis may stand for what is between: two pages at most, and no "not"."""
        stream = self.stream
        text = stream.folded.text[stream.bare.end(end) : stream.bare.start(start)]
        return stream.page(start) - stream.page(end - 1) <= 1 and may_omit(text)

    def starts(self, piece: Piece, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """Where a piece may begin: its start, its next element, and the offset reached."""
        head = piece[0]
        if isinstance(head, Literal):
            for at in self.occurrences(head, low, high):
                if begins_word(self.stream, at):
                    yield at, 1, at + len(head.words.text)
            return
        for start, index, at in self.starts_behind(piece, low, high):
            text = self.stream.bare.text
            if head.joined == "before":
                for form in head.forms:
                    begin = start - len(form)
                    there = begin >= low and text.startswith(form, begin)
                    if there and begins_word(self.stream, begin):
                        yield begin, index, at
            elif text.endswith(head.raw, low, start) or text.endswith(f"{head.raw} ", low, start):
                yield text.rindex(head.raw, low, start), index, at
            elif self.may_begin(head, start):
                yield start, index, at

    def starts_behind(self, piece: Piece, low: int, high: int) -> Iterator[tuple[int, int, int]]:
        """Where the rest of a piece that begins with brackets may begin."""
        following = piece[1] if len(piece) > 1 else None
        if isinstance(following, Literal):
            inside = isinstance(piece[0], Bracket) and piece[0].joined == "before"
            for at in self.occurrences(following, low, high):
                if inside or begins_word(self.stream, at):
                    yield at, 2, at + len(following.words.text)
        elif following is not None:
            for start, index, at in self.starts(piece[1:], low, high):
                yield start, index + 1, at

    def may_begin(self, bracket: Bracket, start: int) -> bool:
        """Whether brackets may stand before a passage; they may hide no name or number."""
        before = _LAST.search(self.stream.bare.text[max(0, start - 40) : start])
        return may_add(bracket.content) and (
            before is None or may_border(bracket.content, before[1])
        )

    def occurrences(self, literal: Literal, low: int, high: int) -> Iterator[int]:
        """The offsets from `low` to `high` at which words stand."""
        text, words = self.stream.bare.text, literal.words.text
        high = min(len(text), high + len(words))
        other = words[0].swapcase() + words[1:] if literal.free else words
        nearest = {form: text.find(form, low, high) for form in {words, other}}
        while (at := min((at for at in nearest.values() if at >= 0), default=-1)) >= 0:
            if marks_agree(literal.words, self.stream.bare, at):
                yield at
            for form, found in nearest.items():
                if found == at:
                    nearest[form] = text.find(form, at + 1, high)

    def finish(self, piece: Piece, index: int, at: int) -> set[int]:
        """The offsets at which a piece may end whose elements before `index` end at `at`."""
        reached = {at}
        self.steps -= 1
        for number, element in enumerate(piece[index:], index):
            last = number == len(piece) - 1
            self.steps -= len(reached)
            if not reached:
                break
            following = {end for at in reached for end in self.step(element, at, last)}
            reached = set(sorted(following)[:_MOST_ENDS])
        return {end for end in reached if ends_word(self.stream, end)}

    def step(self, element: Literal | Bracket, at: int, last: bool) -> Iterator[int]:
        """The offsets at which an element may end that begins at an offset."""
        text = self.stream.bare.text
        if isinstance(element, Literal):
            words = element.words
            if text.startswith(words.text, at) and marks_agree(words, self.stream.bare, at):
                yield at + len(words.text)
            return
        if not element.joined and not ends_word(self.stream, at):
            return
        for form in element.forms:
            blank = 0 if element.joined or not text.startswith(" ", at) else 1
            end = at + blank + len(form)
            if text.startswith(form, at + blank):
                yield end
                if not element.joined and text.startswith(" ", end):
                    yield end + 1
        if element.joined == "behind":
            if self.stream.bare.mark(at) == element.content.translate(TO_RAISED):
                yield at  # The mark of a note behind a number, quoted with it.
            yield from self.other_ending(element, at)
        elif not element.joined:
            yield from self.other_words(element, at, last)

    def other_ending(self, bracket: Bracket, at: int) -> Iterator[int]:
        """The end of a word whose ending the brackets change."""
        text = self.stream.bare.text
        rest = _REST.match(text, at)
        if text[at - 1].isalpha() and rest and is_ending(rest[0]) and is_ending(bracket.content):
            yield rest.end()

    def other_words(self, bracket: Bracket, at: int, last: bool) -> Iterator[int]:
        """The ends of the words that brackets stand for; the offset itself where they add."""
        text = self.stream.bare.text
        following = _NEXT.match(text, at)
        beside = following is None or not last or may_border(bracket.content, following[1])
        if may_add(bracket.content) and beside:
            yield at
            if text.startswith(" ", at):
                yield at + 1
        end = at
        for _ in range(0 if last else MOST_REPLACED):
            word = _WORD.match(text, end)
            if word is None:
                return
            end = word.end()
            if may_replace(bracket.content, text[at:end]):
                yield end
                if text.startswith(" ", end):
                    yield end + 1


def _length(piece: Piece) -> int:
    """How many words a piece has."""
    return sum(len(one.words.text.split()) for one in piece if isinstance(one, Literal))


def _is_row(piece: Piece) -> bool:
    """Whether a piece is a label and numbers, as the row of a table is."""
    words = piece[0].words.text if len(piece) == 1 and isinstance(piece[0], Literal) else ""
    return len(words) <= 300 and _ROW.fullmatch(words) is not None
