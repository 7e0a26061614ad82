"""Do the names of a statement play the parts that they play in the quotes?"""

from __future__ import annotations

from collections.abc import Iterator

from ..comparison import Comparison
from ..reading import Item, Reading
from ..stems import stem
from .actors import DEEDS, check_actors
from .exchange import say_instead
from .institutions import GENERIC, TITLES
from .match import is_light, is_place, is_same_name
from .reading import Name

_ROLES = {
    **dict.fromkeys(("on", "against", "over", "targeting"), "against"),
    **dict.fromkeys(("to", "toward", "towards"), "to"),
    "from": "from",
    "with": "with",
    "by": "by",
}


def check_roles(comparison: Comparison) -> None:
    """Adds a gap for a name of the quotes that the statement puts in another name's part."""
    if comparison.is_crowded:
        return
    for place, item in enumerate(comparison.statement.items):
        if item.kind != "name" or is_light(comparison, item) or not comparison.is_close(place):
            continue
        if not comparison.lane(place).is_copy or not _is_quoted(comparison, item):
            continue
        other = (
            _repeated(comparison, place)
            or _other_owner(comparison, place)
            or _other_partner(comparison, place)
        )
        if other is not None:
            say_instead(comparison, item, other)
    check_actors(comparison)


def _is_quoted(comparison: Comparison, item: Item) -> bool:
    """Whether the source has the name at all: that it lacks it is found elsewhere."""
    names = (one for one in comparison.source.items if one.kind == "name")
    return any(is_same_name(comparison, item, one) for one in names)


def _repeated(comparison: Comparison, place: int) -> Item | None:
    """The source's other name, where the statement says this one once too often."""
    statement, source = comparison.statement, comparison.source
    item = statement.items[place]
    if place > 1 and _joined_with_itself(statement, place):
        others = (one for one in source.items if one.kind == "name" and one.key != item.key)
        return _untold(comparison, item) or next(others, None)
    if not is_place(item):
        return None
    mine = [one for one in statement.items if is_place(one) and is_same_name(comparison, item, one)]
    theirs = [one for one in source.items if is_place(one) and is_same_name(comparison, one, item)]
    if mine[-1] is not item or len(mine) <= len(theirs):
        return None
    return _untold(comparison, item, comparison.is_verbatim(place))


def _joined_with_itself(statement: Reading, place: int) -> bool:
    item, before = statement.items[place], statement.items[place - 2]
    between = statement.words(before.last, item.first)
    twice = statement.words(item.first, item.last) == statement.words(before.first, before.last)
    return twice and between in ("and", "or")


def _untold(comparison: Comparison, item: Item, any_sort: bool = False) -> Item | None:
    """A name of the source, of the same or `any_sort`, that the statement does not have at all."""
    statement, source = comparison.statement, comparison.source
    answering = comparison.answering
    for place, theirs in enumerate(source.items):
        if theirs.kind != "name" or not (any_sort or is_place(theirs) == is_place(item)):
            continue
        if isinstance(theirs.mention, Name) and theirs.mention.key in GENERIC | TITLES:
            continue
        if source.sentence(place) not in answering or place in comparison.theirs:
            continue
        names = (one for one in statement.items if one.kind == "name")
        if not any(is_same_name(comparison, one, theirs) for one in names):
            return theirs
    return None


def _other_owner(comparison: Comparison, place: int) -> Item | None:
    """The name that the source has before a word, where the statement has this one: DPRK troops."""
    head = _owned(comparison.statement, place)
    if head is None:
        return None
    key = comparison.statement.items[head].key
    others: list[Item] = []
    for at, item in enumerate(comparison.source.items):
        if item.key != key:
            continue
        owners = list(_owners(comparison.source, at))
        if not owners or any(
            is_same_name(comparison, comparison.statement.items[place], one) for one in owners
        ):
            return None
        others.append(owners[0])
    told = others and not comparison.is_verbatim(place) and _is_told(comparison, others[0])
    return others[0] if others and not told else None


def _is_told(comparison: Comparison, theirs: Item) -> bool:
    """Whether the statement has a name of the source too."""
    names = (one for one in comparison.statement.items if one.kind == "name")
    return any(is_same_name(comparison, one, theirs) for one in names)


def _owned(reading: Reading, place: int) -> int | None:
    """The word right behind a name, where it is one of weight: Kursk in “Russia's Kursk region”."""
    if place + 1 >= len(reading.items):
        return None
    item, after = reading.items[place], reading.items[place + 1]
    between = reading.tokens[item.last : after.first]
    fits = after.weight >= 1 and all(token.kind == "owner" for token in between)
    if not fits or after.kind not in ("word", "name"):
        return None
    low = reading.tokens[after.first].low
    if after.kind == "name" and not is_place(item):
        return None
    verbal = not between and (low.endswith("ed") or low in _PLAIN_VERBS or stem(low) in DEEDS)
    return None if verbal else place + 1


_PLAIN_VERBS = frozenset(
    "said says met took gave made sent held won lost began led built told wrote went came saw "
    "agreed also first then later continues seeks plans remains".split()
)


def _owners(reading: Reading, at: int) -> Iterator[Item]:
    """The names before a word, those of a row included: “South Korean and U.S. officials”."""
    place = at - 1
    while place >= 0:
        item = reading.items[place]
        between = reading.tokens[item.last : reading.items[place + 1].first]
        if item.kind == "name" and all(
            token.kind == "owner" or token.text in ",-/" for token in between
        ):
            yield item
        elif not (
            item.kind == "word"
            and reading.tokens[item.first].low in ("and", "or", "the")
            and place < at - 1
        ):
            return
        place -= 1


def _other_partner(comparison: Comparison, place: int) -> Item | None:
    """The name that the source has behind “sanctions on”, where the statement has this."""
    statement = comparison.statement
    found = _governed(statement, place)
    if found is None:
        return None
    head, role = found
    others: list[Item] = []
    for at, item in enumerate(comparison.source.items):
        if item.kind != "name":
            continue
        theirs = _governed(comparison.source, at)
        if theirs is None or theirs != (head, role):
            continue
        row = list(_row(comparison.source, at))
        if any(is_same_name(comparison, statement.items[place], one) for one in row):
            return None
        others.append(item)
    return others[0] if others and is_place(others[0]) == is_place(statement.items[place]) else None


def _governed(reading: Reading, place: int) -> tuple[object, str] | None:
    """The word and the relation on which a name depends: (export, to)."""
    at = place - 1
    if at >= 0 and reading.tokens[reading.items[at].first].low == "the":
        at -= 1
    if at < 1:
        return None
    role = _ROLES.get(reading.tokens[reading.items[at].first].low)
    head = reading.items[at - 1]
    if role is None or head.kind != "word" or head.weight < 1:
        return None
    return head.key, role


def _row(reading: Reading, at: int) -> Iterator[Item]:
    """A name and those that are joined to it behind."""
    while at < len(reading.items):
        item = reading.items[at]
        if item.kind == "name":
            yield item
        elif reading.tokens[item.first].low not in ("and", "or", "the", "both"):
            return
        at += 1
