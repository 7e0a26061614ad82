"""Which gaps are errors: what a copy changes, and what contradicts; all else is for a reader."""

from __future__ import annotations

import re

from msgspec.structs import replace

from ...source.pattern import lazy_pattern
from ..antonyms import are_parties
from ..comparison import Comparison
from ..dates.reading import Date
from ..facts.amount_slots import are_of_two_sides
from ..gap import Gap
from ..hedges import reporting
from ..lanes import Lane
from ..negation import Negation
from ..quantities.quantity import Quantity
from ..quantities.sets import rounds_to
from ..reading import Item, Reading
from ..standing import are_over_and_on
from ..stems import stem
from ..thresholds import (
    HEDGED_DEPARTURES,
    HEDGED_LIKENESS,
    STRICT_SHARE,
    WITHIN,
)
from .denials import ends_both
from .difference import is_reworded
from .missing_names import count_names, is_sure_name, item_of

# Of these a statement in other words says nothing that its quotes could deny.
_WORD = lazy_pattern(r"[^\W_]+")
_OF_A_COPY = frozenset({"attribution", "certainty", "qualifier"})
_FACTS = frozenset({"name", "number", "date"})
_OF_SLIPS = _OF_A_COPY | {"quantifier", "relation", "added"}
_NOW = frozenset("currently now presently today anymore longer".split())
_FIRM, _OPEN = frozenset({"will", "must", "shall"}), frozenset({"may", "might", "could"})


