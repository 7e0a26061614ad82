"""Can a reader see a piece of text?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from .painted import Colour
from .pieces import Box

# Below this, in points, nobody reads; what is paler on its ground than this ratio, nobody sees.
SMALLEST = 3.5
LEAST_CONTRAST = 1.35
_LEAST_OPACITY = 64
# How much of a text may be cut off: a stroke at its edge may stand out a little.
_LEAST_SHOWN = 0.6
_WHITE = (255, 255, 255)


class Ground(Struct, frozen=True):
    """An opaque area: its box, its colour (None for a picture), and when it was painted."""

    box: Box
    colour: tuple[int, int, int] | None
    order: int


def why_unseen(
    box: Box,
    size: float,
    fill: Colour | None,
    order: int,
    clip: Box | None,
    grounds: Sequence[Ground],
) -> str:
    """Why a text cannot be seen, as words that follow “it”; empty when it can."""
    if size < SMALLEST:
        return f"is {size:.1f} points high"
    if fill is not None and fill[3] < _LEAST_OPACITY:
        return "is transparent"
    if clip is not None and _share(box, clip) < _LEAST_SHOWN:
        return "is cut off"
    under: tuple[int, int, int] | None = _WHITE
    x, y = box.centre
    for ground in grounds:
        left, bottom, right, top = ground.box
        if not (left <= x <= right and bottom <= y <= top):
            continue
        if ground.order > order and _share(box, ground.box) > _LEAST_SHOWN:
            return "is covered"
        if ground.order < order:
            under = ground.colour
    if fill is not None and under is not None and contrast(fill[:3], under) < LEAST_CONTRAST:
        return "has the colour of its ground"
    return ""


@lru_cache(maxsize=256)
def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """The contrast of two colours, from 1 to 21, as the Web Content Accessibility Guidelines do."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: tuple[int, ...]) -> float:
    parts = [part / 255 for part in colour]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _share(box: Box, other: Box) -> float:
    """How much of a box lies in another, from 0 to 1."""
    both = box.meet(other)
    area = box.width * box.height
    if area <= 0:
        return 1.0
    return max(0.0, both.width) * max(0.0, both.height) / area
