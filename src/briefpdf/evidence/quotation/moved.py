"""What became of a quotation in another edition of its source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from .find import Match, find_quote
from .locator import NAMED
from .normalise import fold
from .passage import Paged, Place

Outcome = Literal["same", "moved", "changed", "gone"]

# A passage that shares fewer of a quotation's words, and is less like it letter by letter, is
# another passage.
_LEAST_SHARED, _LEAST_LIKE = 0.5, 70.0


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a quotation: `places` are where it, or what it was changed to, now stands.

    `diff` is what changed, as `Nearest` has it; `decided` says that it stands on one page only, or
    on the one that its locator names, `misled` that the locator names another.
    """

    outcome: Outcome
    places: tuple[Place, ...] = ()
    diff: str = ""
    decided: bool = True
    misled: bool = False


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
    if nearest is None:
        return Fate("gone")
    words = nearest.place.words
    alike = nearest.likeness >= _LEAST_LIKE or _shared(quote, words) >= _LEAST_SHARED
    if not alike or (earlier is not None and before.found and _was_beside(words, before, earlier)):
        return Fate("gone")
    return Fate("changed", (nearest.place,), nearest.diff)


def _was_beside(words: str, before: Match, earlier: Paged) -> bool:
    """Whether the earlier edition had a passage, too, elsewhere than the quotation stood there."""
    return any(
        not any(
            (place.first, place.start) < (one.last, one.end)
            and (one.first, one.start) < (place.last, place.end)
            for one in before.places
        )
        for place in find_quote(words, earlier).places
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
