"""What is found out by where everything came to stand: what is to float, and leaves no hole."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from ...model.theme import Theme
from ..fit.placed import Grid, Placed

# So much, in points, may be left free at the foot of a column.
_HOLE = 50.0
# What is less than so far apart is in one line.
_LINE = 6.0


class Settled(Struct, frozen=True):
    """How a document is to be set: the numbers of the figures and boxes that float.

    `low` are those of what goes across the columns and must not go to the head of a page; `broken`
    those of what Typst would set over something else in a page's narrow rest: they stand where they
    are called, and may be broken. What cannot be broken, a figure or a box, begins a `fresh` page,
    and so does what goes across and is called behind it, where it came to the same page. What
    floats would come behind something broken that is called after it: it is `held` where it is.
    `away` says of the numbers of findings how many letters of others stand between them and the
    text.
    """

    floating: frozenset[int] = frozenset()
    low: frozenset[int] = frozenset()
    broken: frozenset[int] = frozenset()
    fresh: frozenset[int] = frozenset()
    held: frozenset[int] = frozenset()
    away: Mapping[int, int] = field(default_factory=dict)


def settle(theme: Theme, placed: Sequence[Placed], before: Settled) -> Settled:
    """How the document is to be set next, by where everything stands; the same at the end."""
    grid = Grid.of(theme)
    too_high = _too_high(grid, placed)
    broken = before.broken | too_high
    fresh = before.fresh | (before.broken & too_high) | _late(placed, before.fresh & too_high)
    held = before.held | _overtaken(grid, placed, before.floating, before.broken)
    floating = _floating(grid, placed, before.floating) - broken - held
    return Settled(floating, before.low | _low(placed), broken, fresh, held, _away(grid, placed))


def _too_high(grid: Grid, placed: Sequence[Placed]) -> frozenset[int]:
    """What is higher than its column is deep below it.

    A figure across went below it afterwards, or it floats and is higher than any column.
    """
    heights = {one.name[0]: one.name[1] for one in placed if one.kind == "high"}
    own = ((int(one.name), one) for one in placed if one.kind == "own")
    return frozenset(
        name for name, one in own if one.y + heights.get(name, 0.0) > grid.foot(one, placed) + _LINE
    )


def _late(placed: Sequence[Placed], fresh: frozenset[int]) -> frozenset[int]:
    """What goes across on a page with something called before it that has no room there."""
    pages = {one.page: int(one.name) for one in placed if one.kind == "own" and one.name in fresh}
    return frozenset(
        int(over.name)
        for over in placed
        if over.kind == "over" and pages.get(over.page, int(over.name)) < int(over.name)
    )


def _overtaken(
    grid: Grid, placed: Sequence[Placed], floating: frozenset[int], broken: frozenset[int]
) -> frozenset[int]:
    """What floats and stands behind something broken that is called after it."""
    places = {int(one.name): _along(grid, one) for one in placed if one.kind == "own"}
    return frozenset(
        one
        for one in floating & places.keys()
        if any(one < other and places[other] < places[one] for other in broken & places.keys())
    )


def _low(placed: Sequence[Placed]) -> frozenset[int]:
    """What goes across at the head of a page above what was called before it."""
    own = [one for one in placed if one.kind == "own"]
    return frozenset(
        int(over.name)
        for over in placed
        if over.kind == "over"
        and any(
            one.page == over.page and one.y > over.y and int(one.name) < int(over.name)
            for one in own
        )
    )


def _floating(grid: Grid, placed: Sequence[Placed], floating: frozenset[int]) -> frozenset[int]:
    """What is to float besides what does.

    That is what left a hole behind, and what came to stand before a figure that is called before
    it and floats.
    """
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


def _away(grid: Grid, placed: Sequence[Placed]) -> dict[int, int]:
    """The numbers of findings in one line stand beside each other."""
    away: dict[int, int] = {}
    before: Placed | None = None
    for one in placed:
        if one.kind != "flag":
            continue
        away[one.name[0]] = 0
        if before is not None and _are_beside(grid, before, one):
            taken = len(",".join(map(str, before.name))) + 1
            away[one.name[0]] = away[before.name[0]] + taken
        before = one
    return away


def _are_beside(grid: Grid, one: Placed, other: Placed) -> bool:
    # They stand anywhere in their lines, not where a column begins.
    first, second = (int((spot.x - grid.left + 0.5) // grid.step) for spot in (one, other))
    return (one.page, first) == (other.page, second) and abs(one.y - other.y) < _LINE


def _along(grid: Grid, spot: Placed) -> tuple[int, int, float]:
    return spot.page, grid.column(spot), spot.y
