"""Names and dates as bibliographies write them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
import re

from bibtexparser.middlewares.names import (
    parse_single_name_into_parts,
    split_multiple_persons_names,
)

from ...model.reference import Name, PartialDate
from .latex import decode
from .values import MONTHS

_NAME_FIELDS = """
    author editor translator bookauthor editora editorb editorc annotator commentator introduction
    foreword afterword holder
"""
NAME_FIELDS = frozenset(_NAME_FIELDS.split())

# Longer is nobody's name, and taking it apart could take very long.
_MAX_NAME = 1000

# Biblatex's other form, which Better BibTeX writes: `family=Berg, given=Anna, prefix=van den`.
_PART = re.compile(r"\s*+([a-z-]+)\s*+=\s*+((?:[^,{}]|\{[^{}]*+\})*+)(?:,|$)", re.IGNORECASE)


_AND = re.compile(r"[ \t\r\n]+and[ \t\r\n]+", re.IGNORECASE)


def split_names(value: str) -> list[str]:
    """The single names of a field, between its `and`s."""
    if "{" in value or "\\" in value:
        return split_multiple_persons_names(value)
    # The same without braces to look into, five times as fast.
    value = value.strip(" \t\r\n")
    return _AND.split(value) if value else []


def read_names(value: str) -> tuple[Name, ...]:
    """The names in a field's LaTeX value, in their order; `and others` is a last one, “others”."""
    names = (read_name(name) for name in split_names(value))
    return tuple(name for name in names if name.family)


@lru_cache(maxsize=10_000)
def read_name(name: str) -> Name:
    """One name, its LaTeX decoded; a name in braces is a body's and stays whole."""
    name = name.strip()
    if len(name) > _MAX_NAME:
        return Name(decode(name))
    if "family" in name and "=" in name:
        extended = _read_parts(name)
        if extended is not None:
            return extended
    parts = parse_single_name_into_parts(name, strict=False)
    family, given, particle, suffix = (
        decode(" ".join(words)) for words in (parts.last, parts.first, parts.von, parts.jr)
    )
    if not family:
        # Nothing but a first name, as in “, Plato”.
        return Name(given or particle)
    if given[:1].islower() and not particle and "," not in name:
        # “van Gogh”: bibtexparser takes the first of two words for a given name in any case.
        return Name(family, "", given, suffix)
    return Name(family, given, particle, suffix)


def _read_parts(name: str) -> Name | None:
    """A name in biblatex's `family=…, given=…` form, or None where it is in another."""
    parts: dict[str, str] = {}
    pos = 0
    while pos < len(name):
        match = _PART.match(name, pos)
        if match is None:
            return None
        parts[match[1].lower()] = decode(match[2])
        pos = match.end()
    family = parts.get("family", "")
    return Name(family, parts.get("given", ""), parts.get("prefix", ""), parts.get("suffix", ""))


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
