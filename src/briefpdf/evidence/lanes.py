"""Which sentences of a statement are copies of a quote, and where a copy departs from it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from msgspec import Struct

from .reading import Reading
from .thresholds import COPY_CUTS, COPY_DEPARTURES, COPY_RUN, COPY_SHARE, COPY_WORDS

_PARTICLES = frozenset("down up off out aside over away back".split())


class Departure(Struct, frozen=True):
    """Items of a statement that have no answer, and the items of the source that stand there.

    `head` and `tail` say that nothing answered stands before, or behind, in the sentence.
    """

    ours: range
    theirs: range
    head: bool = False
    tail: bool = False


class Lane(Struct, frozen=True):
    """A sentence of a statement: its items, how much of it stands in the quotes, and departures.

    `likeness` is how much of it does but for the longest stretch that was added.
    Only a copy has departures: without one there is nothing to tell by which word stands for which.
    """

    items: range
    share: float
    is_copy: bool
    departures: tuple[Departure, ...] = ()
    likeness: float = 0.0


def read_lanes(
    statement: Reading, source: Reading, answers: Sequence[int | None]
) -> tuple[Lane, ...]:
    """The sentences of a statement, each with its lane.

    A sentence that would be a copy but for one stretch of new words is one, with words added.
    """
    lanes = []
    for _, group in groupby(range(len(statement.items)), statement.sentence):
        places = list(group)
        items = range(places[0], places[-1] + 1)
        lanes.append(_lane(statement, source, answers, items))
    return tuple(lanes)


def _lane(statement: Reading, source: Reading, answers: Sequence[int | None], items: range) -> Lane:
    weights = [statement.items[place].weight for place in items]
    total = sum(weights)
    answered = [place for place in items if answers[place] is not None]
    held = sum(statement.items[place].weight for place in answered)
    share = held / total if total else 0.0
    departures = _departures(statement, source, answers, items) if answered else ()
    longest = max((_weight(statement, one.ours) for one in departures), default=0.0)
    rest = total - longest if longest >= 2 else total
    runs = 1 + sum(
        answers[place - 1] is None or answers[place] != (answers[place - 1] or 0) + 1
        for place in answered[1:]
    )
    copies_much = (
        held + _exchanged(statement, source, answers, items) >= COPY_SHARE * rest
        and len(answered) >= COPY_RUN * runs
        and held >= COPY_WORDS
        and sum(_weight(statement, one.ours) >= 1 for one in departures) <= COPY_DEPARTURES
        and sum(_is_cut(source, one) for one in departures) <= COPY_CUTS
    )
    is_copy = (
        copies_much
        or (held >= COPY_SHARE * rest and _is_piece(statement, departures, held) and held >= 3)
        or (share == 1 and runs == 1 and held >= 2)
        or _is_short_copy(statement, source, answers, items)
    )
    likeness = held / (total - longest) if total > longest else 0.0
    return Lane(items, share, is_copy, departures if is_copy else (), likeness)


def _exchanged(
    statement: Reading, source: Reading, answers: Sequence[int | None], items: range
) -> float:
    """The weight of names and numbers that the source has elsewhere in the same sentences."""
    there = {source.sentence(answer) for at in items if (answer := answers[at]) is not None}
    keys = {
        item.key
        for at, item in enumerate(source.items)
        if item.kind != "word" and source.sentence(at) in there
    }
    return sum(
        statement.items[at].weight
        for at in items
        if answers[at] is None
        and statement.items[at].kind != "word"
        and statement.items[at].key in keys
    )


def _is_piece(statement: Reading, departures: Sequence[Departure], held: float) -> bool:
    """Whether a sentence is a piece of one of the source in one run, but for one added stretch."""
    inner = [one for one in departures if one.theirs and not (one.head or one.tail)]
    added = [one for one in departures if _weight(statement, one.ours) >= 1]
    return not inner and len(added) <= 1 and not any(one.theirs for one in added) and held >= 2


def _is_cut(source: Reading, departure: Departure) -> bool:
    """Whether the statement leaves out more of the middle of a sentence than stands for a word."""
    inner = not (departure.head or departure.tail)
    return inner and _weight(source, departure.theirs) >= 3


def _weight(reading: Reading, places: range) -> float:
    return sum(reading.items[place].weight for place in places)


def _is_short_copy(
    statement: Reading, source: Reading, answers: Sequence[int | None], items: range
) -> bool:
    """Whether a short sentence is one of the source but for one word."""
    found = [answer for place in items if (answer := answers[place]) is not None]
    if len(found) < 2 or len(items) > 12:
        return False
    first = found[0]
    sentence = source.sentence(first)
    theirs = [
        place
        for place in range(max(0, first - 12), min(len(source.items), found[-1] + 12))
        if source.sentence(place) == sentence
    ]
    there = set(found)
    missing = [statement.items[place] for place in items if answers[place] is None]
    lost = [
        source.items[place]
        for place in theirs
        if place not in there and not _is_particle(source, place)
    ]
    # A name or number that both have, in another order, was exchanged and not replaced.
    mentions = {item.key for item in missing if item.kind != "word"}
    exchanged = mentions & {item.key for item in lost}
    if len(exchanged) == 1:
        exchanged = set()
    return all(
        sum(item.weight >= 1 and item.key not in exchanged for item in side) <= 1
        for side in (missing, lost)
    )


def _is_particle(reading: Reading, place: int) -> bool:
    """Whether a word belongs to the verb before it: “down” of “struck down”."""
    token = reading.tokens[reading.items[place].first]
    return token.low in _PARTICLES and place > 0 and reading.items[place - 1].kind == "word"


def _departures(
    statement: Reading, source: Reading, answers: Sequence[int | None], items: range
) -> tuple[Departure, ...]:
    """The stretches between answered items, where either side has something."""
    found = []
    left: int | None = None
    for place in [*(one for one in items if answers[one] is not None), items.stop]:
        ours = range(items.start if left is None else left + 1, place)
        theirs = _between(
            source,
            None if left is None else answers[left],
            answers[place] if place < items.stop else None,
        )
        if ours or theirs:
            found.append(Departure(ours, theirs, left is None, place == items.stop))
        left = place
    return tuple(found)


def _between(source: Reading, left: int | None, right: int | None) -> range:
    """The items of the source between two, or from one to the beginning or end of its sentence."""
    if left is not None and right is not None:
        return range(left + 1, right)
    if right is not None:
        begin = right
        while begin > 0 and source.sentence(begin - 1) == source.sentence(right):
            begin -= 1
        return range(begin, right)
    assert left is not None
    end = left + 1
    while end < len(source.items) and source.sentence(end) == source.sentence(left):
        end += 1
    return range(left + 1, end)
