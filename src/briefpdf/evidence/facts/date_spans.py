"""The days that the dates of a text mean where they stand."""

from __future__ import annotations

from msgspec import Struct

from ..comparison import Comparison
from ..dates.reading import Date
from ..dates.sets import Days, days_of, related, relation_before
from ..reading import Item, Reading


class Span(Struct, frozen=True):
    """A date of a text with the days that it and the words before it mean.

    Of one end of a range, they are all of its days; `begins` says that it is the first, `is_whole`
    that all of them are meant: “from 1995 to 2005” and not “between 1995 and 2005”.
    """

    place: int
    item: Item
    relation: str
    days: Days
    is_range: bool = False
    begins: bool = False
    is_whole: bool = False


def span_of(reading: Reading, place: int) -> Span | None:
    """The days that a date means where it stands: with “before”, or as one end of a range."""
    item = reading.items[place]
    assert isinstance(item.mention, Date)
    days = days_of(item.mention)
    if days is None:
        return None
    for other, first, last in ((place + 1, place, place + 1), (place - 1, place - 1, place)):
        if (joined := _joined(reading, first, last)) is not None and other >= 0:
            whole = not any(
                token.low == "between"
                for token in reading.tokens[max(0, item.first - 5) : item.first]
            )
            return Span(place, item, "", joined, True, first == place, whole)
    relation = relation_before(reading.tokens, item.first)
    return Span(place, item, relation, related(days, relation))


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


def spans_of_source(comparison: Comparison) -> list[Span]:
    """The days of each date of the source that names any, in their order."""
    source = comparison.source
    found = (span_of(source, place) for place in source.mentions("date"))
    return [one for one in found if one is not None]


def write_date(reading: Reading, item: Item) -> str:
    """A date as it is written, with the words that put it before, after or in a range."""
    place = reading.item_at[item.first]
    span = span_of(reading, place)
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


def say_date(comparison: Comparison, item: Item, other: Item | None, sure: bool = True) -> None:
    """Adds the gap of a date, told with the word before it that puts it before, after or by."""
    said = write_date(comparison.statement, item)
    nearest = write_date(comparison.source, other) if other is not None else ""
    quotes = f"the quotes say {nearest}" if nearest else "the quotes do not give it"
    message = f"the statement says {said}; {quotes}"
    # Both ends of a range are told as one.
    if not (comparison.gaps and comparison.gaps[-1].message == message):
        comparison.report("date", item.first, item.last, message, nearest, sure)
