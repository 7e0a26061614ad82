"""Amounts: a number with its unit, what it counts, and how it is qualified."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from ..tokens import Token
from .numbers import MAGNITUDES, Number, word_at

_VOTING = frozenset({"vote", "decid", "decision", "rul", "margin", "pass", "against", "major"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, from token `first` up to `last`; the number itself begins at `at`.

    `value` is in the smallest unit kept of its `measure` (a currency, percent, month, hour, …;
    empty where things are counted). `nouns` are the stems of what is counted, the head last. `role`
    is low or high in a range, from or to in a change.
    """

    at: int
    first: int
    last: int
    number: Number
    value: Fraction
    measure: str
    nouns: tuple[str, ...] = ()
    rate: str = ""
    qualifier: str = ""
    average: bool = False
    role: str = ""
    capped: bool = False


def with_ranges(tokens: list[Token], found: list[Quantity]) -> list[Quantity]:
    """Tells the ends of ranges: 10-12 million, 10 to 12 percent, between $5 and $7 billion."""
    for at in range(len(found) - 1):
        low, high = found[at], found[at + 1]
        between = [token.low for token in tokens[low.number.end : high.at]]
        if low.measure and between and low.last < high.at:
            between = [token.low for token in tokens[low.last : high.at]]
        before = word_at(tokens, low.first - 1)
        if between not in (["-"], ["to"], ["and"], ["through"], ["or"]):
            continue
        if between == ["and"] and before != "between" and "between" not in _words(tokens, low):
            continue
        near = tokens[max(0, low.first - 5) : low.first] + tokens[high.at : high.last + 2]
        if "ordinal" in (low.measure, high.measure) or any(one.stem in _VOTING for one in near):
            continue
        low = _sharing(low, high)
        if low.measure != high.measure or (low.value >= high.value and before != "from"):
            continue
        change = before == "from"
        found[at] = replace(low, role="from" if change else "low", nouns=low.nouns or high.nouns)
        found[at + 1] = replace(
            high, role="to" if change else "high", qualifier=high.qualifier or low.qualifier
        )
    return found


def _words(tokens: list[Token], quantity: Quantity) -> list[str]:
    return [token.low for token in tokens[max(0, quantity.first - 2) : quantity.at]]


def _sharing(low: Quantity, high: Quantity) -> Quantity:
    """The low end of a range with the unit and magnitude written at the high end only."""
    value, measure = low.value, low.measure
    if not measure and high.measure:
        measure = high.measure
        value = low.number.value * (high.value / high.number.value if high.number.value else 1)
    if high.number.scaled and not low.number.scaled:
        for magnitude in sorted(set(MAGNITUDES.values()), reverse=True):
            if high.number.value >= magnitude and value * magnitude < high.value:
                value = value * magnitude
                break
    return replace(low, value=value, measure=measure)
