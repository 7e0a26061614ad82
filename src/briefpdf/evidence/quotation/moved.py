"""What became of a quotation in another edition of its source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from ...source.pattern import lazy_pattern
from .find import Match, find_quote
from .locator import NAMED
from .normalise import fold
from .passage import Paged, Place

if TYPE_CHECKING:
    from .nearest import Nearest

Outcome = Literal["same", "moved", "changed", "gone"]

# A passage that shares fewer of a quotation's words, and is less like it letter by letter, is
# another passage.
_LEAST_SHARED, _LEAST_LIKE = 0.5, 70.0


_SENTENCE = lazy_pattern(r"\S.*?(?:[.!?][\"'”’)]*(?=\s)|(?=\n\s*\n)|\Z)", re.DOTALL)


class Pages(Struct, frozen=True):
    """Pages with their labels, as `Paged`."""

    pages: tuple[str, ...]
    labels: tuple[str, ...]


class Fate(Struct, frozen=True):
    """What became of a quotation: `places` are where it, or what it was changed to, now stands.

    `diff` is what changed, as `Nearest` has it; `decided` says that it stands on one page only, or
    on the one that its locator names, `misled` that the locator names another. Of what was changed,
    `earlier` are the places before, and `likeness` is from 0 to 100.
    """

    outcome: Outcome
    places: tuple[Place, ...] = ()
    diff: str = ""
    decided: bool = True
    misled: bool = False
    earlier: tuple[Place, ...] = ()
    likeness: float = 0.0


def follow(quote: str, locator: str | None, earlier: Paged | None, now: Paged) -> Fate:
    """What became of a quotation of the `earlier` edition, where there is one, in that of `now`."""
    match = find_quote(quote, now, locator)
    before = find_quote(quote, earlier, locator) if earlier is not None else Match()
    if match.found:
        stays = match.agrees
        if stays is None:
            stays = not before.found or not any(now.labels) or bool(_pages(before) & _pages(match))
        outcome: Outcome = "same" if stays else "moved"
        return Fate(outcome, match.places, "", not match.several, match.agrees is False)
    nearest = match.nearest
    if nearest and before.found and earlier and _was_beside(nearest.place.words, before, earlier):
        # What stood beside the quote already is not what it became, however like it is.
        nearest = find_quote(quote, _only_new(earlier, now)).nearest
    if nearest is None or not _is_alike(quote, nearest):
        return Fate("gone")
    changed = Fate("changed", (nearest.place,), nearest.diff)
    return replace(changed, earlier=before.places, likeness=nearest.likeness)


def settle(fates: Sequence[Fate]) -> list[Fate]:
    """The fates of several quotations: of those that stood apart, one became a passage at most.

    That is the one most like it; the others are gone.
    """
    changed = [one for one in fates if one.outcome == "changed"]
    return [
        Fate("gone")
        if one.outcome == "changed" and any(_is_less(one, other) for other in changed)
        else one
        for one in fates
    ]


def _is_less(one: Fate, other: Fate) -> bool:
    """Whether a quotation became a passage less than another one did, which stood elsewhere."""
    apart = one.earlier and other.earlier and not _meet(one.earlier, other.earlier)
    return bool(apart) and one.likeness < other.likeness and _meet(one.places, other.places)


def _is_alike(quote: str, nearest: Nearest) -> bool:
    return nearest.likeness >= _LEAST_LIKE or _shared(quote, nearest.place.words) >= _LEAST_SHARED


@lru_cache(maxsize=1)
def _only_new(earlier: Paged, now: Paged) -> Pages:
    """An edition with blanks for each sentence that the earlier one has, too."""
    old = {_plain(one[0]) for page in earlier.pages for one in _SENTENCE.finditer(page)}
    pages = (
        _SENTENCE.sub(lambda one: " " * len(one[0]) if _plain(one[0]) in old else one[0], page)
        for page in now.pages
    )
    return Pages(tuple(pages), now.labels)


def _plain(sentence: str) -> str:
    return " ".join(fold(sentence).text.split())


def _was_beside(words: str, before: Match, earlier: Paged) -> bool:
    """Whether the earlier edition had a passage, too, elsewhere than the quotation stood there."""
    places = find_quote(words, earlier).places
    return any(not _meet([place], before.places) for place in places)


def _meet(some: Iterable[Place], others: Sequence[Place]) -> bool:
    """Whether a place of some and one of the others have characters in common."""
    return any(
        (one.first, one.start) < (other.last, other.end)
        and (other.first, other.start) < (one.last, one.end)
        for one in some
        for other in others
    )


def _pages(match: Match) -> set[tuple[str, ...]]:
    return {place.labels for place in match.places}


def _shared(quote: str, words: str) -> float:
    """How many of the words of two passages both have in the same order, from 0 to 1."""
    from rapidfuzz.distance import Indel  # Only a quote that was not found needs it.

    one, other = (fold(text).text.casefold().split() for text in (quote, words))
    return Indel.normalized_similarity(one, other)


def relocated(quote: str, locator: str, place: Place, now: Paged, plain: str) -> str | None:
    """A locator with the page of a place in it; `plain` is how that page is named by itself.

    None where what stands around the page may belong to it, so that only a person can say.
    """
    for new in _candidates(locator, place, now, plain):
        if find_quote(quote, now, new).agrees:
            return new
    return None


def _candidates(locator: str, place: Place, now: Paged, plain: str) -> Iterator[str]:
    match, label = NAMED.search(locator), now.labels[place.first]
    if place.first == place.last and label:
        if match is not None and match["pages"].isalnum():
            start, end = match.span("pages")
            page = str(place.first + 1) if match["pdf"] else label
            yield f"{locator[:start]}{page}{locator[end:]}"
        elif locator.strip().isalnum():
            yield label
    if plain and (match is None or match[0] == locator.strip()):
        yield plain
