"""A style with its text set tighter, within the limits that it sets itself."""

from __future__ import annotations

from msgspec.structs import replace

from ...model.theme import Theme
from ..style.settings import number, table

# What each limit of `[fit]` tightens. All that is measured from baseline to baseline goes with the
# leading, so that baselines still fall where the style has them.
_TIGHTENED = {
    "size": (("sizes", "body"), ("sizes", "bullet"), ("sizes", "mark")),
    "leading": (
        ("sizes", "leading"),
        ("spaces", "heading_1"),
        ("spaces", "heading_2"),
        ("spaces", "below_heading"),
    ),
    "spaces": (("spaces", "paragraph"), ("spaces", "item"), ("spaces", "object")),
}
# Nobody reads with pleasure what is set tighter than this, whatever a style says.
_LEAST = {"size": 0.9, "leading": 0.9, "spaces": 0.25}


def can_tighten(theme: Theme) -> bool:
    """Whether a style lets its text be set tighter at all."""
    return any(_limit(theme, name) < 1 for name in _TIGHTENED)


def tightened(theme: Theme, t: float) -> Theme:
    """The style with its text set tighter: not at all when `t` is 0, to its limits when it is 1."""
    settings = dict(theme.settings)
    for limit, places in _TIGHTENED.items():
        factor = 1 - t * (1 - _limit(theme, limit))
        for name, key in places:
            if key in table(theme, name):
                value = round(number(theme, name, key, 0) * factor, 3)
                settings[name] = {**settings[name], key: value}
    return replace(theme, settings=settings)


def _limit(theme: Theme, name: str) -> float:
    return min(1.0, max(_LEAST[name], number(theme, "fit", name, 1)))
