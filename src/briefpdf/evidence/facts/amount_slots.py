"""Which amount of a source is of the same thing as one of the statement, and contradicts it?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from ..comparison import Comparison
from ..quantities.counted_nouns import is_counted, may_be_same
from ..quantities.numbers import word_at
from ..quantities.quantity import Quantity
from ..reading import FUNCTION_WORDS, Item, Reading
from ..thresholds import LEAST_LIKENESS
from .quantity_match import Theirs, may_meet

# How far from “doubled” the ends of a change may come.
_MULTIPLE_PLAY = Fraction(1, 4)


def is_of_slot(comparison: Comparison, place: int, ours: Quantity, theirs: Theirs) -> bool:
    """Whether an amount of the source can be of the same thing as one of the statement."""
    quantity, source = theirs.quantity, comparison.source
    at = source.item_at[theirs.item.first]
    if at in comparison.opposite(place):
        return True
    if ours.measure == quantity.measure == "ordinal":
        return word_behind(comparison.statement, ours) == word_behind(source, quantity)
    if ours.measure and quantity.measure:
        if ours.measure != quantity.measure or (
            ours.rate and quantity.rate and ours.rate != quantity.rate
        ):
            return False
        return source.sentence(at) in comparison.answering_at(place)
    if ours.measure or quantity.measure:
        return False
    if ours.nouns and quantity.nouns:
        mine, other = ours.nouns[-1], quantity.nouns[-1]
        if is_counted(mine) and is_counted(other):
            return may_be_same(mine, other)
        return mine in quantity.nouns or other in ours.nouns
    return source.sentence(at) in comparison.answering_at(place)


def word_behind(reading: Reading, quantity: Quantity) -> str:
    """The stem of the word behind an amount: season in “the sixth season”, and in “sixth and last”.

    Of two adjectives joined by “and” the number is one.
    """
    end = quantity.number.end
    if word_at(reading.tokens, end) == "and":
        end += 2
    if end < len(reading.tokens) and reading.tokens[end].text == "-":
        end += 1
    return reading.tokens[end].stem if end < len(reading.tokens) else ""


def contradicting(
    comparison: Comparison, place: int, ours: Quantity, theirs: list[Theirs], strict: bool
) -> Item | None:
    """The amount of the source that is of the same thing and that the statement's leaves out.

    In a copied sentence it is whatever amount stands in its place.
    """
    if _is_label(comparison, ours):
        return _label(comparison, ours)
    found = [
        one
        for one in theirs
        if ours.measure == one.quantity.measure
        and _is_number(one.quantity) == _is_number(ours)
        and is_of_slot(comparison, place, ours, one)
    ]
    opposite = comparison.opposite(place)
    beside = [one for one in found if comparison.source.item_at[one.item.first] in opposite]
    if strict and beside:
        return beside[0].item
    if not strict and (
        comparison.likeness(place) < LEAST_LIKENESS or _is_of_another(comparison, place)
    ):
        return None
    found = [
        one
        for one in found
        if not may_meet(ours, one)
        and not is_told(comparison, one.quantity)
        and not are_of_two_sides(comparison, ours, one.quantity)
    ]
    for one in beside:
        if one in found:
            return one.item
    best = max(found, key=lambda one: _nearness(one.quantity, ours), default=None)
    return best.item if best else None


_SIDES = {"up": "change", "down": "change", "by": "change", "to": "level", "at": "level"}


def are_of_two_sides(comparison: Comparison, ours: Quantity, theirs: Quantity) -> bool:
    """Whether one amount is a change and the other where something came to."""
    sides = {_side(comparison.statement, ours), _side(comparison.source, theirs)}
    return sides == {"change", "level"}


def _side(reading: Reading, quantity: Quantity) -> str:
    """Whether an amount is a change, “up 3”, or where one came to, “to 148”; empty for neither."""
    return _SIDES.get(word_at(reading.tokens, min(quantity.first, quantity.at) - 1), "")


def _is_of_another(comparison: Comparison, place: int) -> bool:
    """Whether an amount is told of whom the source does not name: “NIH (up 1%)”."""
    statement = comparison.statement
    before = statement.items[place - 1 : place] if place else []
    while before and before[0].kind == "word" and before[0].weight < 1 and place > 1:
        place -= 1
        before = statement.items[place - 1 : place]
    if not before or before[0].kind != "name":
        return False
    return before[0].key not in comparison.keys and before[0].key not in comparison.name_keys


def is_told(comparison: Comparison, other: Quantity) -> bool:
    """Whether the statement gives the source's amount too, of something else perhaps."""
    items = (comparison.statement.items[at].mention for at in comparison.claims("number"))
    return any(
        isinstance(one, Quantity) and (one.value, one.measure) == (other.value, other.measure)
        for one in items
    )


