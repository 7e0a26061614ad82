"""Do the names of a statement play the parts that they play in the quotes?"""

from __future__ import annotations

from collections.abc import Iterator

from .comparison import Comparison
from .institutions import GENERIC, TITLES
from .name_match import is_light, is_same_name
from .names import Name
from .reading import Item, Reading
from .stems import stem

# Verbs with which who gives and who takes can be told, by who stands before and who behind.
_GIVING = frozenset(
    stem(word)
    for word in "give send supply provide transfer ship deliver export sell donate lend grant pay".split()
)
_BACKING = frozenset(stem(word) for word in "support back aid help assist".split())
_ATTACKING = frozenset(stem(word) for word in "invade attack strike bomb occupy annex".split())
_GROUPS = (_GIVING, _BACKING, _ATTACKING)
_DEEDS = (
    _GIVING
    | _BACKING
    | _ATTACKING
    | frozenset(
        stem(word)
        for word in """
    sanction accuse threaten overtake surpass defeat recognize condemn criticize warn urge ask tell block
    veto fund train arm replace follow import buy receive lead owe outpace exceed sue expel ban host
    visit invite represent protect defend denounce pressure obtain acquire persuade force
    """.split()
    )
)
_ROLES = {
    **dict.fromkeys(("on", "against", "over", "targeting"), "against"),
    **dict.fromkeys(("to", "toward", "towards"), "to"),
    "from": "from",
    "with": "with",
    "by": "by",
}
_BREAKS = frozenset(";:.()")


def check_roles(comparison: Comparison) -> None:
    """Adds a gap for a name of the quotes that the statement puts in another name's part."""
    if comparison.is_crowded:
        return
    for place, item in enumerate(comparison.statement.items):
        if item.kind != "name" or is_light(comparison, item) or not _is_quoted(comparison, item):
            continue
        other = (
            _repeated(comparison, place)
            or _other_owner(comparison, place)
            or _other_partner(comparison, place)
        )
        if other is not None:
            _report(comparison, item, other)
    _check_actors(comparison)


def _is_quoted(comparison: Comparison, item: Item) -> bool:
    """Whether the source has the name at all: that it lacks it is found elsewhere."""
    names = (one for one in comparison.source.items if one.kind == "name")
    return any(is_same_name(comparison, item, one) for one in names)


def _repeated(comparison: Comparison, place: int) -> Item | None:
    """The source's other name, where the statement joins a name with itself or says it once too often."""
    statement, source = comparison.statement, comparison.source
    item = statement.items[place]
    if not _is_place(item):
        joined = place > 1 and _joined_with_itself(statement, place)
        return _untold(comparison, item) if joined else None
    mine = [
        one for one in statement.items if _is_place(one) and is_same_name(comparison, item, one)
    ]
    theirs = [one for one in source.items if _is_place(one) and is_same_name(comparison, one, item)]
    if mine[-1] is not item or len(mine) <= len(theirs):
        return None
    return _untold(comparison, item, comparison.is_verbatim(place))


def _joined_with_itself(statement: Reading, place: int) -> bool:
    item, before = statement.items[place], statement.items[place - 2]
    between = statement.words(before.last, item.first)
    return before.key == item.key and between in ("and", "or")


def _is_place(item: Item) -> bool:
    return isinstance(item.mention, Name) and item.mention.kind in ("country", "seat")


def _untold(comparison: Comparison, item: Item, any_sort: bool = False) -> Item | None:
    """A name of the source, of the same or `any_sort`, that the statement does not have at all."""
    statement, source = comparison.statement, comparison.source
    answering = comparison.answering
    for place, theirs in enumerate(source.items):
        if theirs.kind != "name" or not (any_sort or _is_place(theirs) == _is_place(item)):
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
    return others[0] if others else None


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
    if after.kind == "name" and not _is_place(item):
        return None
    verbal = not between and (low.endswith("ed") or low in _PLAIN_VERBS or stem(low) in _ANY_VERB)
    return None if verbal else place + 1


_ANY_VERB = _GIVING | _BACKING | _ATTACKING
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
    """The name that the source has behind “sanctions on”, “exports to”, where the statement has this."""
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
    return (
        others[0] if others and _is_place(others[0]) == _is_place(statement.items[place]) else None
    )


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


def _check_actors(comparison: Comparison) -> None:
    """Adds a gap for “A supplied B” where the quotes say “B supplied A”."""
    for place, item in enumerate(comparison.statement.items):
        if item.kind != "word" or item.key not in _DEEDS or _is_noun(comparison.statement, place):
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
                _report(comparison, mine[0], yours[0])
                return


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
        if _is_place(reading.items[at]):
            joined = _is_joined(reading, at)
            return None if joined else reading.items[at]
        at += step
    return None


def _is_joined(reading: Reading, at: int) -> bool:
    """Whether a name is one of a row, so that several act together."""
    near = range(max(0, at - 1), min(len(reading.items), at + 2))
    return any(reading.tokens[reading.items[place].first].low in ("and", "or") for place in near)


def _report(comparison: Comparison, item: Item, theirs: Item) -> None:
    said, quoted = comparison.said(item), comparison.quoted(theirs)
    message = f"the statement says {said} where the quotes say {quoted}"
    comparison.report("name", item.first, item.last, message, quoted)
