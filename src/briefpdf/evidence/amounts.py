"""Finds numbers and dates in prose, in digits and in words."""

from __future__ import annotations

import re

from ..model.reference import MONTHS
from ..source.pattern import lazy_pattern
from .names.identifiers import find_identifiers
from .tokens import plain

_MONTH = f"(?:{'|'.join(MONTHS)})"
COUNTED = """(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty
    |thirty|forty|fifty|sixty|seventy|eighty|ninety)"""
_MANY = "(?:hundred|thousand|million|billion|trillion)"

_DATE = lazy_pattern(
    rf"""
    \b\d{{4}}-\d\d(?:-\d\d)?\b
    | \b(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}}\b(?:,\s*\d{{4}})?|\d{{4}}\b)
    | \b\d{{1,2}}\s+{_MONTH}\b
    | \b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Ee]arly|[Ll]ate)\s
      (?:early\s|late\s|mid-)?{_MONTH}\b(?!\s+\d)
    # A year, but not the number of a bill or a resolution.
    | (?<![\w.,$€£¥-])(?<!\b[SR]\.\s)(?<!\bNo\.\s)(?<!esolution\s)
      (?:1[5-9]|20)\d\d(?:[-–](?:\d\d){{1,2}}|s)?(?![\w%]|[.,]\d)
    | \bon\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b
    | \blast\s(?:year|month|week)\b
    | \byesterday\b
    """,
    re.VERBOSE,
)
# Not the ordinals ("119th Congress"), nor digits within a name ("F-16", "IF12760").
_DIGITS = lazy_pattern(
    rf"""
    (?<![\w.])(?<![A-Za-z]-) (?:[$€£¥]\s?)?
    (?:\d{{1,3}}(?:[\ \u00a0\u202f'’]\d{{3}})+(?!\d)(?:[.,]\d++)? | \d++(?:[.,]\d++)*+)
    (?!(?:st|nd|rd|th)\b)
    (?:\s?% | \s(?:percent|per\scent|{_MANY})\b)?
    """,
    re.VERBOSE,
)
_IN_WORDS = lazy_pattern(
    rf"""
    \b(?:
    {COUNTED}(?:[-\s]{_MANY})?
    | dozens | hundreds | thousands | millions | billions | trillions
    | a\sdozen | (?:tens|hundreds)\sof\sthousands
    | twice | double[ds]? | tripled? | halved
    | half\s(?:of|the|a) | three[-\s]quarters | a\s(?:third|quarter)
    | (?:one|two)[-\s](?:third|quarter|fifth|tenth)s?
    | percent
    )\b
    """,
    re.VERBOSE | re.IGNORECASE,
)


def find_date(text: str) -> tuple[int, int] | None:
    """The first date, from where to where: a day, a month, a year, or "last week"."""
    match = _DATE.search(text)
    return match.span() if match else None


def find_number(text: str) -> tuple[int, int] | None:
    """The first number, from where to where, that is no part of a date.

    Of a number within the name of a document, as in “P.L. 119-74”, it is the whole name.
    """
    undated = _DATE.sub(lambda match: " " * len(match[0]), text)
    found = [match.span() for pattern in (_DIGITS, _IN_WORDS) if (match := pattern.search(undated))]
    if not found:
        return None
    start, end = min(found)
    for one in find_identifiers(plain(text)):
        if one.start <= start < one.end:
            return one.start, one.end
    return start, end
