"""Does a copied sentence give a date where its quote has another?"""

from __future__ import annotations

from msgspec.structs import replace

from ..comparison import Comparison
from ..dates.reading import Date
from ..reading import Item
from .date_match import agree, covers
from .date_spans import say_date


def check_place(comparison: Comparison, place: int, wanted: Date) -> None:
    """Adds a gap when the source has another date just where the statement has this one."""
    items = [comparison.source.items[other] for other in comparison.opposite(place)]
    dates = [(one, one.mention) for one in items if isinstance(one.mention, Date)]
    if _is_beside(comparison, place, wanted):
        return
    for item, other in dates:
        if agree(other, wanted) or _is_listed(comparison, item, wanted):
            continue
        if not _is_told(comparison, place, other):
            say_date(comparison, comparison.statement.items[place], item)
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
        if covers(given, wanted, True):
            words = [one for one in (at - 1, at - 2) if one >= 0 and source.items[one].weight >= 1]
            answered = (comparison.theirs.get(one, place) for one in words)
            if any(0 < place - one <= near for one in answered):
                return True
    return False


def check_share(comparison: Comparison, place: int, wanted: Date) -> None:
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
        told = any(isinstance(one, Date) and covers(theirs, one, True) for one in dates)
        if covers(given, wanted, True) and not told:
            return
        if not told and theirs.year and source.sentence(at) in comparison.answering:
            left_out = left_out or source.items[at]
    if left_out is not None:
        say_date(comparison, statement.items[place], left_out)


def _is_told(comparison: Comparison, place: int, other: Date) -> bool:
    """Whether the statement gives the source's date too and tells it all in another order."""
    if comparison.is_verbatim(place) and not comparison.is_reordered(place, ("name", "number")):
        return False
    dates = (comparison.statement.items[at].mention for at in comparison.claims("date"))
    return any(isinstance(one, Date) and covers(other, one, True) for one in dates)


def _is_listed(comparison: Comparison, item: Item, wanted: Date) -> bool:
    """Whether both dates stand in one row in the source, where their order says nothing."""
    tokens = comparison.source.tokens
    for place in comparison.source.mentions("date"):
        other = comparison.source.items[place]
        if not isinstance(other.mention, Date) or not covers(other.mention, wanted, True):
            continue
        begin, end = min(item.last, other.last), max(item.first, other.first)
        between = {token.low for token in tokens[begin:end]}
        if end - begin <= 3 and between <= {"and", "or", ",", "to", "-", "through"}:
            return True
    return False
