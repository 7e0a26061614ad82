"""PDF004: text that stands outside its column or its page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ...engines.content.places import start_of
from ...engines.style.settings import table
from ...model.document import Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..reading.pieces import Pages, Piece
from ..words.findings import shortened
from ..words.search import Looked

OUTSIDE = "PDF004"
# A slanted letter leans out of its column a little, and a hyphen may hang.
_LEANING = 2.5
_MOST = 5


@dataclass(frozen=True, slots=True)
class Grid:
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
    document: Document, theme: Theme, pages: Pages, looked: Iterable[Looked]
) -> list[Diagnostic]:
    """A finding for each passage that is not in its column, and for all text off the page."""
    found = list(_off_page(document, pages))
    if found:
        return found[:_MOST]
    if (grid := grid_of(theme)) is not None:
        found = list(_off_grid(document, pages, grid, looked))
    return found[:_MOST]


def _off_page(document: Document, pages: Pages) -> Iterator[Diagnostic]:
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
                ("Mend page.css so that the text keeps to the page.",),
                brief=document.meta.brief,
            )


def _off_grid(
    document: Document, pages: Pages, grid: Grid, looked: Iterable[Looked]
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
                    ("Shorten what cannot be broken there, or mend page.css.",),
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
