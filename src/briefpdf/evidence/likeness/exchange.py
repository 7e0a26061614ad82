"""Where a departure stands, and what is exchanged in it: names and numbers for one another."""

from __future__ import annotations

from ..antonyms import are_opposed
from ..comparison import Comparison
from ..facts.name_match import is_initial_of, is_same_name
from ..lanes import Departure, Lane
from ..names.word_or_name import fold, may_be_same_first_name
from ..reading import Item, Reading
from .words import Word

# A longer stretch of the source beside a departure is a cut, and stands in no word's stead.
TIGHT = 5
_JOINING = frozenset({",", "and", "or", "&", "the"})


def is_anchored(
    comparison: Comparison, lane: Lane, departure: Departure, nearly: bool = False
) -> bool:
    """Whether a departure stands between words that follow each other in the source too.

    They do so `nearly` where they do on one side, or but for a single word that is left out.
    """
    answers = comparison.ours
    left, right = departure.ours.start - 1, departure.ours.stop
    if not departure.head and not departure.tail:
        begin, end = answers[left], answers[right]
        assert begin is not None and end is not None
        if end - begin > TIGHT + 1:
            return False
    steps = [1, 1]
    if not departure.head and left > lane.items.start:
        steps[0] = _step(answers[left - 1], answers[left])
    if not departure.tail and right + 1 < lane.items.stop:
        steps[1] = _step(answers[right], answers[right + 1])
    inner = not departure.head and not departure.tail
    near = nearly and ((inner and 1 in steps) or set(steps) <= {1, 2})
    if steps != [1, 1] and not near:
        return False
    if departure.head:
        return len(departure.theirs) <= TIGHT and bool(departure.theirs)
    return True


def _step(answer: int | None, following: int | None) -> int:
    """How far the answer to the word that follows stands behind; 0 where one has none."""
    return 0 if answer is None or following is None else following - answer


def are_exchanged(comparison: Comparison, lane: Lane, ours: Word, theirs: Word) -> bool:
    """Whether each of two numbers or dates stands in the other's stead."""
    kind = ours.item.kind
    if kind not in ("number", "date") or kind != theirs.item.kind:
        return False
    sentence = comparison.source.sentence(theirs.place)
    there = {
        item.key
        for place, item in enumerate(comparison.source.items)
        if comparison.source.sentence(place) == sentence
    }
    here = {comparison.statement.items[place].key for place in lane.items}
    return ours.item.key in there and theirs.item.key in here


def name_each(comparison: Comparison, lane: Lane, ours: Word, theirs: Word) -> bool:
    """Whether both are names, one of them perhaps a word written large: Congress, Russia."""
    here, there = comparison.statement, comparison.source
    large = here.tokens[ours.item.first].capital and there.tokens[theirs.item.first].capital
    named = {ours.item.kind, theirs.item.kind}
    return named == {"name"} or (named == {"name", "word"} and large)


def is_converse(comparison: Comparison, lane: Lane) -> bool:
    """Whether a comparison is told from its other side: “B has fewer than A”."""
    if "than" not in comparison.lows:
        return False
    here, there = comparison.statement, comparison.source
    sides = [
        ([_low(here, at) for at in one.ours], [_low(there, at) for at in one.theirs])
        for one in lane.departures
    ]
    if "than" not in {_low(here, at) for at in lane.items} or len(sides) != 3:
        return False
    (one, two), (mine, yours), (other, another) = sides
    turned = len(mine) == len(yours) == 1 and are_opposed(mine[0], yours[0])
    return turned and bool(one) and (one, two) == (another, other)


def _low(reading: Reading, place: int) -> str:
    item = reading.items[place]
    return reading.words(item.first, item.last).lower()


def may_be_one(comparison: Comparison, ours: Word, theirs: Word) -> bool:
    """Whether two names may be one: an initial, a short first name, another form of it."""
    both = ours.is_mention and theirs.is_mention
    if both and is_same_name(comparison, ours.item, theirs.item):
        return True
    return is_initial_of(ours.low, theirs.low) or may_be_same_first_name(
        fold(ours.low), fold(theirs.low)
    )


def are_a_row(comparison: Comparison, lane: Lane, ours: Word, theirs: Word) -> bool:
    """Whether the source joins both names in one row, where their order says nothing."""
    source, statement = comparison.source, comparison.statement
    if theirs.item.key not in {statement.items[place].key for place in lane.items}:
        return False
    same = (item for item in source.items if item.kind == "name" and item.key == ours.item.key)
    return any(joins_both(source, item, theirs.item) for item in same)


def is_shared_elsewhere(comparison: Comparison, share: Word) -> bool:
    """Whether the source says so in another sentence: “only a month before”."""
    statement, source = comparison.statement, comparison.source
    wanted = [item.key for item in statement.items[share.place : share.place + 3]]
    return len(wanted) == 3 and any(
        [item.key for item in source.items[at : at + 3]] == wanted
        for at in range(len(source.items) - 2)
    )


def joins_both(source: Reading, one: Item, other: Item) -> bool:
    """Whether nothing but names and an “and” stands between two items."""
    first, last = sorted((one, other), key=lambda item: item.first)
    between = source.tokens[first.last : last.first]
    return all(token.capital or token.low in _JOINING for token in between)


def written(reading: Reading, words: list[Word]) -> str:
    """Words as they stand in a text: from the first to the last, or each by itself."""
    if not words:
        return ""
    last = words[-1].item.last
    first = words[0].item.first
    if last - first > 12 or last <= first:
        return ", ".join(reading.words(word.item.first, word.item.last) for word in words)
    return reading.words(first, last)
