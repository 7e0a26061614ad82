"""Scales of time and of values, and labels along them that keep out of each other's way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import MAXYEAR, date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal, localcontext
from itertools import pairwise

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal
from msgspec import Struct

from ...compose.language import format_number, locale_or_english, true_minus
from ...model.reference import PartialDate

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7, 14)
# How many days are marked at least, and about how far apart.
_FEWEST, _APART = 4, 48.0
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# Numbers from here on are printed short on a scale: 25M.
_LONG = Decimal(10**7)
# Numbers of a registry have up to 24 digits on either side of the point.
_DIGITS = 60


def spread(wanted: Sequence[float], sizes: Sequence[float], room: float) -> list[float]:
    """Where labels begin on a line from 0 to `room`, in the order given, none over another.

    `wanted` is where each would like to begin, in rising order; the sum of the squared distances
    from there is the least (pool adjacent violators, Ayer et al. 1955). Where the sizes add up to
    more than the room, the last ones stand beyond it.
    """
    before = 0.0
    blocks: list[list[float]] = []  # the sum of what is wanted, less what stands before; how many
    for want, size in zip(wanted, sizes, strict=True):
        blocks.append([want - before, 1])
        before += size
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    free = max(0.0, room - before)
    starts: list[float] = []
    at = 0.0
    for block in blocks:
        shift = min(max(_mean(block), 0.0), free)
        for _ in range(int(block[1])):
            starts.append(shift + at)
            at += sizes[len(starts) - 1]
    return starts


def _mean(block: Sequence[float]) -> float:
    return block[0] / block[1]


class TimeAxis(Struct, frozen=True):
    """A stretch of time from 0 to `length` points, from its first day to behind its last.

    `exact` says how exactly its dates are known: 1 to the year, 2 to the month, 3 to the day. One
    that is `pointed` ends where its last day begins.
    """

    first: date
    last: date
    length: float
    exact: int = 3
    pointed: bool = False

    @classmethod
    def around(cls, dates: list[PartialDate], length: float) -> TimeAxis:
        """An axis that holds dates; whole years where they are more than two years apart."""
        first = min(one.first_day for one in dates)
        last = max(one.last_day for one in dates)
        if (last - first).days > 2 * 366:
            first = date(first.year, 1, 1)
        elif first == last:
            # A single day would have no length.
            last = last if last == date.max else last + timedelta(1)
        return cls(first, last, length, _exactness(dates))

    @classmethod
    def between(cls, dates: list[PartialDate], length: float) -> TimeAxis:
        """An axis from the first day of the first date to the first day of the last."""
        first = min(one.first_day for one in dates)
        last = max(one.first_day for one in dates)
        if first == last:
            return cls.around(dates, length)
        return cls(first, last, length, _exactness(dates), pointed=True)

    def at(self, day: date) -> float:
        """Where a day begins, in points."""
        return self.length * (day - self.first).days / self._days

    def behind(self, day: date) -> float:
        """Where a day ends, in points."""
        return min(self.length, self.length * ((day - self.first).days + 1) / self._days)

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + (0 if self.pointed else 1)

    def ticks(self, lang: str, least: float) -> list[tuple[float, str]]:
        """Marked days with their labels, in even steps, no nearer to each other than `least`.

        There are about as many as the eye needs: one for each `_APART` points.
        """
        wanted = max(_FEWEST, self.length / _APART)
        marked = ((list(days), skeleton) for days, skeleton in self._steps())
        fitting = [(days, skeleton) for days, skeleton in marked if self._are_apart(days, least)]
        days, skeleton = min(fitting, key=lambda one: abs(len(one[0]) - wanted))
        locale = locale_or_english(lang)
        return [(self.at(day), _label(day, skeleton, locale)) for day in days]

    def _are_apart(self, days: list[date], least: float) -> bool:
        return all(self.at(after) - self.at(day) >= least for day, after in pairwise(days))

    def _steps(self) -> Iterator[tuple[Iterator[date], str]]:
        """The ways to mark the axis, from the narrowest steps to the widest."""
        if self._days <= 62 and self.exact == 3:
            for step in _DAYS:
                count = (self.last - self.first).days // step + 1
                yield (self.first + timedelta(step * index) for index in range(count)), "MMMd"
        if self._days <= 5 * 366 and self.exact > 1:
            for step in _MONTHS:
                yield self._months(step), "yMMM"
        for step in _YEARS:
            yield self._years(step), "y"

    def _months(self, step: int) -> Iterator[date]:
        count = (self.last.year - self.first.year) * 12 + self.last.month
        for month in range(0, count, step):
            year = self.first.year + month // 12
            day = date(year, month % 12 + 1, 1)
            if self.first <= day <= self.last:
                yield day

    def _years(self, step: int) -> Iterator[date]:
        begin = -(-self.first.year // step) * step
        for year in range(max(begin, 1), min(self.last.year, MAXYEAR) + 1, step):
            day = date(year, 1, 1)
            if self.first <= day:
                yield day


def _exactness(dates: list[PartialDate]) -> int:
    parts = [(one.month is not None) + (one.day is not None) for one in dates]
    return 1 + max(parts)


def _label(day: date, skeleton: str, locale: Locale) -> str:
    return str(day.year) if skeleton == "y" else str(format_skeleton(skeleton, day, locale=locale))


class ValueAxis(Struct, frozen=True):
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
            whole = all(value == value.to_integral_value() for value in values)
            step = _step((high - low) / max(1, wanted), whole)
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            return cls(tuple(step * (first + index) for index in range(int(last - first) + 1)))

    @property
    def is_cut(self) -> bool:
        """Whether the scale leaves zero out."""
        return self.ticks[0] > 0 or self.ticks[-1] < 0

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
            written = (format_number(f"{tick:.{decimals}f}", lang) for tick in self.ticks)
            return [true_minus(one) + sign for one in written]


def _step(least: Decimal, whole: bool) -> Decimal:
    """The smallest easy step no smaller than `least`; there is no half of what is counted."""
    least = max(least, Decimal(1)) if whole else least
    power = Decimal(1).scaleb(least.adjusted())
    steps = (power * step for step in _STEPS)
    return next(one for one in steps if one >= least and (not whole or one == int(one)))


def _exponent(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    assert isinstance(exponent, int)
    return exponent


def _short(tick: Decimal, lang: str) -> str:
    """A large number with its thousands, millions or billions as a letter, none of it lost."""
    group = 3 * (tick.adjusted() // 3) if tick else 0
    decimals = max(0, group - _exponent(tick)) if tick else 0
    locale = locale_or_english(lang)
    return true_minus(format_compact_decimal(tick, locale=locale, fraction_digits=decimals))
