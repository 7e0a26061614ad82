"""Do the quotes give the dates that a statement gives?"""

from __future__ import annotations

from collections.abc import Sequence
import re

from msgspec.structs import replace

from ..comparison import Comparison
from ..dates.reading import Date
from ..dates.sets import SINCE
from ..quantities.qualifier import entails, qualifier_before
from ..quantities.quantity import Quantity
from ..reading import Item, Reading
from .date_match import comparable, covers, covers_days
from .date_places import check_place, check_share
from .date_spans import Span, say_date, span_of, spans_of_source

# A passage with more years than these leaves open which one a day without a year is of.
_MOST_YEARS = 3
_STRICT_BEFORE = frozenset("in during since by until from through before after for".split())


def check_dates(comparison: Comparison) -> None:
    """Adds a gap for each date of the statement that the quotes do not give as precisely.

    `nearest` of the gap is the date that the quotes have in its place, if it rules the other out.
    """
    theirs = _with_years(comparison)
    spans = spans_of_source(comparison)
    for place in comparison.claims("date"):
        item = comparison.statement.items[place]
        wanted = item.mention
        assert isinstance(wanted, Date)
        ours = span_of(comparison.statement, place)
        strict = comparison.lane(place).is_copy
        fitting = [one for one in theirs if covers(one, wanted, _is_loose(comparison, item))]
        if not fitting:
            held = ours is not None and _is_held(comparison, place, ours, spans, strict)
            if not held and not _is_number(comparison, wanted) and not _is_named(comparison, item):
                _report(comparison, place, item, ours, spans, strict)
        elif ours is not None and (other := _ruled_out(comparison, place, ours, spans)):
            say_date(comparison, item, other)
        elif ours is not None and (other := _ended(wanted, ours, spans)):
            say_date(comparison, item, other, sure=not _is_still(comparison, item))
        else:
            if strict:
                check_place(comparison, place, wanted)
                check_share(comparison, place, wanted)
            _check_qualifier(comparison, item, wanted)


def _is_held(
    comparison: Comparison, place: int, ours: Span, spans: list[Span], strict: bool
) -> bool:
    """Whether a date of the source lies in the days that the statement's leaves open.

    “Since 2019” leaves none open: it tells when something began.
    """
    if ours.relation == SINCE:
        return False
    opposite = comparison.opposite(place)
    for one in spans:
        near = one.place in opposite or (
            comparison.source.sentence(one.place) in comparison.answering_at(place)
        )
        if not near or not ours.days.holds(one.days) or _is_of_other_years(comparison, ours, one):
            continue
        if ours.is_whole and one.is_range and not covers_days(ours.item, one.item):
            continue  # A longer time is not the source's: each end is held by itself.
        # In a copy, a date put for another behind the same word is no restatement.
        if not strict or (ours.relation, ours.is_range) != (one.relation, one.is_range):
            return True
        if ours.relation == "" and not ours.is_range:
            return True
    return False


def _is_of_other_years(comparison: Comparison, ours: Span, one: Span) -> bool:
    """Whether a year is a fiscal one, and the source's one of schools or called a calendar year."""
    mine, yours = ours.item.mention, one.item.mention
    assert isinstance(mine, Date)
    assert isinstance(yours, Date)
    if mine.kind not in ("fiscal", "academic"):
        return False
    first = one.item.first
    before = [token.low for token in comparison.source.tokens[max(0, first - 2) : first]]
    return yours.kind in ({"fiscal", "academic"} - {mine.kind}) or before[:1] == ["calendar"]


def _ruled_out(comparison: Comparison, place: int, ours: Span, spans: list[Span]) -> Item | None:
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
        if one.relation == ours.relation and covers(theirs, mention, True):
            return None
    near = [one for one in spans if source.sentence(one.place) in comparison.answering_at(place)]
    if not near or any(ours.days.meets(one.days) for one in near):
        return None
    for one in near:
        theirs = one.item.mention
        assert isinstance(theirs, Date)
        if covers(theirs, mention, True) or one.place in comparison.opposite(place):
            return one.item
    return None


def _ended(wanted: Date, ours: Span, spans: list[Span]) -> Item | None:
    """The source's date where it begins what ended: “since 2011” of “between 2011 and 2014”."""
    same = [
        one
        for one in spans
        if isinstance(one.item.mention, Date) and covers(one.item.mention, wanted, True)
    ]
    if ours.relation != SINCE or ours.is_range or not same:
        return None
    begun = [one for one in same if one.is_range and one.begins]
    return same[0].item if len(begun) == len(same) else None


def _is_still(comparison: Comparison, item: Item) -> bool:
    """Whether something “has” been so since a date: its author may know of what came later."""
    tokens = comparison.statement.tokens
    return any(
        token.low in ("has", "have") and token.sentence == tokens[item.first].sentence
        for token in tokens
    )


def _check_qualifier(comparison: Comparison, item: Item, wanted: Date) -> None:
    """Adds a gap for “since 2022” where the quotes say “since at least 2022”."""
    ours = _qualifier(comparison.statement, item)
    given: list[tuple[str, Item]] = []
    for place in comparison.source.mentions("date"):
        theirs = comparison.source.items[place]
        assert isinstance(theirs.mention, Date)
        if covers(theirs.mention, wanted, True):
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


def _report(
    comparison: Comparison,
    place: int,
    item: Item,
    ours: Span | None,
    spans: list[Span],
    strict: bool,
) -> None:
    """Adds the gap of a date that the source does not give, with the one that rules it out."""
    source = comparison.source
    opposite = [at for at in comparison.opposite(place) if source.items[at].kind == "date"]
    wanted = item.mention
    assert isinstance(wanted, Date)
    answering = comparison.answering_at(place)
    listed = sum(source.sentence(one.place) in answering for one in spans) > _MOST_YEARS
    if listed and not strict:
        opposite = []  # Of a list of years, none stands in another's stead.
    if opposite and (strict or ours is None or not _meets(ours, spans, opposite)):
        other = source.items[opposite[0]].mention
        if strict or (isinstance(other, Date) and comparable(other, wanted)):
            say_date(comparison, item, source.items[opposite[0]])
            return
    near = [one for one in spans if source.sentence(one.place) in answering]
    apart = [one for one in near if ours is not None and not ours.days.meets(one.days)]
    if near and not listed and len(apart) == len(near) and comparison.is_close(place):
        best = max(apart, key=lambda one: _nearness(one.item.mention, wanted))
        say_date(comparison, item, best.item)
    else:
        say_date(comparison, item, None)


def _meets(ours: Span, spans: list[Span], places: Sequence[int]) -> bool:
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
