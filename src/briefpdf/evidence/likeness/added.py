"""Facts that a statement adds to a copy in a clause or a sentence of its own."""

from __future__ import annotations

from ..comparison import Comparison
from ..thresholds import ADDED_SENTENCE, ADDED_WORDS
from .lanes import Departure, Lane
from .words import Word, class_of, words_at

_AUXILIARIES = frozenset(
    "is are was were be been has have had do does did will would can could may might must shall "
    "should".split()
)
_BEGINNING = frozenset(
    "and but or which who that because although though while when where after before if as so "
    "with since despite whereas until".split()
)


def is_clause(
    comparison: Comparison, departure: Departure, ours: list[Word], theirs: list[Word]
) -> bool:
    """Whether words that were put in tell a fact of their own: a verb, and what it is about."""
    if len(ours) < ADDED_WORDS or len(theirs) > 1:
        return False
    statement = comparison.statement
    first = statement.items[departure.ours[0]].first
    last = statement.items[departure.ours[-1]].last
    tokens = statement.tokens
    begins = tokens[first].low in _BEGINNING or (first > 0 and tokens[first - 1].text in ",;:—-(")
    verbal = any(
        token.low in _AUXILIARIES or (token.is_word and token.low.endswith(("ed", "ing")))
        for token in tokens[first:last]
    )
    return begins and verbal


def say_added(comparison: Comparison, departure: Departure) -> None:
    """Adds a gap for a clause that the quotes do not have."""
    statement = comparison.statement
    first = statement.items[departure.ours[0]].first
    last = statement.items[departure.ours[-1]].last
    _say(comparison, first, last, True)


def check_added_sentences(comparison: Comparison) -> None:
    """Adds a gap for a sentence of which the quotes say nothing, beside one that copies them."""
    if not any(lane.is_copy for lane in comparison.lanes):
        return
    for lane in comparison.lanes:
        if not lane.is_copy and _share(comparison, lane) < ADDED_SENTENCE:
            items = comparison.statement.items
            _say(comparison, items[lane.items[0]].first, items[lane.items[-1]].last, True)


def _share(comparison: Comparison, lane: Lane) -> float:
    """How many of a sentence's words of content stand in the quotes at all."""
    words = [word for word in words_at(comparison.statement, lane.items) if not class_of(word)]
    keys = {item.key for item in comparison.source.items}
    return sum(word.item.key in keys for word in words) / len(words) if len(words) > 1 else 1.0


def _say(comparison: Comparison, first: int, last: int, sure: bool) -> None:
    said = comparison.statement.words(first, min(last, first + 12))
    message = f"the statement adds “{said}”, of which the quotes say nothing"
    comparison.report("added", first, last, message, "", sure)
