"""Do the quotes give the dates that a statement gives?"""

from __future__ import annotations

from datetime import date
import re

from ..comparison import Comparison
from ..quantities.qualifier import entails, qualifier_before
from ..quantities.quantity import Quantity
from ..reading import Item, Reading
from .reading import Date

_PART_MONTHS = {
    "early": range(1, 5),
    "mid": range(5, 9),
    "late": range(9, 13),
    "q1": range(1, 4),
    "q2": range(4, 7),
    "q3": range(7, 10),
    "q4": range(10, 13),
    "h1": range(1, 7),
    "h2": range(7, 13),
    "spring": range(3, 7),
    "summer": range(6, 10),
    "fall": range(9, 13),
    "winter": (12, 1, 2, 3),
}
_PART_DAYS = {"early": range(1, 13), "mid": range(9, 23), "late": range(19, 32)}
_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_STRICT_BEFORE = frozenset("in during since by until from through before after for".split())


def check_dates(comparison: Comparison) -> None:
    """Adds a gap for each date of the statement that the quotes do not give as precisely."""
    theirs = _with_years(comparison)
    for place in comparison.claims("date"):
        item = comparison.statement.items[place]
        wanted = item.mention
        assert isinstance(wanted, Date)
        fitting = [one for one in theirs if _covers(one, wanted, _is_loose(comparison, item))]
        if not fitting and not _is_number(comparison, wanted) and not _is_named(comparison, item):
            _report(comparison, item, wanted, theirs)
        elif fitting:
            _check_place(comparison, place, wanted)
            _check_share(comparison, place, wanted)
            _check_qualifier(comparison, item, wanted)


def _check_qualifier(comparison: Comparison, item: Item, wanted: Date) -> None:
    """Adds a gap for “since 2022” where the quotes say “since at least 2022”."""
    ours = _qualifier(comparison.statement, item)
    given: list[tuple[str, Item]] = []
    for place in comparison.source.mentions("date"):
        theirs = comparison.source.items[place]
        assert isinstance(theirs.mention, Date)
        if _covers(theirs.mention, wanted, True):
            given.append((_qualifier(comparison.source, theirs), theirs))
    if not given or any(entails(one, ours) for one, _ in given):
        return
    theirs = given[0][1]
    first = max(0, theirs.first - 2)
    nearest = comparison.source.words(first, theirs.last)
    begin = max(0, item.first - 2) if ours else item.first
    said = comparison.statement.words(begin, item.last)
    message = f"the statement says {said}; the quotes say {nearest}"
    comparison.report("qualifier", begin, item.last, message, nearest)


def _qualifier(reading: Reading, item: Item) -> str:
    """The qualifier of a year, those left out that go with amounts only: “over 2024”."""
    found, begin = qualifier_before(reading.tokens, item.first)
    words = {token.low for token in reading.tokens[begin : item.first]}
    return found if words & {"least", "most", "about", "around", "approximately", "circa"} else ""


def _with_years(comparison: Comparison) -> list[Date]:
    """The dates of the source; one without a year also with that of the one before it."""
    found: list[Date] = []
    year: int | None = None
    for place in comparison.source.mentions("date"):
        mention = comparison.source.items[place].mention
        assert isinstance(mention, Date)
        found.append(mention)
        if mention.year:
            year = mention.year if mention.kind == "calendar" else year
        elif year and mention.month:
            found.append(Date(0, 0, year, mention.month, mention.day, mention.part))
        elif mention.month and comparison.context:
            found.extend(_years_in_context(comparison, mention))
    return found


def _years_in_context(comparison: Comparison, mention: Date) -> list[Date]:
    """A date without a year, with each of the years that the source names around the quotes."""
    years = {int(year) for year in re.findall(r"\b(?:19|20)\d\d\b", comparison.context)}
    return [Date(0, 0, year, mention.month, mention.day, mention.part) for year in years]


def _is_loose(comparison: Comparison, item: Item) -> bool:
    """Whether a year may stand for the fiscal year: “the 2026 budget”, not “in 2026”."""
    before = comparison.statement.tokens[item.first - 1].low if item.first else "in"
    return before not in _STRICT_BEFORE


def _covers(given: Date, wanted: Date, loose: bool = False) -> bool:
    """Whether a date that is given says all that the wanted one says."""
    if wanted.kind == "weekday":
        return (given.part == wanted.part and given.kind == "weekday") or _weekday(
            given
        ) == wanted.part
    if wanted.kind == "decade":
        return _in_decade(given, wanted)
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
        return _WEEKDAYS[date(given.year, given.month, given.day).weekday()]
    except ValueError:
        return ""


def _in_decade(given: Date, wanted: Date) -> bool:
    if given.year is None or wanted.year is None:
        return False
    if given.kind == "decade":
        return given.year == wanted.year and wanted.part in ("", given.part)
    return given.kind == "calendar" and given.year // 10 == wanted.year // 10 and not wanted.part