def weigh(comparison: Comparison, gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The gaps, each sure or not, without those that only a way of printing makes."""
    found = [
        gap
        for gap in gaps
        if not _is_printed_apart(comparison, gap) and not _is_idle(comparison, gap)
    ]
    found = _once_each(found)
    names = count_names(comparison, found)
    return tuple(replace(gap, sure=gap.sure and _is_sure(comparison, gap, names)) for gap in found)


def _once_each(gaps: list[Gap]) -> list[Gap]:
    """The gaps without those that tell of the same words of the quotes once more."""
    found: list[Gap] = []
    for gap in gaps:
        told = [one.nearest for one in found if one.kind == gap.kind]
        if gap.kind in ("attribution", "certainty") and any(
            one and gap.nearest and (one in gap.nearest or gap.nearest in one) for one in told
        ):
            continue
        found.append(gap)
    return found


def _is_sure(comparison: Comparison, gap: Gap, names: int) -> bool:
    place = item_of(comparison, gap)
    lane = comparison.lane(place)
    slips = lane.is_copy and not is_reworded(comparison, lane)
    if gap.kind in _FACTS and not lane.is_copy and _is_denied(comparison, place):
        return False
    if gap.kind == "name":
        return is_sure_name(comparison, gap, place, lane, names, slips)
    if gap.kind in ("date", "unit"):
        contradicts = bool(gap.nearest) and not _is_same_year(gap)
        return slips or contradicts or _has_one_instead(comparison, place)
    if gap.kind == "number":
        return _is_sure_number(comparison, gap, place, lane)
    if gap.kind == "certainty" and gap.token in _FIRM and gap.nearest in _OPEN:
        return comparison.likeness(place) >= HEDGED_LIKENESS
    if gap.kind in _OF_SLIPS and lane.is_copy and not slips:
        return False
    if gap.kind in _OF_A_COPY:
        if gap.kind == "attribution" and gap.nearest.lower() not in reporting():
            return False
        if gap.kind != "qualifier" and (not _is_strict(lane) or _is_cut_off(comparison, gap, lane)):
            return False
        return lane.is_copy
    if gap.kind == "negation" and not lane.is_copy and _is_of_now(comparison, place):
        return False  # What was once is “not currently”, whatever else became of it.
    if gap.kind in ("negation", "direction") and not lane.is_copy:
        if are_parties(gap.token.lower(), gap.nearest.lower()):
            return False  # “The partner of a man”, where “a woman whose partner” is told of.
        if _is_aligned(comparison, place) or gap.token.endswith("less"):
            return True
        if are_over_and_on(gap.token, gap.nearest):
            return True
        return gap.kind == "direction" and ends_both(comparison, place, gap.nearest)
    return True


def _is_denied(comparison: Comparison, place: int) -> bool:
    """Whether a sentence denies something: that it was in 2014, say, where it was in 2018."""
    sentence = comparison.statement.sentence(place)
    tokens = comparison.statement.tokens
    return any(tokens[one.at].sentence == sentence for one in comparison.negations)


def _is_of_now(comparison: Comparison, place: int) -> bool:
    """Whether a sentence tells how things stand now."""
    sentence = comparison.statement.sentence(place)
    return any(
        token.low in _NOW for token in comparison.statement.tokens if token.sentence == sentence
    )


def _is_same_year(gap: Gap) -> bool:
    """Whether both sides have one year, as a fiscal year and as one of the calendar."""
    ours, theirs = (re.findall(r"(?:19|20)?\d\d$", one) for one in (gap.token, gap.nearest))
    return (
        bool(ours)
        and bool(theirs)
        and ours[0][-2:] == theirs[0][-2:]
        and ("FY" in gap.token) != ("FY" in gap.nearest)
    )


def _is_idle(comparison: Comparison, gap: Gap) -> bool:
    """Whether a lost hedge tells nothing, since the statement says it all in other words."""
    if gap.kind not in ("attribution", "certainty"):
        return False
    place = item_of(comparison, gap)
    lane = comparison.lane(place)
    if lane.is_copy:
        return len(lane.departures) > HEDGED_DEPARTURES
    saying = gap.kind == "attribution" and gap.nearest.lower() not in reporting()
    return saying or comparison.likeness(place) < HEDGED_LIKENESS


def _is_cut_off(comparison: Comparison, gap: Gap, lane: Lane) -> bool:
    """Whether a lost hedge stands in a head that was cut off: “studies suggest that”."""
    return any(
        departure.head and hedge.item in departure.theirs
        for departure in lane.departures
        for hedge in comparison.hedges
        if comparison.source.words(hedge.first, hedge.last) == gap.nearest
    )


def _is_strict(lane: Lane) -> bool:
    return lane.share >= STRICT_SHARE


def _is_printed_apart(comparison: Comparison, gap: Gap) -> bool:
    """Whether the quotes have a number with a space behind its comma or point: “36, 000”."""
    if gap.kind not in ("number", "unit") or not re.search(r"\d[.,]\d", gap.token):
        return False
    number = re.search(r"\d[\d.,]*\d", gap.token)
    if number is None:
        return False
    spaced = re.sub(r"[.,]", lambda mark: re.escape(mark[0]) + r"\s?", number[0])
    text = comparison.source.words(0, len(comparison.source.tokens))
    found = re.findall(rf"(?<![\d.,]){spaced}(?!\d)", text)
    return any(" " in one for one in found)


def _is_sure_number(comparison: Comparison, gap: Gap, place: int, lane: Lane) -> bool:
    """Sure is a number where the quotes have another, or that a copy puts in."""
    item = comparison.statement.items[place]
    if gap.nearest:
        return not _is_rounded(comparison, item, gap.nearest)
    tokens = comparison.statement.tokens
    token = tokens[item.first]
    before = tokens[item.first - 1] if item.first else None
    if token.is_word or (
        before is not None and token.glued and (before.is_word or before.text in "-+/")
    ):
        ends = before is not None and item.first > 1 and tokens[item.first - 2].kind == "number"
        if not ends:
            return False  # An ordinal, or part of a name: fox0. But “12-21 miles” is a range.
    return (lane.is_copy and before is not None) or _has_its_slot(comparison, place)


def _is_rounded(comparison: Comparison, item: Item, nearest: str) -> bool:
    """Whether a number is that of the quotes with fewer digits: $1.6 billion, for $1.58 billion."""
    source = comparison.source
    ours = item.mention
    return isinstance(ours, Quantity) and any(
        isinstance(theirs := source.items[at].mention, Quantity)
        and nearest.startswith(comparison.quoted(source.items[at]))
        and (ours.measure, ours.role, ours.qualifier)
        == (theirs.measure, theirs.role, theirs.qualifier)
        and rounds_to(ours, theirs)
        for at in source.mentions("number")
    )


def _has_its_slot(comparison: Comparison, place: int) -> bool:
    """Whether the source has an amount, untold so far, of just what this one is an amount of."""
    source = comparison.source
    ours = comparison.statement.items[place].mention
    if not isinstance(ours, Quantity):
        return False
    for other in source.mentions("number"):
        theirs = source.items[other].mention
        untold = other not in comparison.theirs and source.sentence(
            other
        ) in comparison.answering_at(place)
        if not untold or not isinstance(theirs, Quantity) or theirs.measure != ours.measure:
            continue
        if are_of_two_sides(comparison, ours, theirs):
            continue
        nouns = {stem(noun) for noun in theirs.nouns} & {stem(noun) for noun in ours.nouns}
        if nouns or (ours.measure and comparison.is_close(place)):
            return True
    return False


def _has_one_instead(comparison: Comparison, place: int) -> bool:
    """Whether the source has one date, and no other, behind the word that is before this."""
    statement, source = comparison.statement, comparison.source
    ours = [
        at
        for at in statement.mentions("date")
        if comparison.ours[at] is None and statement.sentence(at) == statement.sentence(place)
    ]
    theirs = [
        at
        for at in source.mentions("date")
        if at not in comparison.theirs and source.sentence(at) in comparison.answering_at(place)
    ]
    if place not in ours or len(ours) != 1 or len(theirs) != 1:
        return False
    one, other = statement.items[place].mention, source.items[theirs[0]].mention
    if isinstance(one, Date) and isinstance(other, Date) and one.kind != other.kind:
        return False  # A fiscal year for a year: which of them is meant, a reader may see.
    return _before(statement, place) == _before(source, theirs[0]) != ""


def _before(reading: Reading, place: int) -> str:
    first = reading.items[place].first
    return reading.tokens[first - 1].low if first else ""


def _is_aligned(comparison: Comparison, place: int) -> bool:
    """Whether a predicate and what stands on its sides stand so in one sentence of the source."""
    source = comparison.source
    left, right = (_nearest_answer(comparison, place, step) for step in (-1, 1))
    negation = _negation_at(comparison, place)
    if negation is not None:
        head = None if negation.head is None else comparison.ours[negation.head]
        if head is None and comparison.likeness(place) >= HEDGED_LIKENESS:
            head = right
        if left is None or head is None:
            return False
        return source.sentence(left) == source.sentence(head) and 0 < head - left <= WITHIN
    if left is None or right is None or source.sentence(left) != source.sentence(right):
        return False
    return 0 < right - left <= WITHIN


def _negation_at(comparison: Comparison, place: int) -> Negation | None:
    """The negation that an item of the statement is."""
    item = comparison.statement.items[place]
    found = (one for one in comparison.negations if item.first <= one.at < item.last)
    return next(found, None)


def _nearest_answer(comparison: Comparison, place: int, step: int) -> int | None:
    """The answer to the next word of weight on one side, of the next two."""
    statement = comparison.statement
    at, seen = place + step, 0
    while 0 <= at < len(statement.items) and seen < 2:
        if statement.sentence(at) != statement.sentence(place):
            return None
        if statement.items[at].weight >= 1:
            seen += 1
            if comparison.ours[at] is not None:
                return comparison.ours[at]
        at += step
    return None
