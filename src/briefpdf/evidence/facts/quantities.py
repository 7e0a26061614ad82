"""Do the quotes give the amounts that a statement gives?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from fractions import Fraction
import re

from ..comparison import Comparison
from ..dates.reading import Date
from ..names.identifiers import Identifier
from ..quantities.counted_nouns import is_counted, may_be_same
from ..quantities.numbers import word_at
from ..quantities.quantity import Quantity
from ..quantities.units import MEASURES
from ..reading import FUNCTION_WORDS, Item, Reading
from ..stems import stem
from .quantity_match import (
    Theirs,
    differs_in_noun,
    differs_in_unit,
    follows,
    holds,
    is_same,
    may_meet,
    qualifier_of,
)

_IN_MAGNITUDES = re.compile(r"\b[Ii]n (thousand|million|billion)s\b")
_ESTIMATE = stem("estimated")
# How far from “doubled” the ends of a change may come.
_MULTIPLE_PLAY = Fraction(1, 4)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def check_quantities(comparison: Comparison) -> None:
    """Adds a gap for each amount of the statement that no quote gives, or gives otherwise.

    `nearest` of the gap is what the quotes have in its place and contradicts it; it is empty where
    they only have nothing that says the same.
    """
    theirs = list(_theirs(comparison))
    for place in comparison.claims("number"):
        item = comparison.statement.items[place]
        ours = item.mention
        if not isinstance(ours, Quantity):
            continue
        problem = _problem(comparison, place, ours, theirs)
        if problem is None or any(
            _problem(comparison, place, other, theirs) is None for other in ours.others
        ):
            continue
        problem.say(comparison, item, ours)


def _theirs(comparison: Comparison) -> Iterable[Theirs]:
    scales = {Fraction(1)}
    texts = [comparison.context, comparison.source.words(0, len(comparison.source.tokens))]
    for text in texts:
        scales |= {Fraction(_SCALES[word]) for word in _IN_MAGNITUDES.findall(text)}
    for place in comparison.source.mentions("number"):
        item = comparison.source.items[place]
        assert isinstance(item.mention, Quantity)
        for quantity in (item.mention, *item.mention.others):
            unscaled = not quantity.number.scaled
            yield Theirs(item, quantity, tuple(scales) if unscaled else (Fraction(1),))


@dataclass(frozen=True, slots=True)
class _Problem:
    """What is wrong with an amount; `theirs` is the source's in its place, if it has one."""

    kind: str
    theirs: Item | None = None
    quantity: Quantity | None = None

    def say(self, comparison: Comparison, item: Item, ours: Quantity) -> None:
        if self.kind == "qualifier":
            assert self.quantity is not None
            _say_qualifier(comparison, item, ours, self.quantity)
        else:
            _say(comparison, self.kind, item, ours, self.theirs)


def _problem(
    comparison: Comparison, place: int, ours: Quantity, theirs: list[Theirs]
) -> _Problem | None:
    strict = comparison.lane(place).is_copy
    same = [one for one in theirs if is_same(ours, one)]
    held = [
        one
        for one in theirs
        if holds(ours, one, strict) and _is_of_slot(comparison, place, ours, one)
    ]
    if not same and not held:
        if _is_implied(comparison, place, ours, theirs):
            return None
        return _Problem("number", _contradicting(comparison, place, ours, theirs, strict))
    other = _in_its_place(comparison, place, ours)
    if any(_counts_the_same(ours, one.quantity) for one in same):
        other = None
    if other is not None and all(one.item is not other for one in held):
        assert isinstance(other.mention, Quantity)
        unit = other.mention.number.value == ours.number.value
        return _Problem("unit" if unit else "number", other)
    if not same:
        return None
    swapped = _swapped(ours, same) or _of_another_change(comparison, place, ours, same)
    if swapped is not None:
        return _Problem("number", swapped)
    same = _beside(comparison, place, same)
    for kind, differs in (("unit", differs_in_unit), ("unit", differs_in_noun)):
        left = [one for one in same if not differs(ours, one.quantity, comparison)]
        if not left:
            return None if held else _Problem(kind, same[0].item)
        same = left
    shared = _with_shared_qualifier(comparison, place, ours)
    kept = any(follows(one, other.quantity, strict) for other in same for one in (ours, shared))
    if kept or (held and not strict) or _is_estimated(comparison, ours, same):
        return None
    return _Problem("qualifier", same[0].item, same[0].quantity)


