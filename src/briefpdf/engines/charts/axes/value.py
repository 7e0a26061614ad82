"""A scale of values with even steps that are easy to read: 1, 2, 2.5 or 5 times a power of ten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext

from babel.numbers import format_compact_decimal

from ....compose.language import format_number, locale_or_english

_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# Numbers from here on are printed short on a scale: 25M.
_LONG = Decimal(10**7)
# Numbers of a registry have up to 24 digits on either side of the point.
_DIGITS = 60


@dataclass(frozen=True, slots=True)
class ValueAxis:
    """A scale whose marked values, `ticks`, rise evenly; it begins and ends at one of them."""

    ticks: tuple[Decimal, ...]

    @classmethod
    def over(cls, numbers: Sequence[str], wanted: int, from_zero: bool) -> ValueAxis:
        """A scale that holds numbers in about `wanted` steps, and zero where it begins there."""
        with localcontext(prec=_DIGITS):
            values = [Decimal(number) for number in numbers]
            low, high = min(values), max(values)
            if from_zero or low == high:
                low, high = min(low, Decimal(0)), max(high, Decimal(0))
            if low == high:
                high = low + 1
            step = _step((high - low) / max(1, wanted))
            if all(value == value.to_integral_value() for value in values):
                # There is no half of what is counted.
                step = max(step, Decimal(1))
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            return cls(tuple(step * (first + index) for index in range(int(last - first) + 1)))

    def share(self, number: str) -> float:
        """Where a number stands: 0 at the scale's beginning, 1 at its end."""
        with localcontext(prec=_DIGITS):
            low, high = self.ticks[0], self.ticks[-1]
            return float((Decimal(number) - low) / (high - low))

    def labels(self, lang: str, percent: bool) -> list[str]:
        """The marked values as the language writes them."""
        with localcontext(prec=_DIGITS):
            step = self.ticks[1] - self.ticks[0]
            decimals = max(0, -_exponent(step))
            if max(map(abs, self.ticks)) >= _LONG and not decimals:
                return [_short(tick, lang) for tick in self.ticks]
            sign = "%" if percent else ""
            return [format_number(f"{tick:.{decimals}f}", lang) + sign for tick in self.ticks]


def _step(least: Decimal) -> Decimal:
    """The smallest easy step that is no smaller than `least`."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * step for step in _STEPS if power * step >= least)


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _short(tick: Decimal, lang: str) -> str:
    """A large number with its thousands, millions or billions as a letter, none of it lost."""
    group = 3 * (tick.adjusted() // 3) if tick else 0
    decimals = max(0, group - _exponent(tick)) if tick else 0
    locale = locale_or_english(lang)
    return str(format_compact_decimal(tick, locale=locale, fraction_digits=decimals))
