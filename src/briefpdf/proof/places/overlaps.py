"""PDF005: text that is painted over other text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...engines.content.places import start_of
from ...model.document import Document
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..reading.pieces import Piece
from ..words.findings import shortened
from ..words.search import Looked

if TYPE_CHECKING:
    from ..reading.tags import Tag

OVERLAP = "PDF005"
# Neighbours in a line touch: a kerned or slanted letter reaches over the next one a little, and
# lines set solid touch with their longest strokes.
_TOUCHING, _HIGH_ENOUGH, _WIDE_ENOUGH = 1.5, 0.4, 0.08
# What is larger is a word behind the text.
_LARGEST = 60
_MOST = 5


def check_overlaps(
    document: Document, pieces: Iterable[Piece], looked: Iterable[Looked], tags: Tag | None
) -> list[Diagnostic]:
    """A finding for each pair of texts that stand on each other; drawings are left alone."""
    drawn = _drawn(tags)
    by_page: dict[int, list[Piece]] = {}
    for piece in pieces:
        in_figure = piece.mark is not None and (piece.page, piece.mark) in drawn
        if piece.is_upright and piece.size < _LARGEST and not in_figure and not piece.unseen:
            by_page.setdefault(piece.page, []).append(piece)
    origins = {
        id(piece): one.passage.parts[0].origin
        for one in looked
        for piece in one.pieces
        if one.passage.source is None
    }
    pairs = [pair for page in by_page.values() for pair in overlapping(page)]
    # A mark's number over a word says less than two passages over each other.
    known = [pair for pair in pairs if all(id(piece) in origins for piece in pair)]
    pairs = known or pairs
    found: dict[Span, Diagnostic] = {}
    for under, over in pairs:
        origin = origins.get(id(over)) or origins.get(id(under)) or start_of(document)
        found.setdefault(origin, _finding(document, origin, under, over))
    return list(found.values())[:_MOST]


def overlapping(pieces: list[Piece]) -> Iterator[tuple[Piece, Piece]]:
    """The pairs of pieces of one page of which a good part stands on the other, as painted."""
    ordered = sorted(enumerate(pieces), key=lambda numbered: numbered[1].box.bottom)
    for index, (painted, one) in enumerate(ordered):
        for later, other in ordered[index + 1 :]:
            if other.box.bottom >= one.box.top:
                break
            if min(one.box.right, other.box.right) - max(one.box.left, other.box.left) <= _TOUCHING:
                # So it is with nearly all: those that are beside each other.
                continue
            both = one.box.meet(other.box)
            low = min(one.box.height, other.box.height)
            narrow = min(one.box.width, other.box.width)
            if (
                both.width > max(_TOUCHING, _WIDE_ENOUGH * narrow)
                and both.height > _HIGH_ENOUGH * low
            ):
                yield (one, other) if painted < later else (other, one)


def _drawn(tags: Tag | None) -> frozenset[tuple[int, int]]:
    if tags is None:
        return frozenset()
    return frozenset(place for tag in tags.walk() if tag.role == "Figure" for place in tag.places())


def _finding(document: Document, origin: Span, under: Piece, over: Piece) -> Diagnostic:
    first, second = shortened(over.text), shortened(under.text)
    return Diagnostic(
        OVERLAP,
        f"text stands on other text on page {over.page + 1}: “{first}” on “{second}”",
        origin,
        ("Mend page.css, or shorten what has no room there.",),
        brief=document.meta.brief,
    )
