"""How many of a statement's words stand in its quotes at all."""

from __future__ import annotations

from collections.abc import Iterable

from ..comparison import Comparison
from ..lanes import Lane
from ..thresholds import THIN_SHARE
from .words import Word, class_of, mean_the_same, words_at


def find_missing(comparison: Comparison) -> tuple[str, ...]:
    """The words of content that no quote has, where these have less than two fifths of them all."""
    words = _content(comparison, range(len(comparison.statement.items)))
    missing = [word for word in words if not _is_held(comparison, word)]
    if not words or len(words) - len(missing) >= THIN_SHARE * len(words):
        return ()
    source = words_at(comparison.source, range(len(comparison.source.items)))
    others = [word for word in source if not class_of(word)]
    missing = [word for word in missing if not any(mean_the_same(word, one) for one in others)]
    if len(words) - len(missing) >= THIN_SHARE * len(words):
        return ()
    return tuple(dict.fromkeys(comparison.said(word.item) for word in missing))


def share_held(comparison: Comparison, lane: Lane) -> float:
    """How many of a sentence's words of content, names aside, stand in the quotes at all."""
    words = [word for word in _content(comparison, lane.items) if not word.is_mention]
    held = sum(word.item.key in comparison.keys for word in words)
    return held / len(words) if words else 1.0


def _content(comparison: Comparison, places: Iterable[int]) -> list[Word]:
    return [word for word in words_at(comparison.statement, places) if not class_of(word)]


def _is_held(comparison: Comparison, word: Word) -> bool:
    if word.item.key in comparison.keys:
        return True
    tokens = comparison.statement.tokens[word.item.first : word.item.last]
    said = [token for token in tokens if token.kind in ("word", "number")]
    return bool(said) and all(
        token.stem in comparison.stems or token.low in comparison.lows for token in said
    )
