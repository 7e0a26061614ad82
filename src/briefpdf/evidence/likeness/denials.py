"""Where a “not” that a copy puts in or leaves out changes nothing."""

from __future__ import annotations

from collections.abc import Iterable

from ..antonyms import are_opposed
from ..comparison import Comparison
from ..lanes import Departure, Lane
from ..quantities.qualifier import ALL_BUT
from ..quantities.quantity import Quantity
from ..reading import Reading
from .words import Word, class_of, words_at


def is_said_otherwise(comparison: Comparison, lane: Lane, negators: list[Word]) -> bool:
    """Whether the source has the opposite of what is denied: “is not clear”, “unclear”."""
    if _is_of_all_but(comparison, lane):
        return True
    behind = range(negators[0].place + 1, lane.items.stop) if negators else ()
    denied = [word for word in words_at(comparison.statement, behind) if not class_of(word)]
    return bool(denied) and any(
        are_opposed(denied[0].low, comparison.source.tokens[item.first].low)
        for place, item in enumerate(comparison.source.items)
        if item.kind == "word" and place not in comparison.theirs
    )


def _is_of_all_but(comparison: Comparison, lane: Lane) -> bool:
    """Whether one side tells of so many, the other of all but so many: three did not."""
    for place in lane.items:
        ours, answer = comparison.statement.items[place].mention, comparison.ours[place]
        theirs = None if answer is None else comparison.source.items[answer].mention
        if isinstance(ours, Quantity) and isinstance(theirs, Quantity):
            pair = {ours.qualifier, theirs.qualifier}
            if ALL_BUT in pair and len(pair) == 2:
                return True
    return False


def comes_later(comparison: Comparison, lane: Lane, departure: Departure) -> bool:
    """Whether “not … until” has become “only in”."""
    source, statement = comparison.source, comparison.statement
    sentence = source.sentence(departure.theirs[0])
    there = {token.low for token in source.tokens if token.sentence == sentence}
    here = {statement.tokens[statement.items[place].first].low for place in lane.items}
    return bool(there & {"until", "till"} and here & {"until", "till", "only"})


def is_set_against(comparison: Comparison, negator: Word) -> bool:
    """Whether a “not” of the source sets something against the rest: “memory, but not naive”."""
    first = negator.item.first
    before = comparison.source.tokens[first - 1].low if first else ""
    return before in ("but", "and", ",")


def not_only(source: Reading, word: Word) -> bool:
    """Whether an “only” stands behind a “not” and so limits nothing."""
    first = word.item.first
    return word.low == "only" and first > 0 and source.tokens[first - 1].low == "not"


def is_forbidden(reading: Reading, words: Iterable[Word]) -> bool:
    """Whether a “not” follows one of these: “may not” and “must not” forbid alike."""
    return any(
        word.item.last < len(reading.tokens)
        and reading.tokens[word.item.last].low == "not"
        and word.low in ("may", "must", "can", "shall")
        for word in words
    )
