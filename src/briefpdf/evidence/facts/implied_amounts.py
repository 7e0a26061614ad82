"""Amounts that a source gives in another manner: as a year, a ratio, by what it lists."""

from __future__ import annotations

from fractions import Fraction

from ..comparison import Comparison
from ..dates.reading import Date
from ..names.identifiers import Identifier
from ..quantities.qualifier import ALMOST, JUST_OVER, LEAST, MORE
from ..quantities.quantity import Quantity
from ..quantities.units import MEASURES
from .quantity_match import Theirs

# “More than doubled” is told of less than threefold, “nearly tripled” of no less than this.
_MOST_OVER, _LEAST_UNDER = Fraction(3, 2), Fraction(4, 5)


def is_implied(comparison: Comparison, place: int, ours: Quantity, theirs: list[Theirs]) -> bool:
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
    return any(_is_times(ours, ratio) for ratio in ratios)


def _is_times(ours: Quantity, ratio: Fraction) -> bool:
    """Whether so many times as much is “doubled”, “more than doubled” or “nearly tripled”."""
    if ours.qualifier in (MORE, LEAST, JUST_OVER):
        return 1 <= ratio / ours.value < _MOST_OVER
    if ours.qualifier == ALMOST:
        return _LEAST_UNDER <= ratio / ours.value < 1
    return abs(ratio / ours.value - 1) < Fraction(1, 10)


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
    if _is_single(comparison, ours):
        return False
    return ours.value == 2 or ours.value <= _longest_list(comparison)


def _is_single(comparison: Comparison, ours: Quantity) -> bool:
    """Whether the source speaks of one such thing, once: “a summit”, where ours are three."""
    tokens = comparison.source.tokens
    named = [at for at, token in enumerate(tokens) if token.stem in ours.nouns]
    return len(named) == 1 and named[0] > 0 and tokens[named[0] - 1].low in ("a", "an", "one")


def _longest_list(comparison: Comparison) -> int:
    """How many things the longest list of a sentence of the source can name."""
    counts: dict[int, int] = {}
    kinds: dict[tuple[int, str], set[object]] = {}
    joins = False
    for token in comparison.source.tokens:
        joined, joins = joins, token.text in (",", ";")
        if joins or (token.low in ("and", "or") and not joined):
            counts[token.sentence] = counts.get(token.sentence, 1) + 1
    for place, item in enumerate(comparison.source.items):
        if isinstance(item.mention, Identifier) or item.kind == "name":
            sentence = comparison.source.sentence(place)
            kinds.setdefault((sentence, item.kind), set()).add(item.key)
    return max([1, *counts.values(), *map(len, kinds.values())])
