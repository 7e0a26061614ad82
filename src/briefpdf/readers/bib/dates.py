"""Dates as bibliographies write them: Extended Date/Time Format level 1, and what people type."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache
import re

from msgspec.structs import replace

from ...model.reference import MONTHS, PartialDate, When
from ...source.pattern import lazy_pattern

_MONTHS = {month[:3].lower(): number for number, month in enumerate(MONTHS, 1)}
_SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
_OPEN = ("", "..", "open", "unknown")
_TIME = lazy_pattern(r"T\d{2}:\d{2}.*")
_UNKNOWN_PART = lazy_pattern(r"(-[XUxu]{2})+$")
# Spring to winter, of any or of one hemisphere, and quarters and the like, which say the year.
_SEASON = lazy_pattern(r"(\d{4})-(2[1-9]|3[0-9]|4[01])", re.ASCII)
_SPANS = {33: (1, 3), 34: (4, 6), 35: (7, 9), 36: (10, 12), 40: (1, 6), 41: (7, 12)}
_DECADE = lazy_pattern(r"(\d{2,3})[Xx]{1,2}", re.ASCII)
_CIRCA = lazy_pattern(r"(?:c|ca|circa|approx|about)\.?\s+(?=\d)", re.IGNORECASE)
_YEAR = lazy_pattern(
    r"[\[(]?(?P<start>\d{4})(?P<letter>[a-z])?(?:\s*(?P<joint>/|--?|–|—)\s*(?P<end>\d{4}|\d{2})?)?"
    r"(?P<doubt>\?)?[\])]?",
    re.ASCII,
)
_DAY = lazy_pattern(r"(?<!\d)(\d{1,2})(?!\d)", re.ASCII)
_WORD = lazy_pattern(r"[^\W\d_]{3,}")
_JOINT = r"\s*(/|--?|–|—)\s*"
_MONTHS_IN_FIGURES = lazy_pattern(rf"(\d{{1,2}}){_JOINT}(\d{{1,2}})", re.ASCII)
_YEAR_MONTH = lazy_pattern(r"(\d{4})[-./](\d{1,2})", re.ASCII)
_PARTS = lazy_pattern(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})", re.ASCII)
# What says of a source that it has no date, or none yet: biblatex's words and those people type.
UNDATED = {
    "n.d.": "no_date",
    "nd": "no_date",
    "n. d.": "no_date",
    "no date": "no_date",
    "undated": "no_date",
    "inpress": "in_press",
    "in press": "in_press",
    "press": "in_press",
    "forthcoming": "forthcoming",
    "to appear": "forthcoming",
    "submitted": "submitted",
    "inpreparation": "in_preparation",
    "in preparation": "in_preparation",
    "prepublished": "prepublished",
    "under review": "submitted",
}


def undated(value: str) -> str | None:
    """The label of a text that says why a source has no date, such as “in press”; else None."""
    return UNDATED.get(" ".join(value.strip(" .").casefold().split()) or "-") or UNDATED.get(
        value.strip().casefold()
    )


@lru_cache(maxsize=10_000)
def read_date(value: str) -> When | None:
    """A `date` (EDTF level 1: ranges, seasons, doubts); None if it is none."""
    if label := undated(value):
        return When(label=label)
    start, slash, end = (part.strip() for part in value.partition("/"))
    first, last = _read_point(start), _read_point(end)
    if not slash:
        return first
    ends = (first and first.start, last and last.start)
    if ends[0] and ends[1] and ends[1].last_day < ends[0].first_day:
        return None  # It ends before it begins.
    if first is not None and (last is not None or end in _OPEN):
        return replace(
            first,
            joint="–",
            end=last.start if last else None,
            end_season=last.season if last else None,
            approximate=first.approximate or bool(last and last.approximate),
            uncertain=first.uncertain or bool(last and last.uncertain),
        )
    if last is not None and start in _OPEN:
        return replace(last, start=None, season=None, joint="–", end=last.start)
    return None


def _read_point(value: str) -> When | None:
    """One date of the Extended Date/Time Format, to the precision that it has."""
    bare = _TIME.sub("", value).rstrip("~?%")
    doubts = set(value[len(bare) :]) if value.startswith(bare) else set[str]()
    found: When | None = None
    if season := _SEASON.fullmatch(bare):
        year, code = PartialDate.parse(season[1]), int(season[2])
        # 25 to 32 are the seasons of one hemisphere, 33 to 36 the quarters, 40 and 41 the halves.
        found = When(year, season=(code - 21) % 4 + 1) if year and code <= 32 else None
        if year and (months := _SPANS.get(code)):
            start, end = (PartialDate(year.year, month) for month in months)
            found = When(start, end, joint="–")
    elif decade := _DECADE.fullmatch(bare):
        first, last = (PartialDate.parse(decade[1].ljust(4, digit)) for digit in "09")
        found = When(first, last, joint="–") if first else None
    elif date := PartialDate.parse(_UNKNOWN_PART.sub("", bare)):
        found = When(date)
    if found is None:
        return None
    return replace(
        found, approximate=bool({"~", "%"} & doubts), uncertain=bool({"?", "%"} & doubts)
    )


def read_year(value: str) -> When | None:
    """What a `year` field says: a year, a range, a doubt, or a word for none; None otherwise."""
    value = value.strip()
    if label := undated(value):
        return When(label=label)
    if (whole := _read_point(value)) is not None:
        return whole
    bare = _CIRCA.sub("", value)
    found = _YEAR.fullmatch(bare)
    start = PartialDate.parse(found["start"]) if found else None
    end = None
    if found and found["end"]:
        written = found["end"]
        end = PartialDate.parse(written if len(written) == 4 else found["start"][:2] + written)
    if found is None or start is None or (end and end.last_day < start.first_day):
        # “19 May 2020” and “Spring 2020”: a `year` may hold any text.
        meant = guess(value)
        return _read_point(meant) if meant and says_no_more(value, meant) else None
    return When(
        start,
        end,
        joint="–" if found["joint"] else "",
        approximate=bare != value,
        uncertain=bool(found["doubt"]),
        letter=found["letter"] or "",
    )


def read_month(value: str) -> tuple[int, int | None] | None:
    """The first month in a `month` field and the day in it, if one is; None if it is no month.

    A month is a number, or a name of at least three letters.
    """
    value = value.strip()
    both = _MONTHS_IN_FIGURES.fullmatch(value)
    if both and int(both[1]) < int(both[3]) <= 12:
        value = both[1]
    if value.isdecimal():
        return (int(value), None) if len(value) < 3 and 1 <= int(value) <= 12 else None
    word = _WORD.search(value)
    number = _MONTHS.get(word[0][:3].lower()) if word else None
    if number is None:
        return None
    day = _DAY.search(value)
    return number, int(day[1]) if day else None


def read_season(value: str) -> int | None:
    """The season that a `month` field names, 1 for spring to 4 for winter; None for another."""
    words = [word.lower() for word in _WORD.findall(value)]
    return _SEASONS.get(words[0]) if len(words) == 1 else None


def _second_month(value: str) -> tuple[str, int] | None:
    """Behind which sign a `month` field names a second month, and which that is."""
    parts = re.split(_JOINT, value.strip())
    if len(parts) != 3:
        return None
    found = read_month(parts[2])
    return ("/" if parts[1] == "/" else "–", found[0]) if found else None


def join(year: When, month: str, day: str) -> When | None:
    """The date that a `year`, a `month` and a `day` field make, as far as they fit together.

    None where the month is none.
    """
    if not month or year.start is None:
        return year
    season, found = read_season(month), read_month(month)
    if season is None and found is None:
        return None
    if year.joint or year.start.month is not None:
        return year
    if season is not None:
        return replace(year, season=season)
    assert found is not None
    number, in_month = found
    wanted = int(day) if day.isdecimal() and len(day) < 3 else in_month
    if wanted is not None and not 1 <= wanted <= monthrange(year.start.year, number)[1]:
        wanted = None
    second = _second_month(month)
    if second is not None and second[1] > number:
        first = PartialDate(year.start.year, number)
        return replace(year, start=first, joint=second[0], end=PartialDate(first.year, second[1]))
    return replace(year, start=PartialDate(year.start.year, number, wanted))


def guess(value: str) -> str | None:
    """The date that was probably meant, in the form that is understood; None without a guess."""
    parts = _PARTS.fullmatch(value.strip())
    if parts:
        return _checked(int(parts[1]), int(parts[2]), int(parts[3]))
    if parts := _YEAR_MONTH.fullmatch(value.strip()):
        return _checked(int(parts[1]), int(parts[2]), None)
    month, year = read_month(value), re.search(r"(?<!\d)[12]\d{3}(?!\d)", value)
    season = next(filter(None, map(read_season, _WORD.findall(value))), None)
    if month is None and year is not None and season is not None:
        return f"{year[0]}-{20 + season}"
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
