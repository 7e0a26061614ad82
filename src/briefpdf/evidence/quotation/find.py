"""Finds a quotation in an archived source, word for word."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from ...source.pattern import lazy_pattern
from .locator import located_pages
from .parts import Piece, parse_loosely, parse_quote
from .passage import Paged, Passages, Place, Stream, passages
from .regions import SHEET, Region, located_regions
from .search import Spans, find_spans

if TYPE_CHECKING:
    from .nearest import Nearest

# No quotation is longer, in characters, or has more parts between ellipses and brackets.
MAX_QUOTE, MAX_PARTS = 20_000, 50


class Match(Struct, frozen=True):
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
    if len(quote) > MAX_QUOTE:
        return Match(note=f"It is longer than {MAX_QUOTE:,} characters.")
    pieces = parse_quote(quote)
    if not pieces:
        return Match(note="It has no words.")
    if sum(map(len, pieces)) > MAX_PARTS:
        return Match(note=f"It has more than {MAX_PARTS} ellipses and brackets.")
    prepared = passages(archive)
    places = _places(prepared, quote, pieces)
    if not places and any(label.startswith(SHEET) for label in archive.labels):
        # A sheet holds 1500 and 0.125 where it shows 1,500 and 12.5%.
        held = _SHOWN.sub(_as_held, quote)
        places = _places(prepared, held, parse_quote(held)) if held != quote else ()
    if not places:
        from .nearest import nearest_finder  # Only a quote that was not found needs rapidfuzz.

        nearest = nearest_finder(prepared).find(quote)
        return Match(nearest=nearest, note=_why_not(prepared, pieces))
    regions = located_regions(locator, archive.pages, archive.labels)
    if regions is not None:
        return _within(places, regions)
    wanted = located_pages(locator, archive.labels)
    if wanted is None:
        return Match(places, None, _on_pages(places) > 1)
    return _located(places, wanted)


_SHOWN = lazy_pattern(
    r"(?<![\w.,])[$€£¥]?(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,12})?(%?)(?![\w%]|[.,]\d)"
)


def _as_held(shown: re.Match[str]) -> str:
    """A number as a sheet holds it, of how it shows one."""
    whole, part, percent = shown[1].replace(",", ""), shown[2] or "", shown[3]
    if whole[0] == "0" and len(whole) > 1:
        return shown[0]
    value = Decimal(whole + part) / (100 if percent else 1)
    return f"{value.normalize():f}"


def find_places(words: str, archive: Paged) -> tuple[Place, ...]:
    """Where a source has these words, as `find_quote` finds them; none where it has not."""
    pieces = parse_quote(words) if len(words) <= MAX_QUOTE else []
    if not pieces or sum(map(len, pieces)) > MAX_PARTS:
        return ()
    return _places(passages(archive), words, pieces)


def _places(prepared: Passages, quote: str, pieces: list[Piece]) -> tuple[Place, ...]:
    """Where a quotation stands: in one of the streams, or else in the text without blanks."""
    for stream in prepared.streams():
        spans = find_spans(stream, pieces)
        if spans:
            return _described(prepared, stream, spans)
    spans = find_spans(prepared.loose, parse_loosely(quote))
    return _described(prepared, prepared.loose, spans)


def _described(prepared: Passages, stream: Stream, spans: Spans) -> tuple[Place, ...]:
    return tuple(prepared.place_chain(stream, chain) for chain in spans)


def _on_pages(places: Sequence[Place]) -> int:
    """On how many different pages, or pairs of pages, the places are."""
    return len({(place.first, place.last) for place in places})


def _located(places: tuple[Place, ...], wanted: frozenset[int]) -> Match:
    """The match of places that a locator decides between."""
    there = [place for place in places if wanted & set(range(place.first, place.last + 1))]
    elsewhere = tuple(place for place in places if place not in there)
    return Match((*there, *elsewhere), bool(there), _on_pages(there or elsewhere) > 1)


def _within(places: tuple[Place, ...], regions: Sequence[Region]) -> Match:
    """The match of places that a locator decides between by parts of pages."""
    there = [
        place
        for place in places
        if any(
            (place.first, place.start) < (page, max(end, start + 1))
            and (page, start) < (place.last, place.end)
            for page, start, end in regions
        )
    ]
    elsewhere = tuple(place for place in places if place not in there)
    return Match((*there, *elsewhere), bool(there), not there and _on_pages(elsewhere) > 1)


def _why_not(prepared: Passages, pieces: list[Piece]) -> str:
    """Why a quotation is not found all of whose parts are; "" where one of them is not."""
    if len(pieces) == 1 or not all(find_spans(prepared.flow, [piece]) for piece in pieces):
        return ""
    return (
        "Its parts are in the source, but too far apart, in another order, "
        "or with a “not” between them that is left out."
    )