def _is_number(quantity: Quantity) -> bool:
    """Whether an amount counts or measures, and is neither “third” nor “thrice”."""
    return quantity.measure not in ("ordinal", "multiple")


def _is_label(comparison: Comparison, ours: Quantity) -> bool:
    """Whether a bare number is part of the name before it: Apollo 11, GTA 6."""
    tokens = comparison.statement.tokens
    if ours.measure or ours.nouns or ours.number.worded or not ours.at:
        return False
    return tokens[ours.at - 1].capital and tokens[ours.at - 1].low not in FUNCTION_WORDS


def _label(comparison: Comparison, ours: Quantity) -> Item | None:
    """The other number that the source has behind the same name."""
    name = comparison.statement.tokens[ours.at - 1].low
    source = comparison.source
    for at in source.mentions("number"):
        first = source.items[at].first
        if first and source.tokens[first - 1].low == name:
            return source.items[at]
    return None


def swapped(ours: Quantity, same: list[Theirs]) -> Item | None:
    """The end of a change that the statement takes for its other end: “from 9 to 4”."""
    turned = {"from": "to", "to": "from"}.get(ours.role)
    if turned and ours.other_end is not None and all(one.quantity.role == turned for one in same):
        return same[0].item
    return None


def turned_pair(comparison: Comparison, ours: Quantity) -> Item | None:
    """The second of two numbers that the source pairs the other way round: 48-52 for “52 to 48”."""
    statement, source = comparison.statement, comparison.source
    mine = [(one, other) for one, other in _pairs(statement) if one.mention is ours]
    theirs = list(_pairs(source))
    if not mine or ours.role in ("from", "to"):
        return None
    wanted = _values(*mine[0])
    if wanted[0] == wanted[1] or any(_values(*pair) == wanted for pair in theirs):
        return None
    return next((first for first, last in theirs if _values(last, first) == wanted), None)


def _pairs(reading: Reading) -> Iterator[tuple[Item, Item]]:
    """Amounts with nothing but a dash, a colon or “to” between them."""
    items = [item for item in reading.items if isinstance(item.mention, Quantity)]
    for one, other in pairwise(items):
        assert isinstance(one.mention, Quantity)
        assert isinstance(other.mention, Quantity)
        between = reading.tokens[one.mention.number.end : other.mention.at]
        if len(between) == 1 and between[0].low in ("-", "–", ":", "to"):
            yield one, other


def _values(*items: Item) -> tuple[Fraction, ...]:
    return tuple(one.mention.number.value for one in items if isinstance(one.mention, Quantity))


def of_another_change(
    comparison: Comparison, place: int, ours: Quantity, same: list[Theirs]
) -> Item | None:
    """The beginning of the source's change, where the statement says it “doubled to” its end.

    It is told only where the source gives both ends and they do not come to that multiple.
    """
    statement = comparison.statement
    if word_at(statement.tokens, ours.first - 1) != "to" or place == 0:
        return None
    before = statement.items[place - 1], statement.items[max(0, place - 2)]
    multiple = next(
        (
            one.mention
            for one in before
            if isinstance(one.mention, Quantity) and one.mention.measure == "multiple"
        ),
        None,
    )
    changes = [one for one in same if one.quantity.role == "to" and one.quantity.other_end]
    if multiple is None or not changes or len(changes) < len(same):
        return None
    for one in changes:
        assert one.quantity.other_end is not None
        ratio = one.quantity.value / one.quantity.other_end
        if abs(ratio / multiple.value - 1) <= _MULTIPLE_PLAY:
            return None
    source = comparison.source
    begin = source.item_at[changes[0].item.first]
    for at in range(begin - 1, max(-1, begin - 8), -1):
        mention = source.items[at].mention
        if isinstance(mention, Quantity) and mention.value == changes[0].quantity.other_end:
            return source.items[at]
    return None


def _nearness(theirs: Quantity, ours: Quantity) -> tuple[int, int, int]:
    shared = len(set(theirs.nouns) & set(ours.nouns))
    digits = theirs.number.value == ours.number.value or theirs.number.end == ours.number.end
    return int(theirs.measure == ours.measure), shared, int(digits)
