"""Claims that may be about the same thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
import re

from ..evidence.stems import stem
from ..model.claim import Claim

# A claim is looked up by its rarest words; a word that many claims have tells none apart.
_PROBES = 4
_MOST_SHARED = 60

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    (
        "the and for that this with from its their his her has have had was were been are not but "
        "than into over under more less least most about who which what when where while also "
        "other such each both all any some"
    ).split()
)


def content_words(text: str) -> frozenset[str]:
    """The stems of a text's words that are neither numbers nor words of every sentence."""
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(stem(word) for word in words if word not in _COMMON)


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How many of the words of two texts both have, from 0 to 1 (Jaccard's index)."""
    return len(one & other) / len(one | other) if one or other else 0.0


def similar_claims(claims: Sequence[Claim], least: float) -> Iterator[tuple[Claim, Claim, float]]:
    """Pairs of claims whose statements share most of their words, the earlier one first.

    Only pairs that share two of their rarest words are compared, so that the time grows with the
    number of claims and not with its square.
    """
    words = {claim.id: content_words(claim.statement) for claim in claims}
    frequency = Counter(word for found in words.values() for word in found)
    postings: dict[str, list[int]] = {}
    for index, claim in enumerate(claims):
        seen: Counter[int] = Counter()
        probes = _rarest(words[claim.id], frequency)
        for word in probes:
            for other in postings.get(word, ()):
                seen[other] += 1
        for other, shared in sorted(seen.items()):
            if shared >= min(2, len(probes)):
                first = claims[other]
                alike = likeness(words[first.id], words[claim.id])
                if alike >= least:
                    yield first, claim, alike
        for word in probes:
            if len(postings.setdefault(word, [])) < _MOST_SHARED:
                postings[word].append(index)


def _rarest(words: frozenset[str], frequency: Mapping[str, int]) -> list[str]:
    return sorted(words, key=lambda word: (frequency[word], word))[:_PROBES]