def _in_part(given: Date, wanted: Date) -> bool:
    """Whether a date lies in the part of the year or month that is wanted: December in late."""
    if wanted.month:
        return given.day is not None and given.day in _PART_DAYS.get(wanted.part, ())
    return given.month is not None and given.month in _PART_MONTHS.get(wanted.part, ())


def _is_number(comparison: Comparison, wanted: Date) -> bool:
    """Whether what looks like a year is an amount in the source: 2000 troops."""
    if wanted.month or wanted.kind != "calendar" or wanted.year is None:
        return False
    return any(
        isinstance(mention := comparison.source.items[place].mention, Quantity)
        and mention.value == wanted.year
        for place in comparison.source.mentions("number")
    )


def _is_named(comparison: Comparison, item: Item) -> bool:
    """Whether a year is part of a name that the source has elsewhere: the Clean Air Act of 1970."""
    tokens, first = comparison.statement.tokens, item.first
    if first < 2 or not comparison.context:
        return False
    begin = first - 2 if tokens[first - 1].low == "of" else first - 1
    if not tokens[begin].capital:
        return False
    words = [re.escape(token.text) for token in tokens[begin : item.last]]
    return re.search(r"\W+".join(words), comparison.context) is not None


def _check_place(comparison: Comparison, place: int, wanted: Date) -> None:
    """Adds a gap when the source has another date just where the statement has this one."""
    for other in comparison.opposite(place):
        item = comparison.source.items[other]
        if isinstance(item.mention, Date) and not _agree(item.mention, wanted):
            if _is_listed(comparison, item, wanted) or _is_told(comparison, place, item.mention):
                continue
            ours = comparison.statement.items[place]
            _say(comparison, ours, comparison.quoted(item))
            return


def _check_share(comparison: Comparison, place: int, wanted: Date) -> None:
    """Adds a gap for a date that the statement gives twice, and the source once beside another."""
    if comparison.ours[place] is not None or not wanted.year:
        return
    source, statement = comparison.source, comparison.statement
    dates = [statement.items[at].mention for at in comparison.claims("date") if at != place]
    left_out: Item | None = None
    for at in source.mentions("date"):
        theirs = source.items[at].mention
        assert isinstance(theirs, Date)
        told = any(isinstance(one, Date) and _covers(theirs, one, True) for one in dates)
        if _covers(theirs, wanted, True) and not told:
            return
        if not told and theirs.year and source.sentence(at) in comparison.answering:
            left_out = left_out or source.items[at]
    if left_out is not None:
        _say(comparison, statement.items[place], comparison.quoted(left_out))


def _is_told(comparison: Comparison, place: int, other: Date) -> bool:
    """Whether the statement gives the source's date too and tells it all in another order."""
    if comparison.is_verbatim(place) and not comparison.is_reordered(place, ("name", "number")):
        return False
    dates = (comparison.statement.items[at].mention for at in comparison.claims("date"))
    return any(isinstance(one, Date) and _covers(other, one, True) for one in dates)


def _agree(one: Date, other: Date) -> bool:
    return _covers(one, other, True) or _covers(other, one, True) or not (_comparable(one, other))


def _comparable(one: Date, other: Date) -> bool:
    """Whether two dates give the same kind of thing, so that one can stand in the other's place."""
    return bool(one.year and other.year) or bool(
        one.month and other.month and not (one.year or other.year)
    )


def _is_listed(comparison: Comparison, item: Item, wanted: Date) -> bool:
    """Whether both dates stand in one row in the source, where their order says nothing."""
    tokens = comparison.source.tokens
    for place in comparison.source.mentions("date"):
        other = comparison.source.items[place]
        if not isinstance(other.mention, Date) or not _covers(other.mention, wanted, True):
            continue
        begin, end = min(item.last, other.last), max(item.first, other.first)
        between = {token.low for token in tokens[begin:end]}
        if end - begin <= 3 and between <= {"and", "or", ",", "to", "-", "through"}:
            return True
    return False


def _report(comparison: Comparison, item: Item, wanted: Date, theirs: list[Date]) -> None:
    places = comparison.source.mentions("date")
    items = [comparison.source.items[place] for place in places]
    nearest = max(items, key=lambda one: _nearness(one.mention, wanted), default=None)
    place = comparison.statement.item_at[item.first]
    for other in comparison.opposite(place):
        if comparison.source.items[other].kind == "date":
            nearest = comparison.source.items[other]
    _say(comparison, item, comparison.quoted(nearest) if nearest else "")


def _nearness(mention: object, wanted: Date) -> int:
    assert isinstance(mention, Date)
    same = [
        4 * (mention.year is not None and mention.year == wanted.year),
        2 * (mention.month is not None and mention.month == wanted.month),
        mention.day is not None and mention.day == wanted.day,
        mention.kind == wanted.kind,
    ]
    return sum(map(int, same))


def _say(comparison: Comparison, item: Item, nearest: str) -> None:
    said = comparison.said(item)
    quotes = f"the quotes say {nearest}" if nearest else "the quotes give no date"
    message = f"the statement says {said}; {quotes}"
    comparison.report("date", item.first, item.last, message, nearest)
