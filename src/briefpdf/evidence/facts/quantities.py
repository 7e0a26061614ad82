"""Do the quotes give the amounts that a statement gives?"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ...source.pattern import lazy_pattern
from ..comparison import Comparison
from ..quantities.numbers import word_at
from ..quantities.qualifier import ALL_BUT
from ..quantities.quantity import Quantity
from ..reading import Item
from ..stems import stem
from .amount_slots import (
    contradicting,
    is_of_slot,
    is_told,
    of_another_change,
    swapped,
    turned_pair,
    word_behind,
)
from .implied_amounts import is_implied
from .quantity_match import (
    Theirs,
    differs_in_noun,
    differs_in_unit,
    follows,
    holds,
    is_same,
    qualifier_of,
)
from .short_forms import has_figures_glued

_IN_MAGNITUDES = lazy_pattern(r"\b[Ii]n (thousand|million|billion)s\b")
_ESTIMATE = stem("estimated")
_MAGNITUDES = frozenset({"thousands", "millions", "billions"})
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
    texts = [comparison.context]
    if any(token.low in _MAGNITUDES for token in comparison.source.tokens):
        texts.append(comparison.source.words(0, len(comparison.source.tokens)))
    words = dict.fromkeys(word for text in texts for word in _IN_MAGNITUDES.findall(text))
    scales = (Fraction(1), *(Fraction(_SCALES[word]) for word in words))
    for place in comparison.source.mentions("number"):
        item = comparison.source.items[place]
        assert isinstance(item.mention, Quantity)
        for quantity in (item.mention, *item.mention.others):
            unscaled = not quantity.number.scaled
            yield Theirs(item, quantity, scales if unscaled else (Fraction(1),))


class _Problem(Struct, frozen=True):
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
        if holds(ours, one, strict) and is_of_slot(comparison, place, ours, one)
    ]
    if not same and not held:
        said = comparison.said(comparison.statement.items[place])
        if not ours.measure and has_figures_glued(comparison, said):
            return None
        if is_implied(comparison, place, ours, theirs):
            return None
        return _Problem("number", contradicting(comparison, place, ours, theirs, strict))
    other = _in_its_place(comparison, place, ours)
    qualified = [one for one in same if one.quantity.qualifier != ours.qualifier]
    told = not strict and any(_answers(comparison, one) for one in qualified)
    if told or any(_counts_the_same(comparison, ours, one.quantity) for one in same):
        other = None
    elif any(one.item is other and one.quantity.measure == ours.measure for one in same):
        other = None  # A third, where the source has 33 percent there.
    if other is not None and all(one.item is not other for one in held):
        assert isinstance(other.mention, Quantity)
        unit = other.mention.number.value == ours.number.value
        return _Problem("unit" if unit else "number", other)
    if not same:
        return None
    other = swapped(ours, same) or of_another_change(comparison, place, ours, same)
    if other is not None:
        return _Problem("number", other)
    if (other := turned_pair(comparison, ours)) is not None:
        # The loser's 0-6 is the winner's 6-0, in words that are not a copy.
        return _Problem("number", other if strict else None)
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
    if ALL_BUT in {ours.qualifier, *(one.quantity.qualifier for one in same)} and any(
        comparison.negated
    ):
        return None  # What three did not do, all but three did.
    return _Problem("qualifier", same[0].item, same[0].quantity)


def _answers(comparison: Comparison, theirs: Theirs) -> bool:
    """Whether an amount stands in a sentence of the source that answers the statement."""
    at = comparison.source.item_at[theirs.item.first]
    return comparison.source.sentence(at) in comparison.answering


def _counts_the_same(comparison: Comparison, ours: Quantity, theirs: Quantity) -> bool:
    """Whether two equal amounts are told of the same thing, by the words that follow them."""
    if ours.measure == theirs.measure == "ordinal":
        behind = word_behind(comparison.statement, ours)
        return bool(behind) and behind == word_behind(comparison.source, theirs)
    return len(ours.nouns) > 1 and ours.nouns == theirs.nouns and ours.measure == theirs.measure


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


def _in_its_place(comparison: Comparison, place: int, ours: Quantity) -> Item | None:
    """The other amount that the source gives just where the statement gives this one."""
    for other in comparison.opposite(place):
        item = comparison.source.items[other]
        mention = item.mention
        if isinstance(mention, Quantity) and mention.measure == ours.measure:
            strict = comparison.is_verbatim(place) and not comparison.is_reordered(place, ("name",))
            told = not strict and is_told(comparison, mention)
            if mention.value != ours.value and not told:
                return item
    return None


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
