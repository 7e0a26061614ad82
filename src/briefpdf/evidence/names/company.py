"""Tells names apart by the company they keep: the words beside them here and there."""

from __future__ import annotations

from ..comparison import Comparison
from ..reading import Item, Reading
from .exchange import say_instead
from .institutions import GENERIC, TITLES
from .match import is_explained, is_in_source, is_light, is_same_name
from .reading import Name

_REACH = 6
_BREAKS = frozenset(";:.")


def check_company(comparison: Comparison) -> None:
    """Adds a gap for a name among words that in the quotes stand beside one left out."""
    left_out = [] if comparison.is_crowded else _left_out(comparison)
    if not left_out:
        return
    for place, item in enumerate(comparison.statement.items):
        if item.kind != "name" or is_light(comparison, item) or not comparison.lane(place).is_copy:
            continue
        if _is_mistaken_answer(comparison, place, item):
            continue
        company = _company(comparison.statement, place)
        own, named = _own_company(comparison, item)
        if company & own or (not named and is_in_source(comparison, item)):
            continue
        for other, theirs in left_out:
            if is_same_name(comparison, item, theirs):
                continue
            shared = company & _company(comparison.source, other)
            if len(shared) >= (1 if not named else 2):
                say_instead(comparison, item, theirs)
                break


def _is_mistaken_answer(comparison: Comparison, place: int, item: Item) -> bool:
    """Whether the name stands where the source has it too, with the word before or behind."""
    answer = comparison.ours[place]
    if answer is None:
        return False
    before = place > 0 and comparison.ours[place - 1] == answer - 1
    behind = place + 1 < len(comparison.ours) and comparison.ours[place + 1] == answer + 1
    return before or behind


def _left_out(comparison: Comparison) -> list[tuple[int, Item]]:
    """The names that the statement has less often than the sentences that answer it."""
    source = comparison.source
    answering = comparison.answering
    mine = [item for item in comparison.statement.items if item.kind == "name"]
    found = []
    for place, item in enumerate(source.items):
        if item.kind != "name" or source.sentence(place) not in answering or _is_common(item):
            continue
        row = _row(source, place)
        told = sum(any(is_same_name(comparison, one, name) for name in row) for one in mine)
        if place not in comparison.theirs and told < _count(comparison, item):
            found.append((place, item))
    return found


def _count(comparison: Comparison, item: Item) -> int:
    """How often the sentences that answer have a name."""
    source = comparison.source
    return sum(
        one.kind == "name"
        and not is_explained(source, at)
        and source.sentence(at) in comparison.answering
        and is_same_name(comparison, one, item)
        for at, one in enumerate(source.items)
    )


def _row(reading: Reading, place: int) -> list[Item]:
    """A name with the capitalised words beside it: first name, last name, title."""
    found = [reading.items[place]]
    if not isinstance(found[0].mention, Name) or found[0].mention.kind != "word":
        return found
    for step in (-1, 1):
        at = place + step
        while 0 <= at < len(reading.items) and reading.items[at].kind == "name" and len(found) < 12:
            found.append(reading.items[at])
            at += step
    return found


def _is_common(item: Item) -> bool:
    name = item.mention
    return isinstance(name, Name) and (name.key.removesuffix("s") in GENERIC or name.key in TITLES)


def _own_company(comparison: Comparison, item: Item) -> tuple[set[object], bool]:
    """The words beside a name wherever the source has it, and whether it does."""
    found: set[object] = set()
    named = False
    for place, theirs in enumerate(comparison.source.items):
        if theirs.kind == "name" and is_same_name(comparison, item, theirs):
            named = True
            found |= _company(comparison.source, place)
    return found, named


def _company(reading: Reading, place: int) -> set[object]:
    """The keys of the two next items of weight on either side, in the clause."""
    found: set[object] = set()
    for step in (-1, 1):
        at, seen = place + step, 0
        while 0 <= at < len(reading.items) and seen < 2 and abs(at - place) <= _REACH:
            begin, end = sorted((reading.items[at].first, reading.items[place].first))
            if any(token.text in _BREAKS for token in reading.tokens[begin:end]):
                break
            item = reading.items[at]
            if item.weight >= 1:
                found.add(item.key)
                seen += 1
            at += step
    return found
