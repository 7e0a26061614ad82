"""Amounts: a number with its unit, what it counts, and how it is qualified."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ..tokens import Token
from .numbers import MAGNITUDES, Number, word_at

_VOTING = frozenset({"vote", "decid", "decision", "rul", "margin", "pass", "against", "major"})

# The measure of times of day, whose values count minutes from midnight.
CLOCK = "clock"
HALF_DAY = 12 * 60


class Quantity(Struct, frozen=True):
    """An amount, from token `first` up to `last`; the number itself begins at `at`.

    `value` is in the smallest unit kept of its `measure` (a currency, percent, month, hour, …;
    empty where things are counted). `nouns` are the stems of what is counted, the head last. `role`
    is low or high in a range, from or to in a change. `capped` says that it is told as a limit,
    `reached` that something reaches it.
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
    reached: bool = False
    # The other end of the range or change, in the same unit; what else the words may mean.
    other_end: Fraction | None = None
    others: tuple[Quantity, ...] = ()


def with_ranges(tokens: list[Token], found: list[Quantity]) -> list[Quantity]:
    """Tells the ends of ranges and changes: 10-12 million, between $5 and $7, from 5 to 7."""
    for at in range(len(found) - 1):
        low, high = found[at], found[at + 1]
        words = [token.low for token in tokens[low.number.end : high.at]]
        if low.measure and words and low.last < high.at:
            words = [token.low for token in tokens[low.last : high.at]]
        before = word_at(tokens, low.first - 1)
        first, second = _roles(words, before, "between" in _words(tokens, low))
        if not first:
            continue
        near = tokens[max(0, low.first - 5) : low.first] + tokens[high.at : high.last + 2]
        votes = words in (["-"], ["to"]) and any(one.stem in _VOTING for one in near)
        if votes or "ordinal" in (low.measure, high.measure):
            continue
        low = _sharing(low, high, _is_of_day(tokens, high))
        if low.measure != high.measure or (low.value >= high.value and first == "low"):
            continue
        found[at] = replace(low, role=first, nouns=low.nouns or high.nouns, other_end=high.value)
        found[at + 1] = replace(
            high, role=second, qualifier=high.qualifier or low.qualifier, other_end=low.value
        )
    return found


# How many words a change may have between its ends: “from $5 million in 2010 to $9 million”.
_MOST_BETWEEN = 7
_BREAKS = frozenset(";:.()")


def _roles(words: list[str], before: str, bounded: bool) -> tuple[str, str]:
    """What two amounts are to each other by the words between them and the one before them."""
    if words in (["-"], ["to"], ["and"], ["through"], ["or"]):
        if words == ["and"] and before != "between" and not bounded:
            return "", ""
        return ("from", "to") if before == "from" else ("low", "high")
    if words and len(words) <= _MOST_BETWEEN and not _BREAKS & set(words):
        if before == "from" and words[-1] == "to":
            return "from", "to"
        if words[-1] == "from" and (before == "to" or words[-2:-1] in (["up"], ["down"])):
            return "to", "from"  # “Fell to 60 from 80”, “was 60, down from 80”.
    return "", ""


def _words(tokens: list[Token], quantity: Quantity) -> list[str]:
    return [token.low for token in tokens[max(0, quantity.first - 2) : quantity.at]]


def _is_of_day(tokens: list[Token], time: Quantity) -> bool:
    """Whether a time is told of all the day's hours, as 23:00 is and 11 p.m. is not."""
    written = word_at(tokens, time.number.end - 1).replace(".", "")
    return time.measure == CLOCK and time.value >= HALF_DAY + 60 and written not in ("am", "pm")


def _sharing(low: Quantity, high: Quantity, of_day: bool) -> Quantity:
    """The low end of a range with the unit and magnitude written at the high end only.

    Before a time `of_day` it is of the day too: 10 is 10:00 before 23:00, and before 11 p.m. 22:00.
    """
    value, measure = low.value, low.measure
    if of_day and low.others:
        low = replace(low, others=())
    if not measure and high.measure:
        measure = high.measure
        if measure == CLOCK:
            value = low.value * 60 if of_day else _on_the_clock(low.value, high.value)
        else:
            value = low.number.value * (high.value / high.number.value if high.number.value else 1)
    if high.number.scaled and not low.number.scaled and low.number.value < 1000:
        for magnitude in sorted(set(MAGNITUDES.values()), reverse=True):
            if (
                magnitude >= 1000
                and high.number.value >= magnitude
                and value * magnitude < high.value
            ):
                value = value * magnitude
                break
    return replace(low, value=value, measure=measure)


def _on_the_clock(hour: Fraction, later: Fraction) -> Fraction:
    """The minutes from midnight of a bare hour before a time: the 9 of “9 to 5 p.m.”."""
    time = hour * 60 % HALF_DAY
    return time + HALF_DAY if time + HALF_DAY < later else time
