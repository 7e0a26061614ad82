"""Do the quotes name whom and what a statement names, and in the same place?"""

from __future__ import annotations

from ..comparison import Comparison
from ..names.institutions import RANKS
from ..names.reading import Name
from ..reading import Item, Reading
from ..verbs import SAYING
from .entities import Entity, find_entities, look_up
from .name_match import (
    is_alike,
    is_in_context,
    is_in_source,
    is_light,
    is_lightly_named,
    is_same_name,
)
from .pronouns import heads, is_nowhere, pronoun_at_head, pronoun_for
from .short_forms import (
    is_abbreviated,
    is_glued,
    is_initial,
    is_of_family,
    is_spaced,
    is_spelt_out,
)


def check_names(comparison: Comparison) -> None:
    """Adds a gap for each name of the statement that the quotes lack or put another in place of.

    A row of capitalised words is one name. `nearest` of the gap is the name that the quotes have in
    its stead; it is empty where they only do not have this one.
    """
    entities = {entity.first: entity for entity in find_entities(comparison.statement)}
    inside = {at for one in entities.values() for at in range(one.first, one.last)}
    for place in sorted(comparison.claims("name") + comparison.claims("identifier")):
        item = comparison.statement.items[place]
        if is_light(comparison, item):
            _check_rank(comparison, place, item)
        if place in entities:
            _check_entity(comparison, entities[place])
        elif place not in inside and not is_light(comparison, item):
            _check_item(comparison, place, item)


def _check_entity(comparison: Comparison, entity: Entity) -> None:
    places = [
        at
        for at in range(entity.first, entity.last)
        if comparison.statement.items[at].kind == "name"
        and not is_light(comparison, comparison.statement.items[at])
    ]
    if not entity.words or not places:
        return
    verdict = look_up(comparison, entity)
    if verdict.there or _is_short_there(comparison, places):
        return
    items = [comparison.statement.items[at] for at in places]
    if not verdict.other and all(
        _is_introduced(comparison, at, item) for at, item in zip(places, items, strict=True)
    ):
        return
    other = verdict.other or _in_its_stead(comparison, places)
    if other or not _is_any_word(comparison, places):
        _say(comparison, places, other)


def _is_any_word(comparison: Comparison, places: list[int]) -> bool:
    """Whether what is large at a sentence's head alone is most likely a word that no list has."""
    if len(places) > 1 or not _is_lone_head(comparison, places[0]):
        return False
    if pronoun_for(comparison, places):
        return False
    item = comparison.statement.items[places[0]]
    tokens = comparison.statement.tokens
    behind = tokens[item.last].low if item.last < len(tokens) else ""
    return tokens[item.first].low.endswith(_ENDINGS) and behind not in SAYING


# Of words of the sciences and of the plural, of which no list has all.
_ENDINGS = tuple(
    "s ing ed tion sion ment ity ance ence ism ness ship ure age ery cy gy my hood al ar ic ous "
    "in ine ase ose one ide ium oid cyte gene".split()
)


def _is_short_there(comparison: Comparison, places: list[int]) -> bool:
    """Whether the source has a name in its first letters, or its first word in one letter."""
    items = comparison.statement.items
    first, last = items[places[0]].first, items[places[-1]].last
    name = comparison.statement.words(first, last)
    if is_abbreviated(comparison, first, last) or is_glued(comparison, name):
        return True
    if is_spaced(comparison, name):
        return True
    return len(places) == 1 and is_initial(comparison, first)


def _check_item(comparison: Comparison, place: int, item: Item) -> None:
    there = is_in_source(comparison, item) or _is_short_there(comparison, [place])
    if not there and not _is_introduced(comparison, place, item):
        _say(comparison, [place], _in_its_stead(comparison, [place]))


def _in_its_stead(comparison: Comparison, places: list[int]) -> str:
    """The name of the same sort that the quotes have just where the statement has this one."""
    statement, source = comparison.statement, comparison.source
    names = [one for one in statement.items if one.kind == "name"]
    if pronoun_at_head(comparison, places):
        return ""
    for place in places:
        item = statement.items[place]
        for other in comparison.opposite(place):
            theirs = source.items[other]
            if theirs.kind != item.kind or is_lightly_named(theirs):
                continue
            copied = comparison.lane(place).is_copy
            both_head = heads(statement, place) and heads(source, other)
            if not (copied or both_head or is_alike(item, theirs)):
                continue
            if _is_lone_head(comparison, place) and not heads(source, other):
                continue
            if not _is_told(comparison, names, theirs):
                return _whole(comparison, theirs)
    for place, step in ((places[0], -1), (places[-1], 1)):
        found = _beside_the_same(comparison, place, step) or _joined_to_the_same(comparison, place)
        if found and not _is_told(comparison, names, found):
            return _whole(comparison, found)
    return ""


def _is_told(comparison: Comparison, names: list[Item], theirs: Item) -> bool:
    """Whether the statement has a name of the quotes too, so that it is in no other's stead."""
    name = comparison.quoted(theirs)
    if is_spelt_out(comparison, name):
        return True
    if any(is_same_name(comparison, one, theirs) for one in names):
        return True
    numbered = [one for one in comparison.statement.items if one.kind in ("name", "identifier")]
    return any(is_of_family(comparison.said(one), name) for one in numbered)


