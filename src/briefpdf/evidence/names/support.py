"""Do the quotes name whom and what a statement names, and in the same place?"""

from __future__ import annotations

from ..comparison import Comparison
from ..reading import Item
from .exchange import is_alike, is_lightly_named, name_in_its_place, say_name
from .first_words import check_first_words
from .institutions import RANKS
from .match import is_in_context, is_in_source, is_light, is_same_name
from .reading import Name


def check_names(comparison: Comparison) -> None:
    """Adds a gap for each name of the statement that the quotes lack or put another in place of."""
    places = comparison.claims("name") + comparison.claims("identifier")
    for place in sorted(places):
        item = comparison.statement.items[place]
        if is_light(comparison, item):
            _check_rank(comparison, place, item)
            continue
        other = name_in_its_place(comparison, place, item)
        if other is not None:
            say_name(comparison, item, comparison.quoted(other))
        elif not is_in_source(comparison, item) and not _is_introduced(comparison, place, item):
            say_name(comparison, item, _nearest(comparison, place, item))
    check_first_words(comparison)


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
            say_name(comparison, item, comparison.quoted(theirs))
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
        if one.kind == item.kind and is_alike(item, one):
            return comparison.quoted(one)
    return ""
