"""Do the quotes give the amounts that a statement gives?"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
import re

from ..comparison import Comparison
from ..dates.reading import Date
from ..names.identifiers import Identifier
from ..reading import Item
from ..stems import stem
from .match import (
    Theirs,
    differs_in_noun,
    differs_in_unit,
    follows,
    is_same,
    qualifier_of,
    rounds,
)
from .quantity import Quantity
from .units import MEASURES

_IN_MAGNITUDES = re.compile(r"\b[Ii]n (thousand|million|billion)s\b")
_ESTIMATE = stem("estimated")
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9}


def check_quantities(comparison: Comparison) -> None:
    """Adds a gap for each amount of the statement that no quote gives, or gives otherwise."""
    theirs = list(_theirs(comparison))
    for place in comparison.claims("number"):
        item = comparison.statement.items[place]
        if isinstance(item.mention, Quantity):
            _check(comparison, place, item, item.mention, theirs)


def _theirs(comparison: Comparison) -> Iterable[Theirs]:
    scales = {Fraction(1)}
    texts = [comparison.context, comparison.source.words(0, len(comparison.source.tokens))]
    for text in texts:
        scales |= {Fraction(_SCALES[word]) for word in _IN_MAGNITUDES.findall(text)}
    for place in comparison.source.mentions("number"):
        item = comparison.source.items[place]
        assert isinstance(item.mention, Quantity)
        unscaled = not item.mention.number.scaled
        yield Theirs(item, item.mention, tuple(scales) if unscaled else (Fraction(1),))


def _check(
    comparison: Comparison, place: int, item: Item, ours: Quantity, theirs: list[Theirs]
) -> None:
    same = [one for one in theirs if is_same(ours, one)]
    if not same:
        if not _is_implied(comparison, place, ours, theirs):
            _report_number(comparison, place, item, ours, theirs)
        return
    other = _in_its_place(comparison, place, ours)
    if other is not None:
        theirs_in_place = other.mention
        assert isinstance(theirs_in_place, Quantity)
        kind = "unit" if theirs_in_place.number.value == ours.number.value else "number"
        _say(comparison, kind, item, ours, other)
        return
    same = _beside(comparison, place, same)
    for kind, differs in (("unit", differs_in_unit), ("unit", differs_in_noun)):
        left = [one for one in same if not differs(ours, one.quantity, comparison)]
        if not left:
            _say(comparison, kind, item, ours, same[0].item)
            return
        same = left
    shared = _with_shared_qualifier(comparison, place, ours)
    kept = any(follows(one, other.quantity) for other in same for one in (ours, shared))
    if not kept and not _is_estimated(comparison, ours, same):
        _say_qualifier(comparison, item, ours, same[0])


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
    if any(rounds(ours, one.quantity) for one in theirs):
        return True
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
            if mention.value != ours.value and not rounds(ours, mention) and not told:
                return item
    return None


def _is_told(comparison: Comparison, other: Quantity) -> bool:
    """Whether the statement gives the source's amount too."""
    items = (comparison.statement.items[at].mention for at in comparison.claims("number"))
    return any(isinstance(one, Quantity) and one.value == other.value for one in items)


def _report_number(
    comparison: Comparison, place: int, item: Item, ours: Quantity, theirs: list[Theirs]
) -> None:
    nearest = max(
        (one for one in theirs), key=lambda one: _nearness(one.quantity, ours), default=None
    )
    other = nearest.item if nearest else None
    for candidate in comparison.opposite(place):
        if comparison.source.items[candidate].kind == "number":
            other = comparison.source.items[candidate]
    _say(comparison, "number", item, ours, other)


def _nearness(theirs: Quantity, ours: Quantity) -> tuple[int, int, int]:
    shared = len(set(theirs.nouns) & set(ours.nouns))
    digits = theirs.number.value == ours.number.value or theirs.number.end == ours.number.end
    return int(theirs.measure == ours.measure), shared, int(digits)


def _say(comparison: Comparison, kind: str, item: Item, ours: Quantity, other: Item | None) -> None:
    said = comparison.statement.words(ours.at, ours.last)
    nearest = ""
    if other is not None and isinstance(other.mention, Quantity):
        nearest = comparison.source.words(other.mention.at, other.mention.last)
    quotes = f"the quotes say {nearest}" if nearest else "the quotes give no number"
    message = f"the statement says {said}; {quotes}"
    last = ours.last if kind == "unit" else item.last
    comparison.report(kind, item.first, last, message, nearest)


def _say_qualifier(comparison: Comparison, item: Item, ours: Quantity, theirs: Theirs) -> None:
    said = comparison.statement.words(min(ours.first, ours.at), ours.last)
    nearest = comparison.source.words(
        min(theirs.quantity.first, theirs.quantity.at), theirs.quantity.last
    )
    given = qualifier_of(theirs.quantity)
    quotes = f"the quotes say {nearest}"
    if given and given not in nearest:
        quotes = f"{quotes}, which is {given}"
    message = f"the statement says {said}; {quotes}"
    comparison.report("qualifier", ours.first, max(ours.last, item.last), message, nearest)
