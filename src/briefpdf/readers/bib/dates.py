"""Reads the dates of refs.bib: `date`, `urldate`, and BibTeX's `year` and `month`."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
import re

from ...model.dates import PartialDate
from .strings import MONTHS

_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_OPEN = ("", "..", "open", "unknown")
_TIME = re.compile(r"T\d{2}:\d{2}.*")
_UNKNOWN_PART = re.compile(r"(-[XUxu]{2})+$")
_SEASON = re.compile(r"(\d{4})-(?:2[1-4]|3[3-9]|4[01])")
_YEAR = re.compile(r"(\d{4})(?:\s*(?:/|--?|–)\s*(?:\d{4}|\d{2}))?", re.ASCII)
_DAY = re.compile(r"(?<!\d)(\d{1,2})(?!\d)", re.ASCII)
_WORD = re.compile(r"[^\W\d_]{3,}")
_PARTS = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)


@lru_cache(maxsize=10_000)
def read_date(value: str) -> PartialDate | None:
    """A date, or the start of a range such as `2020/2021` (or its end); None if it is none."""
    start, slash, end = (part.strip() for part in value.partition("/"))
    first, last = _read_day(start), _read_day(end)
    if not slash:
        return first
    if first is not None:
        return first if last is not None or end in _OPEN else None
    return last if start in _OPEN else None


def _read_day(value: str) -> PartialDate | None:
    """One date of the Extended Date/Time Format, to the precision that a day, month or year has."""
    value = _TIME.sub("", value).rstrip("~?%")
    season = _SEASON.fullmatch(value)
    return PartialDate.parse(season[1] if season else _UNKNOWN_PART.sub("", value))


def read_year(value: str) -> PartialDate | None:
    """The date in a `year` field, the first year of a range; None if it is none."""
    whole = PartialDate.parse(value)
    if whole is not None:
        return whole
    years = _YEAR.fullmatch(value.strip())
    return PartialDate.parse(years[1]) if years else None


def read_month(value: str) -> tuple[int, int | None] | None:
    """The month in a `month` field and the day in it, if one is; None if it is no month.

    A month is a number, or a name of at least three letters; of `June/July` it is the first.
    """
    value = value.strip()
    if value.isdecimal():
        return (int(value), None) if len(value) < 3 and 1 <= int(value) <= 12 else None
    word = _WORD.search(value)
    number = _MONTHS.get(word[0][:3].lower()) if word else None
    if number is None:
        return None
    day = _DAY.search(value)
    return number, int(day[1]) if day else None


def join(year: PartialDate, month: tuple[int, int | None] | None, day: str) -> PartialDate:
    """The date that a year, a month and a `day` field make, as far as they fit together."""
    if year.month is not None or month is None:
        return year
    number, in_month = month
    wanted = int(day) if day.isdecimal() and len(day) < 3 else in_month
    if wanted is not None and not 1 <= wanted <= monthrange(year.year, number)[1]:
        wanted = None
    return PartialDate(year.year, number, wanted)


def guess(value: str) -> str | None:
    """The date that was probably meant, in the form that is understood; None without a guess."""
    parts = _PARTS.fullmatch(value.strip())
    if parts:
        return _checked(int(parts[1]), int(parts[2]), int(parts[3]))
    month, year = read_month(value), re.search(r"(?<!\d)[12]\d{3}(?!\d)", value)
    if month is None or year is None:
        return None
    return _checked(int(year[0]), *month)


def says_no_more(value: str, guessed: str) -> bool:
    """Whether the date that was guessed is all that was written: no range, no second day."""
    numbers = sorted(map(int, re.findall(r"\d+", value)))
    parts = sorted(map(int, guessed.split("-")))
    words = _WORD.findall(value)
    if words:
        # One of the numbers is the month, written as a word.
        month = int(guessed.split("-")[1])
        parts.remove(month)
    return len(words) <= 1 and numbers == parts


def _checked(year: int, month: int, day: int | None) -> str | None:
    text = f"{year:04}-{month:02}" + ("" if day is None else f"-{day:02}")
    return text if PartialDate.parse(text) else None


def has_date(fields: Mapping[str, str]) -> bool:
    """Whether an entry says when its source appeared, readably or not."""
    return bool(fields.get("date") or fields.get("year"))
