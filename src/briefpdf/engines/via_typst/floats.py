"""Which figures and boxes float, so that none leaves a hole where it did not fit."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.theme import Theme
from ..fit.placed import Grid, Placed

# So much, in points, may be left free at the foot of a column.
_HOLE = 60.0


def floating_next(
    theme: Theme, placed: Sequence[Placed], floating: frozenset[int]
) -> frozenset[int]:
    """What is to float besides what does, by where everything came to stand.

    That is what left a hole behind, and what came to stand before a figure that is called before
    it and floats.
    """
    grid = Grid.of(theme)
    calls = {int(one.name): one for one in placed if one.kind == "call"}
    places = {int(one.name): _along(grid, one) for one in placed if one.kind == "own"}
    more = set(floating)
    furthest = (0, 0, 0.0)
    for one in sorted(calls.keys() & places.keys()):
        call, place = calls[one], places[one]
        hole = grid.foot(call, placed) - call.y
        if (place[:2] > _along(grid, call)[:2] and hole > _HOLE) or place < furthest:
            more.add(one)
        if one in more:
            furthest = max(furthest, place)
    return frozenset(more)


def _along(grid: Grid, spot: Placed) -> tuple[int, int, float]:
    return spot.page, grid.column(spot), spot.y