def _counts_the_same(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two equal amounts are told of the same thing, by the words that follow them."""
    return len(ours.nouns) > 1 and ours.nouns == theirs.nouns and ours.measure == theirs.measure


def _is_of_slot(comparison: Comparison, place: int, ours: Quantity, theirs: Theirs) -> bool:
    """Whether an amount of the source can be of the same thing as one of the statement."""
    quantity, source = theirs.quantity, comparison.source
    at = source.item_at[theirs.item.first]
    if at in comparison.opposite(place):
        return True
    if ours.measure == quantity.measure == "ordinal":
        return _behind(comparison.statement, ours) == _behind(source, quantity)
    if ours.measure and quantity.measure:
        if ours.measure != quantity.measure or (
            ours.rate and quantity.rate and ours.rate != quantity.rate
        ):
            return False
        return source.sentence(at) in comparison.answering
    if ours.measure or quantity.measure:
        return False
    if ours.nouns and quantity.nouns:
        mine, other = ours.nouns[-1], quantity.nouns[-1]
        if is_counted(mine) and is_counted(other):
            return may_be_same(mine, other)
        return mine in quantity.nouns or other in ours.nouns
    return source.sentence(at) in comparison.answering


def _behind(reading: Reading, quantity: Quantity) -> str:
    """The stem of the word behind an amount: season in “the sixth season”."""
    end = quantity.number.end
    return reading.tokens[end].stem if end < len(reading.tokens) else ""


def _contradicting(
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
        and _is_of_slot(comparison, place, ours, one)
    ]
    opposite = comparison.opposite(place)
    beside = [one for one in found if comparison.source.item_at[one.item.first] in opposite]
    if strict and beside:
        return beside[0].item
    found = [one for one in found if not may_meet(ours, one)]
    for one in beside:
        if one in found:
            return one.item
    best = max(found, key=lambda one: _nearness(one.quantity, ours), default=None)
    return best.item if best else None


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


def _swapped(ours: Quantity, same: list[Theirs]) -> Item | None:
    """The end of a change that the statement takes for its other end: “from 9 to 4”."""
    turned = {"from": "to", "to": "from"}.get(ours.role)
    if turned and ours.other_end is not None and all(one.quantity.role == turned for one in same):
        return same[0].item
    return None


def _of_another_change(
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


def _with_shared_qualifier(comparison: Comparison, place: int, ours: Quantity) -> Quantity:
    """The amount with the qualifier of the one before, in “some 10,000 troops and 500 tanks”."""
    statement = comparison.statement
    for at in range(place - 1, max(-1, place - 8), -1):
        item = statement.items[at]
        if isinstance(item.mention, Quantity):
            between = {token.low for token in statement.tokens[item.last : ours.first]}
            joined = bool(between & {"and", "or"}) and not ours.qualifier
            return replace(ours, qualifier=item.mention.qualifier) if joined else ours
    return ours


def _is_estimated(comparison: Comparison, ours: Quantity, same: list[Theirs]) -> bool:
    """Whether “an estimated 10” is an estimate in the statement too, put elsewhere."""
    sides = [(comparison.source, one.quantity, comparison.statement, ours) for one in same]
    for one in same:
        sides.append((comparison.statement, ours, comparison.source, one.quantity))
    for reading, quantity, other, opposite in sides:
        words = {token.stem for token in reading.tokens[quantity.first : quantity.at]}
        sentence = other.tokens[opposite.at].sentence
        if _ESTIMATE in words and any(
            token.stem == _ESTIMATE and token.sentence == sentence for token in other.tokens
        ):
            return True
    return False


def _beside(comparison: Comparison, place: int, same: list[Theirs]) -> list[Theirs]:
    """The equal amounts in the sentence of the source that answers, all where none does."""
    answer = comparison.ours[place]
    if answer is None:
        return same
    sentence = comparison.source.sentence(answer)
    tokens = comparison.source.tokens
    return [one for one in same if tokens[one.item.first].sentence == sentence] or same


def _is_implied(comparison: Comparison, place: int, ours: Quantity, theirs: list[Theirs]) -> bool:
    """Whether the source gives the amount in another manner: rounded, as a year, by listing."""
    if ours.measure == "multiple":
        return _is_ratio(ours, theirs)
    if ours.measure == "ordinal":
        return _is_loose_ordinal(comparison, place, ours)
    if not ours.measure and _is_year(comparison, ours.value):
        return True
    if not ours.measure and _is_document(comparison, str(ours.value)):
        return True
    if ours.number.value == 1 and ours.measure and _has_single(comparison, ours.measure):
        return True
    if ours.measure == "month" and _is_between(comparison, ours.value):
        return True
    return _is_counted(comparison, place, ours, theirs)


def _is_year(comparison: Comparison, value: Fraction) -> bool:
    return any(
        isinstance(mention := comparison.source.items[place].mention, Date)
        and mention.year == value
        for place in comparison.source.mentions("date")
    )


def _has_single(comparison: Comparison, measure: str) -> bool:
    """Whether the source has “a week” for one week."""
    tokens = comparison.source.tokens
    return any(
        token.low in ("a", "an", "single", "full")
        and tokens[at + 1].low in MEASURES
        and MEASURES[tokens[at + 1].low][0] == measure
        for at, token in enumerate(tokens[:-1])
    )


def _is_between(comparison: Comparison, months: Fraction) -> bool:
    """Whether two dates of the source are so many months or years apart."""
    dates = [comparison.source.items[at].mention for at in comparison.source.mentions("date")[:20]]
    known = [one for one in dates if isinstance(one, Date) and one.year]
    for one in known:
        for other in known:
            years = (one.year or 0) - (other.year or 0)
            if one.month and other.month and 12 * years + one.month - other.month == months:
                return True
            if years > 0 and 12 * years == months:
                return True
    return False


def _is_document(comparison: Comparison, digits: str) -> bool:
    """Whether a number is that of a document of the source, its letters left out."""
    places = comparison.source.mentions("identifier")
    mentions = (comparison.source.items[place].mention for place in places)
    return any(isinstance(one, Identifier) and one.number == digits for one in mentions)


def _is_ratio(ours: Quantity, theirs: list[Theirs]) -> bool:
    """Whether “doubled” is what two amounts of the source come to."""
    values = [one.quantity.value for one in theirs if one.quantity.measure != "multiple"][:40]
    if any(one.quantity.measure == "multiple" for one in theirs):
        return False
    ratios = (large / small for large in values for small in values if small)
    return any(abs(ratio / ours.value - 1) < Fraction(1, 10) for ratio in ratios)


def _is_loose_ordinal(comparison: Comparison, place: int, ours: Quantity) -> bool:
    """“First” for “initial”; a figure whose ending was lost; “first” beside a verb."""
    reading = comparison.statement
    item = reading.items[place]
    if ours.value != 1 or not ours.number.worded:
        return False
    if comparison.lows & {
        "initial",
        "initially",
        "originally",
        "inaugural",
        "new",
        "never",
        "began",
        "begin",
    }:
        return True
    after = reading.tokens[item.last].low if item.last < len(reading.tokens) else ""
    return after.endswith("ed") or after in (
        "began",
        "took",
        "met",
        "came",
        "became",
        "held",
        "set",
    )


def _is_counted(comparison: Comparison, place: int, ours: Quantity, theirs: list[Theirs]) -> bool:
    """Whether a small number counts up what the source lists: three bills for three numbers."""
    if ours.measure or ours.number.form != "count" or not 2 <= ours.value <= 12:
        return False
    if any(comparison.source.items[other].kind == "number" for other in comparison.opposite(place)):
        return False
    if any(set(one.quantity.nouns) & set(ours.nouns) for one in theirs):
        return False
    return ours.value == 2 or ours.value <= _longest_list(comparison)


def _longest_list(comparison: Comparison) -> int:
    """How many things the longest list of a sentence of the source can name."""
    counts: dict[int, int] = {}
    kinds: dict[tuple[int, str], set[object]] = {}
    for token in comparison.source.tokens:
        if token.text in (",", ";") or token.low in ("and", "or"):
            counts[token.sentence] = counts.get(token.sentence, 1) + 1
    for place, item in enumerate(comparison.source.items):
        if isinstance(item.mention, Identifier) or item.kind == "name":
            sentence = comparison.source.sentence(place)
            kinds.setdefault((sentence, item.kind), set()).add(item.key)
    return max([1, *counts.values(), *map(len, kinds.values())])


def _in_its_place(comparison: Comparison, place: int, ours: Quantity) -> Item | None:
    """The other amount that the source gives just where the statement gives this one."""
    for other in comparison.opposite(place):
        item = comparison.source.items[other]
        mention = item.mention
        if isinstance(mention, Quantity) and mention.measure == ours.measure:
            strict = comparison.is_verbatim(place) and not comparison.is_reordered(place, ("name",))
            told = not strict and _is_told(comparison, mention)
            if mention.value != ours.value and not told:
                return item
    return None


def _is_told(comparison: Comparison, other: Quantity) -> bool:
    """Whether the statement gives the source's amount too."""
    items = (comparison.statement.items[at].mention for at in comparison.claims("number"))
    return any(isinstance(one, Quantity) and one.value == other.value for one in items)


def _nearness(theirs: Quantity, ours: Quantity) -> tuple[int, int, int]:
    shared = len(set(theirs.nouns) & set(ours.nouns))
    digits = theirs.number.value == ours.number.value or theirs.number.end == ours.number.end
    return int(theirs.measure == ours.measure), shared, int(digits)


def _say(comparison: Comparison, kind: str, item: Item, ours: Quantity, other: Item | None) -> None:
    said = comparison.statement.words(_written_from(comparison, ours), ours.last).rstrip("-")
    nearest = ""
    if other is not None and isinstance(other.mention, Quantity):
        first = _written_from(comparison, other.mention, theirs=True)
        nearest = comparison.source.words(first, other.mention.last).rstrip("-")
    quotes = f"the quotes say {nearest}" if nearest else "the quotes do not give it"
    message = f"the statement says {said}; {quotes}"
    last = ours.last if kind == "unit" else item.last
    # “His first marriage”: what is called the first may well be told without the word.
    sure = bool(nearest) or ours.measure != "ordinal" or not ours.number.worded
    comparison.report(kind, item.first, last, message, nearest, sure)


def _written_from(comparison: Comparison, quantity: Quantity, theirs: bool = False) -> int:
    """From where an amount is told: its qualifier with it, and “from” or “to” in a change."""
    tokens = (comparison.source if theirs else comparison.statement).tokens
    first = min(quantity.first, quantity.at)
    changes = quantity.role in ("from", "to") and word_at(tokens, first - 1) == quantity.role
    return first - 1 if changes else first


def _say_qualifier(comparison: Comparison, item: Item, ours: Quantity, theirs: Quantity) -> None:
    said = comparison.statement.words(min(ours.first, ours.at), ours.last)
    nearest = comparison.source.words(min(theirs.first, theirs.at), theirs.last)
    given = qualifier_of(theirs)
    quotes = f"the quotes say {nearest}"
    if given and given not in nearest:
        quotes = f"{quotes}, which is {given}"
    mine = qualifier_of(ours)
    if mine and mine not in said:
        said = f"{said}, as {mine}"
    message = f"the statement says {said}; {quotes}"
    comparison.report("qualifier", ours.first, max(ours.last, item.last), message, nearest)
