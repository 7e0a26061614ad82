"""The sentences of archived copies, by the words that they have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from heapq import nlargest
from math import log, sqrt
import re

from msgspec import Struct
from rapidfuzz import fuzz

from ..evidence.function_words import FUNCTION_WORDS
from ..evidence.quotation.passage import Passages, Place, Stream, passages
from ..evidence.sentences import split_sentences
from ..evidence.stems import stem
from ..readers.archive.read import Archive
from ..source.pattern import lazy_pattern

# So many of the sentences that share most with what is looked for are compared word by word.
_MOST_COMPARED = 60
# A text without stops, such as a table's, is looked into part by part, in characters.
_LONGEST = 1200
# What makes a likeness: the share of the words of weight that a sentence has; the cosine of both,
# so that a long sentence is no better for having everything; and the letters of their words.
_HAS, _COSINE, _LETTERS = 0.4, 0.35, 0.25

_WORD = lazy_pattern(r"\d+(?:[.,]\d+)*|[^\W_]+")
_SMALL = frozenset(word.lower() for word in FUNCTION_WORDS)
# A line of its own above the first line of a paragraph: each long word of it begins large.
_HEADING = lazy_pattern(r"[^\n.!?]{1,60}?(?<![,;:\s])[ \t]*\n(?=\s*[\"“(]?[A-Z0-9])")
_LONG_WORD = lazy_pattern(r"[^\W\d_]{4,}")
_STOP = lazy_pattern(r"\n[ \t]*\n")


def content_words(text: str) -> Iterator[re.Match[str]]:
    """The words of a text that say something: no articles, pronouns and the like."""
    return (match for match in _WORD.finditer(text) if match[0].lower() not in _SMALL)


def stems_of(text: str) -> frozenset[str]:
    """What the words of content of a text have in common with other forms of theirs."""
    return frozenset(stem(match[0].lower()) for match in content_words(text))


class Passed(Struct, frozen=True):
    """A sentence of a copy: the source's key, the copy, and its offsets in the running text."""

    key: str
    archive: Archive
    start: int
    end: int


class Like(Struct, frozen=True):
    """A sentence of a copy, and how like some words it is, from 0 to 100."""

    score: float
    key: str
    archive: Archive
    place: Place


class Index:
    """The sentences of some copies, each given with the key of its source; made in linear time."""

    def __init__(self, copies: Iterable[tuple[str, Archive]]) -> None:
        self.copies = tuple(copies)

    @cached_property
    def _sentences(self) -> list[Passed]:
        return [
            Passed(key, archive, start, end)
            for key, archive in self.copies
            for start, end in _sentences(_stream(passages(archive)).text)
        ]

    @cached_property
    def _by_stem(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, one in enumerate(self._sentences):
            for each in stems_of(self._words(one)):
                found.setdefault(each, []).append(number)
        return found

    def _words(self, one: Passed) -> str:
        prepared = passages(one.archive)
        return prepared.readable(_stream(prepared).text[one.start : one.end])

    def weights(self, words: str) -> dict[str, float]:
        """The stems of some words, each the heavier the fewer sentences have it."""
        count = len(self._sentences)
        return {
            each: log((count + 1) / (len(self._by_stem.get(each, ())) + 0.5))
            for each in stems_of(words)
        }

    def find(self, words: str, most: int) -> list[Like]:
        """The sentences most like some words, the likest first."""
        weights = self.weights(words)
        total = sum(weights.values())
        if not total:
            return []
        shared: dict[int, float] = {}
        for each, weight in weights.items():
            for number in self._by_stem.get(each, ()):
                shared[number] = shared.get(number, 0.0) + weight
        scored = []
        for number in nlargest(_MOST_COMPARED, shared, key=shared.__getitem__):
            sentence = self._words(self._sentences[number])
            own = sum(self.weights(sentence).values())
            has, cosine = shared[number] / total, shared[number] / sqrt(total * own)
            letters = fuzz.token_set_ratio(words.lower(), sentence.lower()) / 100
            score = 100 * (_HAS * has + _COSINE * cosine + _LETTERS * letters)
            scored.append((-round(score, 1), number))
        return [self._like(number, -score) for score, number in sorted(scored)[:most]]

    def _like(self, number: int, score: float) -> Like:
        one = self._sentences[number]
        prepared = passages(one.archive)
        place = prepared.place_written(_stream(prepared), one.start, one.end)
        return Like(score, one.key, one.archive, place)


def _stream(prepared: Passages) -> Stream:
    """The running text, without notes at the feet of its pages."""
    return prepared.body or prepared.flow


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a running text begins and ends, headings above it left out."""
    begin = 0
    ends = [match.start() for match in _STOP.finditer(text)]
    for end in (*ends, len(text)):
        for start, stop in split_sentences(text[begin:end]):
            first, last = begin + start, begin + stop
            first = _behind_headings(text, first, last)
            while last - first > _LONGEST:
                cut = max(text.rfind("\n", first, first + _LONGEST), first + _LONGEST // 2)
                yield first, cut
                first = cut + len(text[cut:last]) - len(text[cut:last].lstrip())
            if text[first:last].strip():
                yield first, last
        begin = end


def _behind_headings(text: str, first: int, last: int) -> int:
    """Where a sentence begins behind the lines of headings that its text begins with."""
    while (found := _HEADING.match(text, first, last)) is not None:
        words = _LONG_WORD.findall(found[0])
        if not all(word[0].isupper() for word in words):
            break
        first = found.end()
        first += len(text[first:last]) - len(text[first:last].lstrip())
    return first
