"""What columns are filled with: strips, which are never broken, and frames around several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from .pdf.sheet import Sheet

# Draws something on a sheet, from the left edge of its column and its own top.
Paint: TypeAlias = Callable[[Sheet, float, float], None]
# The same for a frame: with how high it is here, and whether it begins and ends here.
PaintFrame: TypeAlias = Callable[[Sheet, float, float, float, bool, bool], None]

# May a column end behind a strip? Always; only where what it is part of fits in no column; or
# only where that part of it fits in none.
FREE, KEPT, BOUND = 0, 1, 2


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A ground or border that is painted under the strips in it, in each column for itself."""

    paint: PaintFrame


@dataclass(frozen=True, slots=True, eq=False)
class Strip:
    """A part of the text that no column breaks; lengths in points.

    `after` is the space to the next strip, lost where a column ends; `bond` says whether one may
    end there. `again` are strips that are set once more above this one when a column begins with
    it. `block` is the place in the document of the block that it is part of; `anchors` are the
    places that it has for links.
    """

    height: float
    paint: Paint | None = None
    after: float = 0.0
    bond: int = FREE
    frames: tuple[Frame, ...] = ()
    again: tuple[Strip, ...] = ()
    block: int | None = None
    words: int = 0
    lines: int = 0
    anchors: tuple[str, ...] = ()


def depth(strips: Sequence[Strip]) -> float:
    """How deep strips are that stand below each other, without the space behind the last."""
    if not strips:
        return 0.0
    return sum(strip.height + strip.after for strip in strips) - strips[-1].after


def ended(strips: Sequence[Strip], after: float, bond: int | None = None) -> list[Strip]:
    """The strips with another space behind the last, and another bond to what follows."""
    if not strips:
        return []
    last = strips[-1]
    bond = last.bond if bond is None else bond
    return [*strips[:-1], replace(last, after=after, bond=bond)]


def bound(strips: Iterable[Strip], least: int = KEPT) -> list[Strip]:
    """The strips held together, all but the last to the next."""
    every = list(strips)
    held = [replace(strip, bond=max(strip.bond, least)) for strip in every[:-1]]
    return [*held, *every[-1:]]


def framed(strips: Iterable[Strip], frame: Frame) -> list[Strip]:
    """The strips in a frame, which goes around those they are in already."""
    return [_framed(strip, frame) for strip in strips]


def _framed(strip: Strip, frame: Frame) -> Strip:
    again = tuple(_framed(one, frame) for one in strip.again)
    return replace(strip, frames=(frame, *strip.frames), again=again)


def shifted(strips: Iterable[Strip], distance: float) -> list[Strip]:
    """The strips and their frames farther to the right."""
    frames: dict[Frame, Frame] = {}
    return [_shifted(strip, distance, frames) for strip in strips]


def _shifted(strip: Strip, distance: float, known: dict[Frame, Frame]) -> Strip:
    for frame in strip.frames:
        if frame not in known:
            known[frame] = Frame(_farther(frame.paint, distance))
    paint = _farther(strip.paint, distance) if strip.paint else None
    frames = tuple(known[frame] for frame in strip.frames)
    again = tuple(_shifted(one, distance, known) for one in strip.again)
    return replace(strip, paint=paint, frames=frames, again=again)


def _farther(paint: Callable[..., None], distance: float) -> Callable[..., None]:
    def farther(sheet: Sheet, x: float, *rest: float | bool) -> None:
        paint(sheet, x + distance, *rest)

    return farther


def loosened(strips: Sequence[Strip], tallest: float) -> list[Strip]:
    """The strips, with what is deeper than any column free to be broken: as little as will do."""
    for level in (KEPT, BOUND):
        loose: list[Strip] = []
        for group in _groups(strips):
            fits = depth(group) <= tallest
            loose += group if fits else [_eased(strip, level) for strip in group]
        strips = loose
    return list(strips)


def _eased(strip: Strip, level: int) -> Strip:
    return replace(strip, bond=FREE) if 0 < strip.bond <= level else strip


def _groups(strips: Iterable[Strip]) -> Iterable[list[Strip]]:
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if strip.bond == FREE:
            yield group
            group = []
    if group:
        yield group