def _beside_the_same(comparison: Comparison, place: int, step: int) -> Item | None:
    """The name that the quotes have beside the word that stands beside the statement's name.

    So it is with “Putin said” for “China said”, and with “troops in Russia” for “troops in China”.
    """
    word = _next_of_weight(comparison.statement, place, step)
    if word is None or comparison.statement.items[word].kind != "word":
        return None
    source, key = comparison.source, comparison.statement.items[word].key
    found = None
    for at, item in enumerate(source.items):
        if item.key != key or source.sentence(at) not in comparison.answering:
            continue
        beside = _next_of_weight(source, at, -step)
        if beside is None or source.items[beside].kind != "name":
            return None
        found = found or source.items[beside]
    return None if found is None or is_lightly_named(found) else found


def _joined_to_the_same(comparison: Comparison, place: int) -> Item | None:
    """The name that the quotes join to the name to which the statement joins its own.

    So it is with “Putin and Kim” for “China and Kim”.
    """
    statement, source = comparison.statement, comparison.source
    for partner in _partners(statement, place):
        ours = statement.items[partner]
        for at in source.mentions("name"):
            theirs = source.items[at]
            if source.sentence(at) in comparison.answering and is_same_name(
                comparison, ours, theirs
            ):
                others = [source.items[other] for other in _partners(source, at)]
                return next((one for one in others if not is_lightly_named(one)), None)
    return None


def _partners(reading: Reading, place: int) -> list[int]:
    """The names that are joined to one by “and”, “or” or a hyphen."""
    found = []
    for other in range(max(0, place - 2), min(len(reading.items), place + 3)):
        one, item = sorted((reading.items[place], reading.items[other]), key=lambda it: it.first)
        between = [token.low for token in reading.tokens[one.last : item.first]]
        if reading.items[other].kind == "name" and between in (["and"], ["or"], ["-"]):
            found.append(other)
    return found


def _next_of_weight(reading: Reading, place: int, step: int) -> int | None:
    """The next item of weight on one side of another, with no mark of a clause between."""
    at = place + step
    while 0 <= at < len(reading.items) and abs(at - place) <= 3:
        begin, end = sorted((reading.items[at].first, reading.items[place].first))
        if any(token.text in _BREAKS for token in reading.tokens[begin:end]):
            return None
        if reading.items[at].weight >= 1:
            return at
        at += step
    return None


_BREAKS = frozenset(",;:.()")


def _is_lone_head(comparison: Comparison, place: int) -> bool:
    """Whether a word is large at a sentence's head alone, so that it may be no name at all."""
    reading = comparison.statement
    item = reading.items[place]
    if not isinstance(item.mention, Name) or item.mention.kind != "word":
        return False
    if not heads(reading, place) or comparison.lane(place).is_copy:
        return False
    behind = reading.tokens[item.last] if item.last < len(reading.tokens) else None
    return behind is None or not (behind.capital or behind.kind == "owner")


def _whole(comparison: Comparison, item: Item) -> str:
    """A name of the source with the words of its row."""
    source = comparison.source
    at = source.item_at[item.first]
    for entity in find_entities(source):
        if entity.first <= at < entity.last:
            return source.words(
                source.items[entity.first].first, source.items[entity.last - 1].last
            )
    return comparison.quoted(item)


def _say(comparison: Comparison, places: list[int], nearest: str) -> None:
    """Adds one gap for a name of several words, with what to do where the quotes have a pronoun."""
    items = [comparison.statement.items[at] for at in places]
    first, last = items[0].first, items[-1].last
    said = comparison.statement.words(first, last)
    quotes = f"the quotes say {nearest}" if nearest else "the quotes do not name it"
    if not nearest and (pronoun := pronoun_for(comparison, places)):
        quotes = f"the quotes say “{pronoun}”"
        if is_nowhere(comparison, said):
            quotes = f"{quotes}, and no page of the source has {said}"
        else:
            remedy = f"lengthen the quote to where it is named, or write [{said}] in it"
            quotes = f"{quotes}: {remedy}"
    comparison.report("name", first, last, f"the statement says {said}; {quotes}", nearest)


def _is_introduced(comparison: Comparison, place: int, item: Item) -> bool:
    """Whether the context has the name, and the statement leaves out none of the quotes'."""
    return is_in_context(comparison, item) and not _left_out(comparison, place, item)


def _left_out(comparison: Comparison, place: int, item: Item) -> str:
    """A name, of the same sort, in the sentences that answer, which the statement does not have."""
    statement, source = comparison.statement, comparison.source
    answering = comparison.answering
    names = [one for one in statement.items if one.kind == item.kind]
    for at, theirs in enumerate(source.items):
        if theirs.kind != item.kind or at in comparison.theirs or not is_alike(item, theirs):
            continue
        if source.sentence(at) not in answering or is_lightly_named(theirs):
            continue
        if not any(is_same_name(comparison, one, theirs) for one in names):
            return comparison.quoted(theirs)
    return ""


def _check_rank(comparison: Comparison, place: int, item: Item) -> None:
    """Adds a gap for an admiral who is a general in the quotes."""
    name = item.mention
    if not isinstance(name, Name) or name.key not in RANKS:
        return
    for other in comparison.opposite(place):
        theirs = comparison.source.items[other]
        mention = theirs.mention
        if isinstance(mention, Name) and mention.key in RANKS and mention.key != name.key:
            _say(comparison, [place], comparison.quoted(theirs))
            return
