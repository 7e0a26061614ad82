"""Do the quotes name whom and what a statement names, and in the same place?"""

from __future__ import annotations

from .comparison import Comparison
from .identifiers import Identifier
from .institutions import GENERIC, RANKS, TITLES
from .name_match import is_in_context, is_in_source, is_light, is_same_name
from .names import Name
from .reading import Item, Reading

_LIKE = 0.6


def check_names(comparison: Comparison) -> None:
    """Adds a gap for each name of the statement that the quotes lack or put another in place of."""
    places = comparison.claims("name") + comparison.claims("identifier")
    for place in sorted(places):
        item = comparison.statement.items[place]
        if is_light(comparison, item):
            _check_rank(comparison, place, item)
            continue
        other = _in_its_place(comparison, place, item)
        if other is not None:
            _say(comparison, item, comparison.quoted(other))
        elif not is_in_source(comparison, item) and not _is_introduced(comparison, place, item):
            _say(comparison, item, _nearest(comparison, place, item))
    _check_first_word(comparison)


def _check_first_word(comparison: Comparison) -> None:
    """Adds a gap for a name that only begins a sentence, where the quote begins with another.

    There every word is written large, so both must look like names: one singular noun without an
    article before a verb.
    """
    statement, source = comparison.statement, comparison.source
    for place, item in enumerate(statement.items[:-1]):
        begins = place == 0 or statement.sentence(place) != statement.sentence(place - 1)
        answer = comparison.ours[place + 1]
        if not begins or not answer or comparison.ours[place] is not None:
            continue
        theirs = source.items[answer - 1]
        first = answer == 1 or source.sentence(answer - 2) != source.sentence(answer - 1)
        if first and _may_be_name(statement, place) and _may_be_name(source, answer - 1):
            if comparison.likeness(place) < _LIKE or item.kind != "word" != theirs.kind:
                continue
            _say(comparison, item, comparison.quoted(theirs))


def _may_be_name(reading: Reading, place: int) -> bool:
    item = reading.items[place]
    token = reading.tokens[item.first]
    low = token.low
    if item.kind == "name":
        return True
    if not token.capital or item.weight < 1 or low.endswith(_COMMON_ENDINGS) or low in _UNCOUNTED:
        return False
    after = reading.tokens[item.last] if item.last < len(reading.tokens) else None
    if after is None or not after.is_word or after.capital:
        return False
    return after.low in _VERBS or after.low.endswith(("ed", "es", "rs", "ts", "ns", "ds"))


_VERBS = frozenset("is was has had will would may might could can did does said says told".split())
_COMMON_ENDINGS = (
    "s",
    "ing",
    "ed",
    "tion",
    "sion",
    "ment",
    "ity",
    "ance",
    "ence",
    "ism",
    "ness",
    "ship",
    "ure",
    "th",
    "ly",
    "age",
    "ery",
    "men",
    "people",
    "cy",
    "gy",
    "my",
    "hood",
)
_UNCOUNTED = frozenset(
    """
    output trade oil debt income demand supply research work aid money food water gas coal steel wheat
    corn power industry business labor crime war peace health care land time evidence progress staff
    law fuel data media personnel revenue stock capital credit support control access use
    """.split()
)


def _is_introduced(comparison: Comparison, place: int, item: Item) -> bool:
    """Whether the context has the name, and the quotes have no other that the statement leaves out."""
    return is_in_context(comparison, item) and not _left_out(comparison, place, item)


def _left_out(comparison: Comparison, place: int, item: Item) -> str:
    """A name, of the same sort, in the sentences that answer, which the statement does not have."""
    statement, source = comparison.statement, comparison.source
    answering = comparison.answering
    names = [one for one in statement.items if one.kind == item.kind]
    for at, theirs in enumerate(source.items):
        if theirs.kind != item.kind or at in comparison.theirs or not _is_alike(item, theirs):
            continue
        if source.sentence(at) not in answering or _is_lightly_named(theirs):
            continue
        if not any(is_same_name(comparison, one, theirs) for one in names):
            return comparison.quoted(theirs)
    return ""


def _is_lightly_named(item: Item) -> bool:
    name = item.mention
    return isinstance(name, Name) and (name.key in GENERIC or name.key in TITLES)


def _in_its_place(comparison: Comparison, place: int, item: Item) -> Item | None:
    """The other name that the source has just where the statement has this one."""
    found = []
    for other in comparison.opposite(place):
        theirs = comparison.source.items[other]
        if theirs.kind not in ("name", "identifier"):
            continue
        if _is_lightly_named(theirs) or not _is_tight(comparison, place):
            continue
        explained = _is_explained(comparison.source, other)
        if (
            not explained
            and not _is_alike(item, theirs)
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


def _is_alike(ours: Item, theirs: Item) -> bool:
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
    if comparison.is_verbatim(place):
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
        and not _is_explained(source, at)
        and source.sentence(at) in answering
        and is_same_name(comparison, one, theirs)
    ]
    return bool(mine) and len(mine) >= len(yours)


def _is_explained(source: Reading, at: int) -> bool:
    """Whether a name only explains, in a bracket, the one before it: “the Department (DOE)”."""
    first = source.items[at].first
    return (
        bool(at) and source.tokens[first - 1].text == "(" and source.items[at - 1].last == first - 1
    )


def _explains_another(comparison: Comparison, item: Item, other: int) -> bool:
    """Whether both names stand in brackets to explain the name before, and are two names."""
    statement = comparison.statement
    place = statement.item_at[item.first]
    return _is_explained(statement, place) and _is_explained(comparison.source, other)


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


def _check_rank(comparison: Comparison, place: int, item: Item) -> None:
    """Adds a gap for an admiral who is a general in the quotes."""
    name = item.mention
    if not isinstance(name, Name) or name.key not in RANKS:
        return
    for other in comparison.opposite(place):
        theirs = comparison.source.items[other]
        mention = theirs.mention
        if isinstance(mention, Name) and mention.key in RANKS and mention.key != name.key:
            _say(comparison, item, comparison.quoted(theirs))
            return


def _nearest(comparison: Comparison, place: int, item: Item) -> str:
    """The name of the quotes that the statement leaves out, of the same sort."""
    theirs = [comparison.source.items[other] for other in comparison.opposite(place)]
    theirs += [
        one
        for at, one in enumerate(comparison.source.items)
        if at not in comparison.theirs and one.kind == item.kind
    ]
    for one in theirs:
        if one.kind == item.kind and _is_alike(item, one):
            return comparison.quoted(one)
    return ""


def _say(comparison: Comparison, item: Item, nearest: str) -> None:
    said = comparison.said(item)
    quotes = f"the quotes say {nearest}" if nearest else "the quotes do not name it"
    comparison.report(
        "name", item.first, item.last, f"the statement says {said}; {quotes}", nearest
    )
