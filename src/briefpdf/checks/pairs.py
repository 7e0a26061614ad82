"""Claims that may be about the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
import re
from sys import intern

from ..evidence.stems import stem

# A claim is looked up by its rarest words; a word that many claims have tells none apart.
_PROBES = 4
_MOST_SHARED = 60

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    (
        "the and for that this with from its their his her has have had was were been are not but "
        "than into over under more less most least about who which what when where while also "
        "other such each both all any some"
    ).split()
)

Words = tuple[str, ...]


def content_words(text: str) -> Words:
    """The stems of a text's words that are neither numbers nor words of every sentence, sorted."""
    words = (word.lower() for word in _WORD.findall(text))
    return tuple(sorted({intern(stem(word)) for word in words if word not in _COMMON}))


def likeness(one: Words, other: Words) -> float:
    """How many of the words of two texts both have, from 0 to 1 (Jaccard's index)."""
    if not one and not other:
        return 0.0
    shared = len(set(one).intersection(other))
    return shared / (len(one) + len(other) - shared)


@dataclass
class PairIndex:
    """Which of many texts, in their order, share most of their words.

    A text is looked up by its `probes`, its rarest words; two that share two of them are compared.
    Of those with one probe the first sixty alone are looked at, so that the time grows with the
    number of texts and not with its square.
    """

    words: Sequence[Words]
    frequency: Counter[str]
    probes: list[Words]
    _postings: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def build(cls, words: Sequence[Words]) -> PairIndex:
        """The index of texts whose words are given."""
        frequency = Counter(word for found in words for word in found)
        index = cls(words, frequency, [rarest(found, frequency) for found in words])
        index.post(range(len(words)))
        return index

    def post(self, texts: Sequence[int], only: frozenset[str] | None = None) -> None:
        """Enter texts, in their order, under their probes, or under some words alone."""
        for at in texts:
            for word in self.probes[at]:
                if only is None or word in only:
                    posted = self._postings.setdefault(word, [])
                    if len(posted) < _MOST_SHARED:
                        posted.append(at)

    def posted(self, word: str) -> list[int]:
        """The first texts with a probe."""
        return self._postings.get(word, [])

    def similar(self, at: int, least: float) -> Iterator[tuple[int, float]]:
        """The earlier texts that share so many words with one, and how many."""
        seen: Counter[int] = Counter()
        probes = self.probes[at]
        for word in probes:
            seen.update(self._postings[word])
        wanted = min(2, len(probes))
        for other in sorted(other for other, shared in seen.items() if shared >= wanted):
            if other < at:
                alike = likeness(self.words[other], self.words[at])
                if alike >= least:
                    yield other, alike

    def likeness_if_posted(self, first: int, second: int) -> float:
        """How alike two texts are, the earlier first; 0 where they are not compared."""
        probes = self.probes[second]
        shared = sum(first in self.posted(word) for word in probes)
        if shared < min(2, len(probes)) or not shared:
            return 0.0
        return likeness(self.words[first], self.words[second])


def rarest(words: Words, frequency: Mapping[str, int]) -> Words:
    """The words by which a text is looked up."""
    return tuple(sorted(words, key=lambda word: (frequency[word], word))[:_PROBES])
