"""What number or date an author most likely meant."""

from __future__ import annotations

from calendar import monthrange
import re

_MONTHS = (
    "january february march april may june july august september october november december"
).split()
_WORDED = re.compile(
    r"(?:(?P<before>\d{1,2})\.? )?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?: (?P<day>\d{1,2}),?)? (?P<year>\d{4})"
)
_TURNED = re.compile(r"(?P<one>\d{1,2})[./-](?P<two>\d{1,2})[./-](?P<year>\d{4})")
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
_AMOUNT = re.compile(
    r"(?P<sign>[-+−]?)(?P<currency>[$€£¥]?)\s*(?P<number>\d[\d,' \u00a0\u202f]*(?:\.\d+)?)"
    r"\s*(?P<unit>%|[^\W\d_][^\d]*)?"
)


def meant_number(written: str) -> str:
    """How a number is written that somebody wrote with its unit, its sign or its commas."""
    found = _AMOUNT.fullmatch(written.strip())
    if found is None:
        return ""
    number = re.sub(r"[,' \u00a0\u202f]", "", found["number"])
    sign = "-" if found["sign"] in ("-", "−") else ""
    unit = " ".join((found["unit"] or "").replace("\u00a0", " ").split())
    unit = "percent" if unit == "%" else " ".join(filter(None, (found["currency"], unit)))
    beside = f", and beside it `unit: {unit}`" if unit else ""
    return f"Write the digits alone, {sign}{number}{beside}."


def meant_date(written: str) -> str:
    """How a date is written that somebody wrote in words, or with its day first."""
    if found := _ISO.fullmatch(written):
        year, month, day = (int(found[name]) for name in ("year", "month", "day"))
        if not 1 <= month <= 12:
            return f"A year has 12 months, and no month {month}."
        days = monthrange(max(year, 1), month)[1]
        if day > days:
            return f"{_MONTHS[month - 1].capitalize()} {year} has {days} days."
        return f"Write {year:04}-{month:02}-{day:02}."
    if found := _WORDED.fullmatch(written):
        low = found["month"].lower()
        months = [at for at, name in enumerate(_MONTHS, 1) if name.startswith(low)]
        given = found["day"] or found["before"]
        if len(months) == 1:
            return f"Write {found['year']}-{months[0]:02}{f'-{int(given):02}' if given else ''}."
    if found := _TURNED.fullmatch(written):
        one, two = int(found["one"]), int(found["two"])
        if max(one, two) > 12 >= min(one, two):
            return f"Write {found['year']}-{min(one, two):02}-{max(one, two):02}."
        return "Write the year first, then the month: YYYY-MM-DD."
    return ""
