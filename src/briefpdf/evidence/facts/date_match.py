"""Does one date say all that another says?"""

from __future__ import annotations

from datetime import date as day

from msgspec.structs import replace

from ..dates.reading import Date
from ..dates.sets import days_of
from ..reading import Item

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")


def covers(given: Date, wanted: Date, loose: bool = False) -> bool:
    """Whether a date that is given says all that the wanted one says."""
    if wanted.kind == "weekday":
        return (given.part == wanted.part and given.kind == "weekday") or _weekday(
            given
        ) == wanted.part
    if wanted.kind in ("decade", "century"):
        return _lies_in(given, wanted)
    if given.kind != wanted.kind and not (
        given.kind == "fiscal" and wanted.kind == "calendar" and loose
    ):
        return False
    for ours, yours in (
        (wanted.year, given.year),
        (wanted.month, given.month),
        (wanted.day, given.day),
    ):
        if ours is not None and ours != yours:
            return False
    return not wanted.part or wanted.part == given.part or _in_part(given, wanted)


def _weekday(given: Date) -> str:
    if not (given.year and given.month and given.day):
        return ""
    try:
        return _WEEKDAYS[day(given.year, given.month, given.day).weekday()]
    except ValueError:
        return ""


def _in_part(given: Date, wanted: Date) -> bool:
    """Whether a date lies in the part of the year or month that is wanted: December in late."""
    if wanted.year is not None:
        return _lies_in(given, wanted)
    # A year that neither names is any year, so long as it is one for both.
    return _lies_in(replace(given, year=2000), replace(wanted, year=2000))


def _lies_in(given: Date, wanted: Date) -> bool:
    """Whether a date lies in the decade, century or part of a year or month that is wanted."""
    if given.kind == wanted.kind and given.part == wanted.part:
        return given.year == wanted.year
    if wanted.kind in ("decade", "century") and given.kind in ("fiscal", "academic"):
        return False
    return _has_days_of(wanted, given)


def _has_days_of(one: Date, other: Date) -> bool:
    ours, theirs = days_of(one), days_of(other)
    return ours is not None and theirs is not None and ours.holds(theirs)


def covers_days(one: Item, other: Item) -> bool:
    """Whether each day that the date of another item can mean is one that the first can mean."""
    assert isinstance(one.mention, Date)
    assert isinstance(other.mention, Date)
    return _has_days_of(one.mention, other.mention)


def agree(one: Date, other: Date) -> bool:
    """Whether two dates may be of one day, or are of different kinds."""
    return covers(one, other, True) or covers(other, one, True) or not (comparable(one, other))


def comparable(one: Date, other: Date) -> bool:
    """Whether two dates give the same kind of thing, so that one can stand in the other's place."""
    return bool(one.year and other.year) or bool(
        one.month and other.month and not (one.year or other.year)
    )
