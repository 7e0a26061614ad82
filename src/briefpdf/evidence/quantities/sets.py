"""Amounts as sets of numbers: what “more than 30”, “about 35” and “5 to 10” leave open."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from .qualifier import ABOUT, ALMOST, JUST_OVER, LEAST, LESS, MORE, MOST, WITHIN
from .quantity import Quantity

# A rounded number is meant at its last digit, but never wider than a tenth of itself.
_WIDEST = Fraction(1, 10)
# “Nearly” and “just over” reach at least so far, however exact the number behind them is.
_NEAR = Fraction(1, 20)
# “Hundreds” may be 900, and may be a hundred thousand when somebody is careless.
_VAGUE_SPAN = 1000
# A third has no last digit; after so many nobody looks.
_MOST_PLACES = 9


class Interval(Struct, frozen=True):
    """All numbers from `low` to `high`, None where it is open-ended.

    `above` and `below` say that the bound itself is left out.
    """

    low: Fraction | None
    high: Fraction | None
    above: bool = False
    below: bool = False

    def holds(self, other: Interval) -> bool:
        """Whether every number of another set is one of this."""
        if self.low is not None:
            if other.low is None or other.low < self.low:
                return False
            if other.low == self.low and self.above and not other.above:
                return False
        if self.high is not None:
            if other.high is None or other.high > self.high:
                return False
            if other.high == self.high and self.below and not other.below:
                return False
        return True

    def meets(self, other: Interval) -> bool:
        """Whether the two sets have a number in common."""
        return not (_ends_before(self, other) or _ends_before(other, self))


def _ends_before(one: Interval, other: Interval) -> bool:
    if one.high is None or other.low is None:
        return False
    return one.high < other.low or (one.high == other.low and (one.below or other.above))


def reach(quantity: Quantity, scale: Fraction = Fraction(1)) -> Interval:
    """The numbers that an amount, as it is qualified, can be, in the unit of its `value`."""
    value = quantity.value * scale
    if quantity.role in ("low", "high") and quantity.other_end is not None:
        low, high = sorted((value, quantity.other_end * scale))
        return Interval(low, high)
    if quantity.number.form == "vague":
        return Interval(value, value * _VAGUE_SPAN, above=True, below=True)
    qualifier = quantity.qualifier
    if qualifier in (MORE, LEAST):
        return Interval(value, None, above=qualifier == MORE)
    if qualifier in (LESS, MOST, WITHIN):
        return Interval(None, value, below=qualifier == LESS)
    if qualifier == ABOUT:
        play = _play(quantity, value)
        return Interval(value - play, value + play)
    if qualifier in (JUST_OVER, ALMOST):
        near = max(_play(quantity, value), value * _NEAR)
        if qualifier == JUST_OVER:
            return Interval(value, value + near, above=True)
        return Interval(value - near, value, below=True)
    return Interval(value, value)


def _play(quantity: Quantity, value: Fraction) -> Fraction:
    """How far from a rounded number the true one may lie: a unit of its last digit."""
    widest = abs(value) * _WIDEST
    written = quantity.number.value
    if quantity.number.form == "share" or not written:
        return widest
    unit = last_place(written)
    if (written / unit) % 5 == 0:
        unit = unit * Fraction(5, 2)  # 35 and 450 are most often told in fives.
    return min(widest, abs(value) * unit / abs(written))


def last_place(value: Fraction) -> Fraction:
    """The worth of the last digit of a number: 10 for 340, 1/10 for 3.4, and 1 for zero."""
    if value.denominator == 1:
        digits = str(abs(value.numerator))
        return Fraction(10 ** (len(digits) - len(digits.rstrip("0")) if value else 0))
    for places in range(1, _MOST_PLACES):
        if 10**places % value.denominator == 0:
            return Fraction(1, 10**places)
    return Fraction(1, 10**_MOST_PLACES)


def last_step(quantity: Quantity) -> Fraction:
    """The worth of the last digit of an amount in the unit of its `value`; 0 for none."""
    written = quantity.number.value
    return quantity.value / written * last_place(written) if written else Fraction(0)


def rounds_to(ours: Quantity, theirs: Quantity, scale: Fraction = Fraction(1)) -> bool:
    """Whether the source's number, rounded to the digits of the statement's, is the statement's.

    So is $181.7 million for $181,674,817. At least two digits must be left.
    """
    written, value = ours.number.value, theirs.value * scale
    if ours.number.form != "count" or theirs.number.form != "count" or not (written and value):
        return False
    step = last_step(ours)
    if written / last_place(written) < 10 or step <= last_place(value):
        return False
    return abs(ours.value - value) * 2 <= step
