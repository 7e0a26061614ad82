"""Have the quotes another name just where a statement has its own?"""

from __future__ import annotations

from ..comparison import Comparison
from ..reading import Item, Reading
from .identifiers import Identifier
from .institutions import GENERIC, RANKS, TITLES
from .match import is_explained, is_same_name
from .reading import Name


def say_name(comparison: Comparison, item: Item, nearest: str) -> None:
    """Adds a gap for a name of the statement; `nearest` is what the quotes say for it."""
    said = comparison.said(item)
    quotes = f"the quotes say {nearest}" if nearest else "the quotes do not name it"
    comparison.report(
        "name", item.first, item.last, f"the statement says {said}; {quotes}", nearest
    )


def say_instead(comparison: Comparison, item: Item, theirs: Item) -> None:
    """Adds a gap for a name of the statement where the quotes have another."""
    said, quoted = comparison.said(item), comparison.quoted(theirs)
    message = f"the statement says {said} where the quotes say {quoted}"
    comparison.report("name", item.first, item.last, message, quoted)


def is_lightly_named(item: Item) -> bool:
    """Whether a name is a title or a common word written large."""
    name = item.mention
    return isinstance(name, Name) and (name.key in GENERIC or name.key in TITLES)


def name_in_its_place(comparison: Comparison, place: int, item: Item) -> Item | None:
    """The other name that the source has just where the statement has this one."""
    found = []
    for other in comparison.opposite(place):
        theirs = comparison.source.items[other]
        if theirs.kind not in ("name", "identifier"):
            continue
        if is_lightly_named(theirs) or not _is_tight(comparison, place):
            continue
        explained = is_explained(comparison.source, other)
        if (
            not explained
            and not is_alike(item, theirs)
            and (
                not comparison.is_exchange(place, _is_told_there(comparison, item))
                or _is_told_at_all(comparison, theirs)
            )
        ):
            continue
        if is_same_name(comparison, item, theirs):
            return None
        if _explains_another(comparison, item, other):
            return theirs
        found.append(theirs)
    alone = [one for one in found if not _is_told_elsewhere(comparison, place, one)]
    if not alone or _is_row(comparison, item, alone[0]):
        return None
    return alone[0]


def is_alike(ours: Item, theirs: Item) -> bool:
    """Whether one can stand in the other's place: a country for a country, a bill for a bill."""
    one, other = ours.mention, theirs.mention
    if isinstance(one, Identifier) and isinstance(other, Identifier):
        return one.kind.split()[-1] == other.kind.split()[-1]
    if isinstance(one, Name) and isinstance(other, Name):
        geographic = {"country", "seat", "place"}
        return (one.kind in geographic) == (other.kind in geographic)
    return False


def _is_told_elsewhere(comparison: Comparison, place: int, theirs: Item) -> bool:
    """Whether the statement has the source's name too and tells it all in another order."""
    if isinstance(theirs.mention, Name) and theirs.mention.key in RANKS:
        return True
    if comparison.is_verbatim(place) and not comparison.is_reordered(place, ("number", "date")):
        return False
    return _is_told_at_all(comparison, theirs)


def _is_told_there(comparison: Comparison, item: Item) -> bool:
    """Whether the sentences that answer have a name of the statement, wherever in them."""
    source = comparison.source
    return any(
        one.kind == item.kind
        and source.sentence(at) in comparison.answering
        and is_same_name(comparison, item, one)
        for at, one in enumerate(source.items)
    )


def _is_told_at_all(comparison: Comparison, theirs: Item) -> bool:
    """Whether the statement has a name as often as the sentences that answer it."""
    statement, source = comparison.statement, comparison.source
    answering = comparison.answering
    mine = [
        one
        for one in statement.items
        if one.kind == theirs.kind and is_same_name(comparison, one, theirs)
    ]
    yours = [
        one
        for at, one in enumerate(source.items)
        if one.kind == theirs.kind
        and not is_explained(source, at)
        and source.sentence(at) in answering
        and is_same_name(comparison, one, theirs)
    ]
    return bool(mine) and len(mine) >= len(yours)


def _explains_another(comparison: Comparison, item: Item, other: int) -> bool:
    """Whether both names stand in brackets to explain the name before, and are two names."""
    statement = comparison.statement
    place = statement.item_at[item.first]
    return is_explained(statement, place) and is_explained(comparison.source, other)


def _is_tight(comparison: Comparison, place: int) -> bool:
    """Whether little but the name differs where it stands."""
    if comparison.is_exchange(place) or comparison.is_verbatim(place):
        return True
    around = comparison.gap_around(place)
    if around is None:
        return False
    mine = [at for at in around[0] if _is_matter(comparison.statement, at)]
    yours = [at for at in around[1] if _is_matter(comparison.source, at)]
    return len(mine) <= 1 and len(yours) <= 2


def _is_matter(reading: Reading, at: int) -> bool:
    return reading.items[at].kind == "word" and reading.items[at].weight >= 1


def _is_row(comparison: Comparison, item: Item, theirs: Item) -> bool:
    """Whether both names stand in one row in the source, where their order says nothing."""
    tokens, items = comparison.source.tokens, comparison.source.items
    for place in range(len(items)):
        other = items[place]
        if other.kind != item.kind or not is_same_name(comparison, item, other):
            continue
        begin, end = min(theirs.last, other.last), max(theirs.first, other.first)
        between = tokens[begin:end]
        joining = all(
            token.low in ("and", "or", ",", "-", "/", "the", "'s", "'", "as", "well")
            or token.capital
            for token in between
        )
        if end - begin <= 8 and joining:
            return _is_joined(comparison, item) and _is_told(comparison, item, theirs)
    return False


def _is_told(comparison: Comparison, item: Item, theirs: Item) -> bool:
    """Whether the statement too has the other name of the row, close by."""
    items = comparison.statement.items
    place = comparison.statement.item_at[item.first]
    near = items[max(0, place - 4) : place] + items[place + 1 : place + 5]
    return any(one.kind == theirs.kind and is_same_name(comparison, one, theirs) for one in near)


def _is_joined(comparison: Comparison, item: Item) -> bool:
    """Whether the statement too has the name in a row."""
    tokens = comparison.statement.tokens
    near = tokens[max(0, item.first - 2) : item.first] + tokens[item.last : item.last + 3]
    return any(token.low in ("and", "or", ",", "-", "/") for token in near)
