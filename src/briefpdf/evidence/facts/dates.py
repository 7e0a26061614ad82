"""Do the quotes give the dates that a statement gives?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as day
import re

from ..comparison import Comparison
from ..dates.reading import Date
from ..dates.sets import SINCE, Days, days_of, related, relation_before
from ..quantities.qualifier import entails, qualifier_before
from ..quantities.quantity import Quantity
from ..reading import Item, Reading

_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
# A passage with more years than these leaves open which one a day without a year is of.
_MOST_YEARS = 3
_STRICT_BEFORE = frozenset("in during since by until from through before after for".split())


def check_dates(comparison: Comparison) -> None:
    """Adds a gap for each date of the statement that the quotes do not give as precisely.

    `nearest` of the gap is the date that the quotes have in its place, if it rules the other out.
    """
    theirs = _with_years(comparison)
    spans = _spans_of_source(comparison)
    for place in comparison.claims("date"):
        item = comparison.statement.items[place]
        wanted = item.mention
        assert isinstance(wanted, Date)
        ours = _span(comparison.statement, place)
        strict = comparison.lane(place).is_copy
        fitting = [one for one in theirs if _covers(one, wanted, _is_loose(comparison, item))]
        if not fitting:
            held = ours is not None and _is_held(comparison, place, ours, spans, strict)
            if not held and not _is_number(comparison, wanted) and not _is_named(comparison, item):
                _report(comparison, place, item, ours, spans, strict)
        elif ours is not None and (other := _ruled_out(comparison, place, ours, spans)):
            _say(comparison, item, other)
        else:
            if strict:
                _check_place(comparison, place, wanted)
                _check_share(comparison, place, wanted)
            _check_qualifier(comparison, item, wanted)


@dataclass(frozen=True, slots=True)
class _Span:
    """A date of a text with the days that it and the words before it mean."""

    place: int
    item: Item
    relation: str
    days: Days
    is_range: bool = False


def _span(reading: Reading, place: int) -> _Span | None:
    """The days that a date means where it stands: with “before”, or as one end of a range."""
    item = reading.items[place]
    assert isinstance(item.mention, Date)
    days = days_of(item.mention)
    if days is None:
        return None
    for other, first, last in ((place + 1, place, place + 1), (place - 1, place - 1, place)):
        if (joined := _joined(reading, first, last)) is not None and other >= 0:
            return _Span(place, item, "", joined, True)
    relation = relation_before(reading.tokens, item.first)
    return _Span(place, item, relation, related(days, relation))


def _joined(reading: Reading, first: int, last: int) -> Days | None:
    """The days from one date to the next, where the two are the ends of a range."""
    ends = []
    places = [at for at in (first, last) if 0 <= at < len(reading.items)]
    if len(places) == 2 and reading.items[last].kind == "word" and last + 1 < len(reading.items):
        places[1] = last + 1  # The “and” or “to” between them is an item too.
    if len(places) == 2 and reading.items[first].kind == "word" and first:
        places[0] = first - 1
    for at in places:
        mention = reading.items[at].mention
        ends.append(days_of(mention) if isinstance(mention, Date) else None)
    if len(ends) < 2 or ends[0] is None or ends[1] is None:
        return None
    low, high = reading.items[places[0]], reading.items[places[1]]
    between = [token.low for token in reading.tokens[low.last : high.first]]
    before = reading.tokens[low.first - 1].low if low.first else ""
    ranged = between in (["-"], ["to"], ["through"], ["until"]) or (
        between == ["and"] and before == "between"
    )
    return ends[0].until(ends[1]) if ranged else None


def _spans_of_source(comparison: Comparison) -> list[_Span]:
    source = comparison.source
    found = (_span(source, place) for place in source.mentions("date"))
    return [one for one in found if one is not None]


def _is_held(
    comparison: Comparison, place: int, ours: _Span, spans: list[_Span], strict: bool
) -> bool:
    """Whether a date of the source lies in the days that the statement's leaves open.

    “Since 2019” leaves none open: it tells when something began.
    """
    if ours.relation == SINCE:
        return False
    opposite = comparison.opposite(place)
    for one in spans:
        near = one.place in opposite or (
            comparison.source.sentence(one.place) in comparison.answering
        )
        if not near or not ours.days.holds(one.days):
            continue
        # In a copy, a date put for another behind the same word is no restatement.
        if not strict or (ours.relation, ours.is_range) != (one.relation, one.is_range):
            return True
        if ours.relation == "" and not ours.is_range:
            return True
    return False


def _ruled_out(comparison: Comparison, place: int, ours: _Span, spans: list[_Span]) -> Item | None:
    """The same date in the source, where it rules out what the statement says: “in”, not “before”.

    So is it told only where no date of the sentences that answer lets it stand.
    """
    if not ours.relation:
        return None
    source = comparison.source
    mention = comparison.statement.items[place].mention
    assert isinstance(mention, Date)
    for one in spans:
        theirs = one.item.mention
        assert isinstance(theirs, Date)
        if one.relation == ours.relation and _covers(theirs, mention, True):
            return None
    near = [one for one in spans if source.sentence(one.place) in comparison.answering]
    if not near or any(ours.days.meets(one.days) for one in near):
        return None
    for one in near:
        theirs = one.item.mention
        assert isinstance(theirs, Date)
        if _covers(theirs, mention, True) or one.place in comparison.opposite(place):
            return one.item
    return None


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
    """The dates of the source; one without a year also with each of the few that it names.

    A dateline stands before, and a day that comes later may name the year for all.
    """
    mentions = [comparison.source.items[at].mention for at in comparison.source.mentions("date")]
    found = [one for one in mentions if isinstance(one, Date)]
    years = dict.fromkeys(one.year for one in found if one.year and one.kind == "calendar")
    for mention in tuple(found):
        if mention.year or not mention.month:
            continue
        if 0 < len(years) <= _MOST_YEARS:
            found.extend(replace(mention, year=year) for year in years)
        elif not years and comparison.context:
            found.extend(_years_in_context(comparison, mention))
        elif years:
            found.append(replace(mention, year=_year_before(mentions, mention)))
    return found


def _year_before(mentions: Sequence[object], mention: Date) -> int | None:
    """The year that was named last before a date without one."""
    year = None
    for one in mentions:
        if one is mention:
            break
        if isinstance(one, Date) and one.year and one.kind == "calendar":
            year = one.year
    return year


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
    ours, theirs = days_of(wanted), days_of(given)
    return ours is not None and theirs is not None and ours.holds(theirs)


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
    items = [comparison.source.items[other] for other in comparison.opposite(place)]
    dates = [(one, one.mention) for one in items if isinstance(one.mention, Date)]
    if _is_beside(comparison, place, wanted):
        return
    for item, other in dates:
        if _agree(other, wanted) or _is_listed(comparison, item, wanted):
            continue
        if not _is_told(comparison, place, other):
            _say(comparison, comparison.statement.items[place], item)
            return


def _is_beside(comparison: Comparison, place: int, wanted: Date) -> bool:
    """Whether the source has the date right behind a word that the statement has before it too.

    It must stand close before it where the sentence has other dates, which may be exchanged.
    """
    source, statement = comparison.source, comparison.statement
    dates = [
        at
        for at in comparison.claims("date")
        if statement.sentence(at) == statement.sentence(place)
    ]
    near = 3 if len(dates) > 1 else place
    for at in source.mentions("date"):
        mention = source.items[at].mention
        assert isinstance(mention, Date)
        given = replace(mention, year=mention.year or wanted.year)
        if _covers(given, wanted, True):
            words = [one for one in (at - 1, at - 2) if one >= 0 and source.items[one].weight >= 1]
            answered = (comparison.theirs.get(one, place) for one in words)
            if any(0 < place - one <= near for one in answered):
                return True
    return False


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
        given = replace(theirs, year=theirs.year or wanted.year)
        told = any(isinstance(one, Date) and _covers(theirs, one, True) for one in dates)
        if _covers(given, wanted, True) and not told:
            return
        if not told and theirs.year and source.sentence(at) in comparison.answering:
            left_out = left_out or source.items[at]
    if left_out is not None:
        _say(comparison, statement.items[place], left_out)


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


def _report(
    comparison: Comparison,
    place: int,
    item: Item,
    ours: _Span | None,
    spans: list[_Span],
    strict: bool,
) -> None:
    """Adds the gap of a date that the source does not give, with the one that rules it out."""
    source = comparison.source
    opposite = [at for at in comparison.opposite(place) if source.items[at].kind == "date"]
    wanted = item.mention
    assert isinstance(wanted, Date)
    if opposite and (strict or ours is None or not _meets(ours, spans, opposite)):
        other = source.items[opposite[0]].mention
        if strict or (isinstance(other, Date) and _comparable(other, wanted)):
            _say(comparison, item, source.items[opposite[0]])
            return
    near = [one for one in spans if source.sentence(one.place) in comparison.answering]
    apart = [one for one in near if ours is not None and not ours.days.meets(one.days)]
    if near and len(apart) == len(near) and comparison.is_close(place):
        best = max(apart, key=lambda one: _nearness(one.item.mention, wanted))
        _say(comparison, item, best.item)
    else:
        _say(comparison, item, None)


def _meets(ours: _Span, spans: list[_Span], places: Sequence[int]) -> bool:
    return any(one.place in places and ours.days.meets(one.days) for one in spans)


def _nearness(mention: object, wanted: Date) -> int:
    assert isinstance(mention, Date)
    same = [
        4 * (mention.year is not None and mention.year == wanted.year),
        2 * (mention.month is not None and mention.month == wanted.month),
        mention.day is not None and mention.day == wanted.day,
        mention.kind == wanted.kind,
    ]
    return sum(map(int, same))


def _say(comparison: Comparison, item: Item, other: Item | None) -> None:
    """Adds the gap of a date, told with the word before it that puts it before, after or by."""
    said = _written(comparison.statement, item)
    nearest = _written(comparison.source, other) if other is not None else ""
    quotes = f"the quotes say {nearest}" if nearest else "the quotes do not give it"
    message = f"the statement says {said}; {quotes}"
    # Both ends of a range are told as one.
    if not (comparison.gaps and comparison.gaps[-1].message == message):
        comparison.report("date", item.first, item.last, message, nearest)


def _written(reading: Reading, item: Item) -> str:
    place = reading.item_at[item.first]
    span = _span(reading, place)
    first, last = item.first, item.last
    if span is not None and span.relation:
        first -= 1 if reading.tokens[first - 1].low not in ("to", "of", "than") else 2
    elif span is not None and span.is_range:
        near = [at for at in (place - 2, place - 1, place + 1, place + 2) if at >= 0]
        dates = [reading.items[at] for at in near if at < len(reading.items)]
        others = [one for one in dates if isinstance(one.mention, Date)]
        first = min([first, *(one.first for one in others)])
        last = max([last, *(one.last for one in others)])
        if first and reading.tokens[first - 1].low in ("between", "from"):
            first -= 1
    return reading.words(first, last)
