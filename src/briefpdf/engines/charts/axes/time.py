"""An axis of time on a true scale: where a day stands, and which days are marked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta
from itertools import pairwise

from babel import Locale
from babel.dates import format_skeleton

from ....compose.language import locale_or_english
from ....model.reference import PartialDate

_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
_MONTHS = (1, 2, 3, 6)
_DAYS = (1, 2, 7, 14)
_FEWEST, _APART = 4, 48.0


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """A stretch of time from 0 to `length` points, from its first day to behind its last.

    `exact` says how exactly its dates are known: 1 to the year, 2 to the month, 3 to the day.
    """

    first: date
    last: date
    length: float
    exact: int = 3

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
        return cls(first, last, length, _exactness(dates))

    def at(self, day: date) -> float:
        """Where a day begins, in points."""
        return self.length * (day - self.first).days / self._days

    def behind(self, day: date) -> float:
        """Where a day ends, in points."""
        return min(self.length, self.length * ((day - self.first).days + 1) / self._days)

    @property
    def _days(self) -> int:
        return (self.last - self.first).days + 1

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
