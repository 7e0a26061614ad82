"""Dates as spans of days: “May 2016”, “the late 1990s”, “before 2017”, “between 1995 and 2000”."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import MAXYEAR, date

from msgspec import Struct

from ..tokens import Token
from .reading import Date

BEFORE, AFTER, SINCE, BY = "before", "after", "since", "by"

_MONTHS_OF = {
    "early": (1, 4),
    "mid": (4, 9),
    "late": (8, 12),
    "q1": (1, 3),
    "q2": (4, 6),
    "q3": (7, 9),
    "q4": (10, 12),
    "h1": (1, 6),
    "h2": (7, 12),
    # As people speak of them, who begin the fall with the school year.
    "spring": (2, 6),
    "summer": (5, 9),
    "fall": (8, 12),
}
_DAYS_OF = {"early": (1, 12), "mid": (9, 22), "late": (19, 31)}
_YEARS_OF = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}
# The fiscal year of the United States ends with September, a school year with summer.
_FISCAL_MONTH = 10
_RELATIONS = {
    "before": BEFORE,
    "preceding": BEFORE,
    "after": AFTER,
    "following": AFTER,
    "since": SINCE,
    "by": BY,
}
_PHRASES = {
    ("prior", "to"): BEFORE,
    ("earlier", "than"): BEFORE,
    ("later", "than"): AFTER,
    ("ahead", "of"): BEFORE,
}
_DENIED = {("no", AFTER): BY, ("not", AFTER): BY, ("no", BEFORE): SINCE, ("not", BEFORE): SINCE}


class Days(Struct, frozen=True):
    """The days from `first` to `last`, as ordinals of the calendar; None where it is open-ended."""

    first: int | None
    last: int | None

    def holds(self, other: Days) -> bool:
        """Whether every day of another span is one of this."""
        begins = self.first is None or (other.first is not None and other.first >= self.first)
        ends = self.last is None or (other.last is not None and other.last <= self.last)
        return begins and ends

    def meets(self, other: Days) -> bool:
        """Whether the two spans have a day in common."""
        apart = (self.last is not None and other.first is not None and self.last < other.first) or (
            other.last is not None and self.first is not None and other.last < self.first
        )
        return not apart

    def until(self, other: Days) -> Days:
        """The span from the beginning of this to the end of another."""
        return Days(self.first, other.last)


def days_of(when: Date) -> Days | None:
    """The days that a date of a known year can mean, None where it names no year or no day."""
    year = when.year
    if year is None or not 1 <= year < MAXYEAR - 100:
        return None
    if when.kind == "century":
        return Days(date(year, 1, 1).toordinal(), date(year + 99, 12, 31).toordinal())
    if when.kind == "decade":
        low, high = _YEARS_OF.get(when.part, (0, 9))
        return Days(date(year + low, 1, 1).toordinal(), date(year + high, 12, 31).toordinal())
    if when.kind in ("fiscal", "academic"):
        if when.part or when.month:
            return None
        first = date(year - 1, _FISCAL_MONTH, 1) if when.kind == "fiscal" else date(year - 1, 7, 1)
        return Days(first.toordinal(), date(year, 12, 31).toordinal())
    if when.month is not None:
        end = monthrange(year, when.month)[1]
        if when.day is not None:
            if not 1 <= when.day <= end:
                return None
            return Days(*[date(year, when.month, when.day).toordinal()] * 2)
        low, high = _DAYS_OF.get(when.part, (1, end))
        first, last = date(year, when.month, low), date(year, when.month, min(high, end))
        return Days(first.toordinal(), last.toordinal())
    if when.part == "winter":
        return Days(date(year - 1, 11, 1).toordinal(), date(year + 1, 3, 31).toordinal())
    low, high = _MONTHS_OF.get(when.part, (1, 12))
    last = date(year, high, monthrange(year, high)[1])
    return Days(date(year, low, 1).toordinal(), last.toordinal())


def related(days: Days, relation: str) -> Days:
    """The days that stand in a relation to others: before, after, since or by them."""
    match relation:
        case "before":
            return Days(None, None if days.first is None else days.first - 1)
        case "after":
            return Days(None if days.last is None else days.last + 1, None)
        case "since":
            return Days(days.first, None)
        case "by":
            return Days(None, days.last)
    return days


def relation_before(tokens: Sequence[Token], at: int) -> str:
    """The relation that the words right before a date tell: before, after, since, by."""
    if not at:
        return ""
    if at > 1 and tokens[at - 1].capital and tokens[at - 2].low in _RELATIONS:
        at -= 1  # “After Census 2000”
    last, begin = tokens[at - 1].low, at - 1
    found = _RELATIONS.get(last, "")
    if not found and at > 1:
        found, begin = _PHRASES.get((tokens[at - 2].low, last), ""), at - 2
    if found and begin:
        return _DENIED.get((tokens[begin - 1].low, found), found)
    return found
