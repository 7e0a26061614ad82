"""PDF004: text that stands outside its column or its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from ...engines.content.findings import start_of
from ...engines.style.settings import table
from ...model.document import Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..reading.pieces import Pages, Piece
from ..words.findings import StyleFiles, shortened
from ..words.passages import Looked

if TYPE_CHECKING:
    from ..reading.tags import Tag


OUTSIDE = "PDF004"
# A slanted letter leans out of its column a little, and a hyphen may hang.
_LEANING = 2.5
_MOST = 5


class Grid(Struct, frozen=True):
    """The columns of a style from the left, in points, and how far down its text may stand.

    `height` is the page's; `depth` is the lowest baseline from its top, none when not set.
    """

    columns: tuple[tuple[float, float], ...]
    depth: float | None

    @property
    def whole(self) -> tuple[float, float]:
        """From the left edge of the first column to the right edge of the last."""
        return self.columns[0][0], self.columns[-1][1]


def grid_of(theme: Theme) -> Grid | None:
    """The grid that a style sets in theme.toml; None where it sets no whole one."""
    page, grid = table(theme, "page"), table(theme, "grid")
    named = [page.get("width"), page.get("left"), page.get("right")]
    if not all(isinstance(value, (int, float)) for value in named):
        return None
    width, left, right = (float(value) for value in named if value is not None)
    count, gap, column = (grid.get(name) for name in ("columns", "gap", "column_width"))
    depth = page.get("last_baseline")
    lowest = float(depth) if isinstance(depth, (int, float)) else None
    if not (isinstance(count, int) and isinstance(gap, (int, float)) and 1 <= count <= 12):
        return Grid(((left, width - right),), lowest)
    if not isinstance(column, (int, float)):
        column = (width - left - right - (count - 1) * gap) / count
    starts = [left + index * (column + gap) for index in range(count)]
    return Grid(tuple((start, start + column) for start in starts), lowest)


def check_columns(
    document: Document, theme: Theme, pages: Pages, looked: Iterable[Looked], files: StyleFiles
) -> list[Diagnostic]:
    """A finding for each passage that is not in its column, and for all text off the page."""
    found = list(_off_page(document, pages, files))
    if found:
        return found[:_MOST]
    if (grid := grid_of(theme)) is not None:
        found = list(_off_grid(document, pages, grid, looked, files))
    return found[:_MOST]


def _off_page(document: Document, pages: Pages, files: StyleFiles) -> Iterator[Diagnostic]:
    for piece in pages.pieces:
        size, box = pages.sizes[piece.page], piece.box
        out = max(-box.left, -box.bottom, box.right - size.width, box.top - size.height)
        # A word behind the text, such as that of a draft, may touch the edges.
        if out > 0.5 and not (piece.is_artifact and not piece.is_upright):
            message = f"text stands {out:.0f} points off page {piece.page + 1}"
            yield Diagnostic(
                OUTSIDE,
                f"{message}: “{shortened(piece.text)}”",
                start_of(document),
                (f"Mend {files.places} so that the text keeps to the page.",),
                brief=document.meta.brief,
            )


def _off_grid(
    document: Document, pages: Pages, grid: Grid, looked: Iterable[Looked], files: StyleFiles
) -> Iterator[Diagnostic]:
    for one in looked:
        places = [grid.whole] if one.passage.across else grid.columns
        for piece in one.pieces:
            out = _outside(piece, places, grid, pages.sizes[piece.page].height)
            if out > _LEANING:
                origin = one.passage.parts[0].origin
                where = "the text's grid" if one.passage.across else "its column"
                message = f"text stands {out:.0f} points outside {where} on page {piece.page + 1}"
                yield Diagnostic(
                    OUTSIDE,
                    f"{message}: “{shortened(piece.text)}”",
                    start_of(document) if one.passage.source else origin,
                    (f"Shorten what cannot be broken there, or mend {files.places}.",),
                    source=one.passage.source,
                    brief=document.meta.brief,
                )
                break


def _outside(
    piece: Piece, places: Iterable[tuple[float, float]], grid: Grid, height: float
) -> float:
    """How far a piece stands out of the nearest of some columns, or below the last baseline."""
    box = piece.box
    sideways = min(max(left - box.left, box.right - right) for left, right in places)
    if grid.depth is None or not piece.is_upright:
        return sideways
    # Even a line's tallest letters stand below the last baseline: the line is too low.
    return max(sideways, height - box.top - grid.depth + _LEANING)


OVERLAP = "PDF005"
# Neighbours in a line touch: a kerned or slanted letter reaches over the next one a little, by a
# share of its size, and lines set solid touch with their longest strokes.
_TOUCHING, _SLANTED, _HIGH_ENOUGH, _WIDE_ENOUGH = 1.5, 0.3, 0.4, 0.08
# What is larger is a word behind the text.
_LARGEST = 60


def check_overlaps(
    document: Document,
    pieces: Iterable[Piece],
    looked: Iterable[Looked],
    tags: Tag | None,
    files: StyleFiles,
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
        found.setdefault(origin, _finding(document, origin, under, over, files))
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
            touching = max(_TOUCHING, _SLANTED * min(one.size, other.size))
            if (
                both.width > max(touching, _WIDE_ENOUGH * narrow)
                and both.height > _HIGH_ENOUGH * low
            ):
                yield (one, other) if painted < later else (other, one)


def _drawn(tags: Tag | None) -> frozenset[tuple[int, int]]:
    if tags is None:
        return frozenset()
    return frozenset(place for tag in tags.walk() if tag.role == "Figure" for place in tag.places())


def _finding(
    document: Document, origin: Span, under: Piece, over: Piece, files: StyleFiles
) -> Diagnostic:
    first, second = shortened(over.text), shortened(under.text)
    return Diagnostic(
        OVERLAP,
        f"text stands on other text on page {over.page + 1}: “{first}” on “{second}”",
        origin,
        (f"Mend {files.places}, or shorten what has no room there.",),
        brief=document.meta.brief,
    )
