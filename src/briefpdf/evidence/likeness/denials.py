"""Where a denial changes nothing in a copy, and where an opposite predicate is one for sure."""

from __future__ import annotations

from collections.abc import Iterable

from ..antonyms import are_opposed
from ..comparison import Comparison
from ..lanes import Departure, Lane
from ..negation import denies_otherwise
from ..quantities.qualifier import ALL_BUT
from ..quantities.quantity import Quantity
from ..reading import Reading
from .words import Word, class_of, words_at


def is_said_otherwise(comparison: Comparison, lane: Lane, negators: list[Word]) -> bool:
    """Whether the source denies the same in its own way: “is not clear”, “unclear”, “ice-free”."""
    if _is_of_all_but(comparison, lane):
        return True
    behind = range(negators[0].place + 1, lane.items.stop) if negators else ()
    denied = [word for word in words_at(comparison.statement, behind) if not class_of(word)]
    if _is_free_of(comparison, {word.stem for word in denied}):
        return True
    return bool(denied) and any(
        are_opposed(denied[0].low, comparison.source.tokens[item.first].low)
        for place, item in enumerate(comparison.source.items)
        if item.kind == "word" and place not in comparison.theirs
    )


def _is_free_of(comparison: Comparison, stems: set[str]) -> bool:
    """Whether the source is free of what words name: “carbon-free” emits no carbon."""
    source = comparison.source
    return any(
        source.tokens[one.at].low == "free"
        and one.head is not None
        and source.tokens[source.items[one.head].first].stem in stems
        for one in comparison.their_negations
    )


def acts_otherwise(ours: list[Word], theirs: list[Word]) -> bool:
    """Whether a deed stands for another that was not done: “rejected”, for “has not acted on”."""
    if not len(ours) == len(theirs) == 1 or ours[0].is_mention or theirs[0].is_mention:
        return False
    one, other = ours[0], theirs[0]
    related = one.low.startswith(other.stem[:4]) or are_opposed(one.low, other.low)
    return denies_otherwise(one.low, one.stem) and not related


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


def ends_both(comparison: Comparison, place: int, nearest: str) -> bool:
    """Whether one subject has both predicates, the statement's at its end: “is unfunded”."""
    statement, source = comparison.statement, comparison.source
    last = statement.items[place].last
    ended = last >= len(statement.tokens) or statement.tokens[last].text in ".!?;"
    subject = _subject_of(statement, place)
    answer = None if subject is None else comparison.ours[subject]
    if not ended or answer is None or answer + 1 >= len(source.items):
        return False
    theirs = next(
        (at for at in range(answer + 1, len(source.items)) if source.items[at].weight >= 1), None
    )
    if theirs is None or _subject_of(source, theirs) != answer:
        return False
    item = source.items[theirs]
    return source.words(item.first, item.last) == nearest


def _subject_of(reading: Reading, place: int) -> int | None:
    """The word of weight before a predicate, with a form of “be” between and nothing else."""
    first = reading.items[place].first - 1
    if first < 1 or reading.tokens[first].low not in ("is", "are", "was", "were", "remains"):
        return None
    return reading.item_at.get(first - 1)
