"""Who does what to whom: “A supplied B” is not “B supplied A”."""

from __future__ import annotations

from itertools import pairwise

from ..comparison import Comparison
from ..reading import Item, Reading
from ..stems import stem
from .name_match import is_place, is_same_name

# Verbs with which who gives and who takes can be told, by who stands before and who behind.
_GIVING = frozenset(
    stem(word)
    for word in (
        "give send supply provide transfer ship deliver export sell donate lend grant pay".split()
    )
)
_BACKING = frozenset(stem(word) for word in "support back aid help assist".split())
_ATTACKING = frozenset(stem(word) for word in "invade attack strike bomb occupy annex".split())
_GROUPS = (_GIVING, _BACKING, _ATTACKING)
DEEDS = (
    _GIVING
    | _BACKING
    | _ATTACKING
    | frozenset(
        stem(word)
        for word in """
    sanction accuse threaten overtake surpass defeat recognize condemn criticize warn urge ask tell
    block veto fund train arm replace follow import buy receive lead owe outpace exceed sue expel
    ban host visit invite represent protect defend denounce pressure obtain acquire persuade force
    """.split()
    )
)
_BREAKS = frozenset(";:.()")


def check_actors(comparison: Comparison) -> None:
    """Adds a gap for “A supplied B” where the quotes say “B supplied A”."""
    if _check_voices(comparison):
        return
    for place, item in enumerate(comparison.statement.items):
        if item.kind != "word" or item.key not in DEEDS or _is_noun(comparison.statement, place):
            continue
        mine = _actors(comparison.statement, place)
        if mine is None:
            continue
        for other, theirs in enumerate(comparison.source.items):
            if theirs.kind != "word" or not _same_deed(item.key, theirs.key):
                continue
            if _is_noun(comparison.source, other):
                continue
            yours = _actors(comparison.source, other)
            if yours is None:
                continue
            if is_same_name(comparison, mine[0], yours[0]):
                break
            crossed = is_same_name(comparison, mine[0], yours[1]) and is_same_name(
                comparison, mine[1], yours[0]
            )
            if crossed and not is_same_name(comparison, mine[0], mine[1]):
                _say(comparison, mine[0], yours[0])
                return


def _check_voices(comparison: Comparison) -> bool:
    """Adds a gap for a copy's “A was met by B” where the quotes have “A met B”, and back.

    Whoever words it in the other voice has the two change their places.
    """
    statement, source = comparison.statement, comparison.source
    for lane in comparison.lanes:
        for one, other in pairwise(lane.departures):
            verb = range(one.ours.stop, other.ours.start)
            here = _written(statement, one.ours), _written(statement, other.ours)
            there = _written(source, one.theirs), _written(source, other.theirs)
            turned = _is_voice(here, there) or _is_voice(there, here)
            ends = other.ours.stop >= len(statement.items)
            if not turned or ends or len(verb) != 1:
                continue
            if statement.items[other.ours.stop].kind in ("date", "number"):
                continue  # “Was closed by Monday”.
            item = statement.items[verb[0]]
            said = " ".join(filter(None, (here[0], comparison.said(item), here[1])))
            quoted = " ".join(filter(None, (there[0], comparison.said(item), there[1])))
            message = f"the statement says “{said}” where the quotes say “{quoted}”"
            comparison.report("relation", item.first, item.last, message, quoted)
            return True
    return False


def _written(reading: Reading, places: range) -> str:
    items = reading.items[places.start : places.stop]
    return reading.words(items[0].first, items[-1].last).lower() if items else ""


def _is_voice(passive: tuple[str, str], active: tuple[str, str]) -> bool:
    """Whether one side has “was” before a verb and “by” behind it, and the other neither."""
    return active == ("", "") and passive[0] in _BEING and passive[1] == "by"


_BEING = frozenset({"is", "are", "was", "were", "been", "being"})


def _is_noun(reading: Reading, place: int) -> bool:
    """Whether a word that can be a verb stands as a noun: the support, its attack."""
    first = reading.items[place].first
    before = reading.tokens[first - 1] if first else None
    return before is not None and (before.low in _BEFORE_NOUNS or before.kind == "owner")


_BEFORE_NOUNS = frozenset(
    "the a an its their his her this that such no any of for more new".split()
)


def _same_deed(one: object, other: object) -> bool:
    return one == other or any(one in group and other in group for group in _GROUPS)


def _actors(reading: Reading, verb: int) -> tuple[Item, Item] | None:
    """The names before and behind a verb in its clause, exchanged in the passive."""
    before, behind = _nearest_name(reading, verb, -1), _nearest_name(reading, verb, 1)
    if before is None or behind is None:
        return None
    after = reading.tokens[reading.items[verb].last : behind.first]
    passive = any(token.low == "by" for token in after)
    return (behind, before) if passive else (before, behind)


def _nearest_name(reading: Reading, verb: int, step: int) -> Item | None:
    at = verb + step
    while 0 <= at < len(reading.items) and abs(at - verb) <= 6:
        begin, end = sorted((reading.items[at].first, reading.items[verb].first))
        if any(
            token.text in _BREAKS or token.low in ("that", "which", "while", "but")
            for token in reading.tokens[begin:end]
        ):
            return None
        if is_place(reading.items[at]):
            joined = _is_joined(reading, at)
            return None if joined else reading.items[at]
        at += step
    return None


def _is_joined(reading: Reading, at: int) -> bool:
    """Whether a name is one of a row, so that several act together."""
    near = range(max(0, at - 1), min(len(reading.items), at + 2))
    return any(reading.tokens[reading.items[place].first].low in ("and", "or") for place in near)


def _say(comparison: Comparison, item: Item, theirs: Item) -> None:
    said, quoted = comparison.said(item), comparison.quoted(theirs)
    message = f"the statement says {said} where the quotes say {quoted}"
    comparison.report("name", item.first, item.last, message, quoted)
