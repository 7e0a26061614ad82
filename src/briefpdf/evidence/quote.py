"""Finds a quotation in an archived source, word for word."""

from __future__ import annotations

from dataclasses import dataclass

from .passage import Paged, Passages, Place, Stream, passages
from .quote_locator import located_pages
from .quote_nearest import Nearest, nearest_finder
from .quote_parts import Piece, parse_quote
from .quote_search import find_spans

# No quotation is longer: a book's page has some 3,000 characters.
MAX_QUOTE = 20_000


@dataclass(frozen=True, slots=True)
class Match:
    """Where a quotation stands in an archived source.

    `places` are where it was found, at most 100, in the order of the source. `agrees` says
    whether one of them is on the page that the locator names, None where it names no page of
    this source; `several` that there are places on different pages between which the locator
    does not decide. Where it was not found, `nearest` is the passage most like it, if any is, and
    `note` says why, where its words alone do not.
    """

    places: tuple[Place, ...] = ()
    agrees: bool | None = None
    several: bool = False
    nearest: Nearest | None = None
    note: str = ""

    @property
    def found(self) -> bool:
        """Whether the source has the quotation."""
        return bool(self.places)


def find_quote(quote: str, archive: Paged, locator: str | None = None) -> Match:
    """Find a quotation in a source; only form may differ, as `normalise.fold` says.

    Ellipses, brackets, a changed first capital and a stop at the end are understood. `places`
    has first those on the page that the locator names.
    """
    pieces = parse_quote(quote)
    if not pieces:
        return Match(note="the quote has no words")
    if len(quote) > MAX_QUOTE:
        return Match(note=f"the quote is longer than {MAX_QUOTE:,} characters")
    prepared = passages(archive)
    stream, spans = _spans(prepared, pieces)
    if not spans:
        return _not_found(quote, pieces, prepared)
    places = tuple(prepared.place_bare(stream, start, end) for start, end in spans)
    wanted = located_pages(locator, archive.labels)
    if wanted is None:
        return Match(places, None, len({(place.first, place.last) for place in places}) > 1)
    return _located(places, wanted)


def _spans(prepared: Passages, pieces: list[Piece]) -> tuple[Stream, list[tuple[int, int]]]:
    """Where the pieces stand in the running text, or else in the text with heads and feet."""
    spans = find_spans(prepared.flow, pieces)
    if spans or prepared.plain:
        return prepared.flow, spans
    return prepared.whole, find_spans(prepared.whole, pieces)


def _located(places: tuple[Place, ...], wanted: frozenset[int]) -> Match:
    """The match of places that a locator decides between."""
    there = [place for place in places if wanted & set(range(place.first, place.last + 1))]
    elsewhere = tuple(place for place in places if place not in there)
    chosen = there or elsewhere
    several = len({(place.first, place.last) for place in chosen}) > 1
    return Match((*there, *elsewhere), bool(there), several)


def _not_found(quote: str, pieces: list[Piece], prepared: Passages) -> Match:
    note = ""
    if len(pieces) > 1 and all(_spans(prepared, [piece])[1] for piece in pieces):
        note = (
            "its parts are in the source, but too far apart, in another order, "
            "or with a “not” between them that it leaves out"
        )
    return Match(nearest=nearest_finder(prepared).find(quote), note=note)
