"""Finds the passage of an archived text that is most like words which it has not."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from math import log

from msgspec import Struct
from rapidfuzz import fuzz

from ...source.pattern import lazy_pattern
from .diff import difference, tokens
from .normalise import fold
from .parts import comparable
from .passage import Passages, Place

# The text is compared block by block: how long one is, in characters, and how many are compared.
_BLOCK, _MOST_BLOCKS = 2000, 4
# Longer quotations are compared by their beginning.
_MOST_CHARACTERS = 1500
_LEAST_LIKE = 45.0

_WORD = lazy_pattern(r"[^\W_]+")


class Nearest(Struct, frozen=True):
    """The passage most like a quotation that was not found.

    `diff` is the quotation with `[-what only it has-]` and `{+what the source has there+}`, "…"
    where it leaves something out; `likeness` is from 0 to 100.
    """

    place: Place
    diff: str
    likeness: float


class NearestFinder:
    """Finds nearest passages in an archived text; the index of its words is made once."""

    def __init__(self, passages: Passages) -> None:
        self.passages = passages
        self.text = passages.flow.folded.text
        self.index: dict[str, list[int]] = {}
        lower = self.text.lower()
        for block, start in enumerate(range(0, len(lower), _BLOCK)):
            for word in set(_WORD.findall(lower, start, start + _BLOCK)):
                self.index.setdefault(word, []).append(block)

    def find(self, quote: str) -> Nearest | None:
        """The passage most like a quotation; None where nothing is like it."""
        quote = comparable(quote)[:_MOST_CHARACTERS]
        wanted = fold(quote).text
        candidates = (self.compare(wanted, block) for block in self.blocks(wanted))
        likeness, start, end = max(candidates, default=(0.0, 0, 0))
        return self.describe(quote, start, end) if likeness >= _LEAST_LIKE else None

    def blocks(self, quote: str) -> list[int]:
        """The blocks that share, with the next one, the most and rarest words with a quotation."""
        count = len(self.text) // _BLOCK + 1
        votes: Counter[int] = Counter()
        for word in set(_WORD.findall(quote.lower())):
            found = self.index.get(word, [])
            weight = round(100 * log((count + 1) / (len(found) + 0.5)))
            near = {block - back for block in found for back in (0, 1) if block >= back}
            votes.update(dict.fromkeys(near, weight))
        return [block for block, _ in votes.most_common(_MOST_BLOCKS)]

    def compare(self, quote: str, block: int) -> tuple[float, int, int]:
        """How like a quotation a part of two blocks is (0 to 100), and the part's offsets."""
        start = block * _BLOCK
        region = self.text[start : start + 2 * _BLOCK]
        found = fuzz.partial_ratio_alignment(quote, region)
        if found is None:
            return 0.0, start, start
        if len(quote) > len(region):
            return found.score, start, start + len(region)
        return found.score, start + found.dest_start, start + found.dest_end

    def describe(self, quote: str, start: int, end: int) -> Nearest | None:
        """The passage at these offsets that has the words of a quotation."""
        stream, folded = self.passages.flow, fold(quote)
        # The words of the quotation may be fewer or shorter than those of the source.
        spare = max(30, len(folded.text) // 4)
        start = self.text.rfind(" ", 0, max(0, start - spare)) + 1
        wanted = tokens(quote, folded, 0, len(folded.text), self.passages.readable)
        there = tokens(stream.text, stream.folded, start, end + spare, self.passages.readable)
        found = difference(wanted, there)
        if found is None:
            return None
        first, last = found.first.start, found.last.end
        place = self.passages.place(stream, first, last)
        likeness = fuzz.ratio(folded.text, self.text[first:last])
        return Nearest(place, found.diff, round(likeness, 1))


@lru_cache(maxsize=8)
def nearest_finder(passages: Passages) -> NearestFinder:
    """The finder for an archived text; the same object for the same text."""
    return NearestFinder(passages)
