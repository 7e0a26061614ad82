"""Which gaps are errors: what a copy changes, and what contradicts; all else is for a reader."""

from __future__ import annotations

from dataclasses import replace
import re

from ..comparison import Comparison
from ..gap import Gap
from ..hedges import reporting
from ..thresholds import MANY_NAMES, MOST_EXCHANGED, NAME_SHARE, STRICT_SHARE, WITHIN
from .lanes import Lane
from .words import class_of, words_at

# Of these a statement in other words says nothing that its quotes could deny.
_OF_A_COPY = frozenset({"attribution", "certainty", "qualifier"})
_PRONOUNS = frozenset("he she it they his her its their him them this these who which".split())


def weigh(comparison: Comparison, gaps: tuple[Gap, ...]) -> tuple[Gap, ...]:
    """The gaps, each sure or not, without those that only a way of printing makes."""
    found = [gap for gap in gaps if not _is_printed_apart(comparison, gap)]
    names = _count_names(comparison, found)
    return tuple(
        replace(gap, sure=gap.sure and _is_sure(comparison, gap, names)) for gap in found
    )


def _is_sure(comparison: Comparison, gap: Gap, names: int) -> bool:
    place = _item_of(comparison, gap)
    lane = comparison.lane(place)
    if gap.kind in ("name", "number", "date", "unit"):
        if gap.kind == "name":
            return _is_sure_name(comparison, gap, place, lane, names)
        return gap.kind != "number" or _is_sure_number(comparison, place, lane)
    if gap.kind in _OF_A_COPY:
        if gap.kind == "attribution" and gap.nearest.lower() not in reporting():
            return False
        return lane.is_copy and (gap.kind == "qualifier" or _is_strict(lane))
    if gap.kind in ("negation", "direction") and not lane.is_copy:
        return _is_aligned(comparison, place)
    return True


def _is_strict(lane: Lane) -> bool:
    return lane.share >= STRICT_SHARE


def _item_of(comparison: Comparison, gap: Gap) -> int:
    """The item of the statement at which a gap begins."""
    statement = comparison.statement
    for place, item in enumerate(statement.items):
        if statement.tokens[item.last - 1].end > gap.start:
            return place
    return len(statement.items) - 1


def _is_printed_apart(comparison: Comparison, gap: Gap) -> bool:
    """Whether the quotes have a number with a space behind its comma or point: “36, 000”."""
    if gap.kind != "number" or not re.search(r"\d[.,]\d", gap.token):
        return False
    number = re.search(r"\d[\d.,]*\d", gap.token)
    if number is None:
        return False
    spaced = re.sub(r"[.,]", lambda mark: re.escape(mark[0]) + r"\s?", number[0])
    text = comparison.source.words(0, len(comparison.source.tokens))
    return bool(re.search(rf"(?<![\d.,]){spaced}(?!\d)", text))


def _is_sure_number(comparison: Comparison, place: int, lane: Lane) -> bool:
    """Not sure is an ordinal, a number of a list, or one that is part of a name: fox0."""
    tokens = comparison.statement.tokens
    item = comparison.statement.items[place]
    token = tokens[item.first]
    if lane.is_copy and item.first != 0:
        return True
    if token.is_word and class_of(words_at(comparison.statement, [place])[0]):
        return False
    before = tokens[item.first - 1] if item.first else None
    behind = tokens[item.last] if item.last < len(tokens) else None
    if before is not None and token.glued and (before.is_word or before.text in "-+"):
        return False
    starts = before is None or before.sentence != token.sentence
    return not (starts and behind is not None and behind.text in ".)")


def _is_sure_name(
    comparison: Comparison, gap: Gap, place: int, lane: Lane, names: int
) -> bool:
    """Sure is a name that the quotes and their source lack, unless they may well mean it.

    They may where the statement puts a name for their “he”, “it” or “the agency”: at its head,
    with the rest in their words.
    """
    if lane.is_copy and _is_exchanged(comparison, place, lane):
        return True
    if _stands_in_source(comparison, gap.token):
        return False
    if place in _subject(comparison, lane) or _explains(comparison, place):
        return False
    source = comparison.source
    if lane.is_copy and not any(letter.isdigit() for letter in gap.token):
        return True
    if any(source.items[other].kind == "name" for other in comparison.opposite(place)):
        return True
    if any(letter.isdigit() for letter in gap.token):
        return False
    return names >= MANY_NAMES or (bool(gap.nearest) and share_held(comparison, lane) < NAME_SHARE)


def _is_exchanged(comparison: Comparison, place: int, lane: Lane) -> bool:
    """Whether a copy has a name just where its quote has another."""
    source = comparison.source
    for departure in lane.departures:
        if place in departure.ours and 0 < len(departure.theirs) <= MOST_EXCHANGED:
            return any(
                source.items[other].kind == "name"
                or (source.tokens[source.items[other].first].capital
                and not class_of(words_at(source, [other])[0]))
                for other in departure.theirs
            )
    return False


def _count_names(comparison: Comparison, gaps: list[Gap]) -> int:
    """How many names, of one word or of several, these gaps come to, subjects aside."""
    found, last = 0, -9
    for gap in gaps:
        if gap.kind != "name":
            continue
        place = _item_of(comparison, gap)
        if place not in _subject(comparison, comparison.lane(place)):
            found += place - last > 2
            last = place
    return found


def _subject(comparison: Comparison, lane: Lane) -> range:
    """The items at the head of a sentence up to its verb: names and what joins them."""
    statement = comparison.statement
    for place in lane.items:
        word = words_at(statement, [place])[0]
        written = statement.tokens[word.item.first].text
        if not word.is_mention and written[0].islower():
            if not (class_of(word) in ("relation", "join") or word.low in ("the", "a", "an")):
                return range(lane.items.start, place)
    return lane.items


def _explains(comparison: Comparison, place: int) -> bool:
    """Whether a short name stands in brackets behind its long form: “(SIMP)”."""
    tokens = comparison.statement.tokens
    item = comparison.statement.items[place]
    return item.first > 1 and tokens[item.first - 1].text == "(" and tokens[item.first].text.isupper()


def _stands_in_source(comparison: Comparison, token: str) -> bool:
    text = comparison.context.lower()
    lows = comparison.lows
    words = re.findall(r"[^\W_]+", token.lower())
    return all(word in lows or re.search(rf"\b{re.escape(word)}", text) for word in words)


def share_held(comparison: Comparison, lane: Lane) -> float:
    """How many of a sentence's words of content stand in the quotes, in whatever order."""
    words = [
        word
        for word in words_at(comparison.statement, lane.items)
        if not word.is_mention and not class_of(word)
    ]
    keys = comparison.keys
    return sum(word.item.key in keys for word in words) / len(words) if words else 1.0


def _is_aligned(comparison: Comparison, place: int) -> bool:
    """Whether words of weight on both sides of one answer words on both sides of its answer."""
    sides = []
    for step in (-1, 1):
        sides.append(_nearest_answer(comparison, place, step))
    left, right = sides
    if left is None or right is None:
        return False
    source = comparison.source
    return source.sentence(left) == source.sentence(right) and 0 < right - left <= WITHIN


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
