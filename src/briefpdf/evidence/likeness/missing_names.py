"""Which missing names are errors: those in whose stead the quotes have another."""

from __future__ import annotations

from ...source.pattern import lazy_pattern
from ..comparison import Comparison
from ..facts.name_match import is_lightly_named
from ..facts.pronouns import PRONOUNS, stands_in_source
from ..facts.short_forms import is_respelled, may_be_letters
from ..gap import Gap
from ..lanes import Lane
from ..names.institutions import ACRONYMS, TITLES
from ..thresholds import MANY_NAMES, MOST_EXCHANGED
from .words import class_of, word_at

_WORD = lazy_pattern(r"[^\W_]+")


def item_of(comparison: Comparison, gap: Gap) -> int:
    """The item of the statement at which a gap begins."""
    statement = comparison.statement
    for place, item in enumerate(statement.items):
        if statement.tokens[item.last - 1].end > gap.start:
            return place
    return len(statement.items) - 1


def is_sure_name(
    comparison: Comparison, gap: Gap, place: int, lane: Lane, names: int, slips: bool
) -> bool:
    """Sure is a name that the quotes and their source lack, unless they may well mean it.

    They may where the statement puts a name for their “he”, “it” or “the agency”: at its head,
    with the rest in their words.
    """
    known = gap.token in ACRONYMS  # DOE is no letters of the Department of Agriculture.
    if not known and may_be_letters(gap.token, gap.nearest):
        return False
    if _stands_for_pronoun(comparison, place, lane):
        return False
    if lane.is_copy and _is_exchanged(comparison, place, lane):
        return True
    if gap.nearest and not lane.is_copy and is_respelled(gap.token, gap.nearest):
        return False
    if gap.nearest and not (lane.is_copy and _stands_in_quotes(comparison, gap.token)):
        return True
    subject = place in _subject(comparison, lane) and not (
        slips and _is_put_in(place, lane) and not _tells_which(comparison, place, lane)
    )
    if subject or _explains(comparison, place) or stands_in_source(comparison, gap.token):
        return False
    if any(letter.isdigit() for letter in gap.token) or _follows_title(comparison, place):
        return False
    return slips or names >= MANY_NAMES


def _stands_for_pronoun(comparison: Comparison, place: int, lane: Lane) -> bool:
    """Whether a copy has a name where its quote has “it” or “them”."""
    source = comparison.source
    return any(
        source.tokens[source.items[other].first].low in PRONOUNS
        for departure in lane.departures
        if place in departure.ours and len(departure.ours) <= MOST_EXCHANGED
        for other in departure.theirs
    )


def _is_put_in(place: int, lane: Lane) -> bool:
    """Whether a copy has a name where its quote has nothing, not so much as a pronoun."""
    return any(place in departure.ours and not departure.theirs for departure in lane.departures)


def _tells_which(comparison: Comparison, place: int, lane: Lane) -> bool:
    """Whether a name says which one “the program” is, at a sentence's head: “The UC program”."""
    first = comparison.statement.items[lane.items.start]
    return place == lane.items.start + 1 and comparison.statement.tokens[first.first].low in (
        "the",
        "this",
        "these",
        "its",
    )


def _follows_title(comparison: Comparison, place: int) -> bool:
    """Whether a name stands behind a title that the quotes have too: “President Trump”."""
    if not place or comparison.ours[place - 1] is None:
        return False
    title, name = comparison.statement.items[place - 1 : place + 1]
    tokens = comparison.statement.tokens[title.first : title.last]
    return title.last == name.first and tokens[-1].capital and tokens[-1].low in TITLES


def _is_exchanged(comparison: Comparison, place: int, lane: Lane) -> bool:
    """Whether a copy has a name just where its quote has another."""
    source = comparison.source
    for departure in lane.departures:
        if place in departure.ours and 0 < len(departure.theirs) <= MOST_EXCHANGED:
            return any(
                (source.items[other].kind == "name" and not is_lightly_named(source.items[other]))
                or (
                    source.tokens[source.items[other].first].capital
                    and not class_of(word_at(source, other))
                )
                for other in departure.theirs
            )
    return False


def count_names(comparison: Comparison, gaps: list[Gap]) -> int:
    """How many names, of one word or of several, these gaps come to, subjects aside."""
    found, last = 0, -9
    for gap in gaps:
        if gap.kind != "name":
            continue
        place = item_of(comparison, gap)
        if place not in _subject(comparison, comparison.lane(place)):
            found += place - last > 2
            last = place
    return found


def _subject(comparison: Comparison, lane: Lane) -> range:
    """The items at the head of a sentence up to its verb: names and what joins them."""
    statement = comparison.statement
    for place in lane.items:
        word = word_at(statement, place)
        written = statement.tokens[word.item.first].text
        joins = class_of(word) in ("relation", "join") or word.low in ("the", "a", "an")
        if not word.is_mention and written[0].islower() and not joins:
            return range(lane.items.start, place)
    return lane.items


def _explains(comparison: Comparison, place: int) -> bool:
    """Whether a short name stands in brackets behind its long form: “(SIMP)”."""
    tokens = comparison.statement.tokens
    item = comparison.statement.items[place]
    bracketed = item.first > 1 and tokens[item.first - 1].text == "("
    return bracketed and tokens[item.first].text.isupper()


def _stands_in_quotes(comparison: Comparison, token: str) -> bool:
    return all(word in comparison.lows for word in _WORD.findall(token.lower()))
