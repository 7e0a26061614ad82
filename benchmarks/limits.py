"""Holds measured ratios to committed limits."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
import tomllib

LIMITS = Path(__file__).resolve().parent / "limits.toml"
# How far above what was measured a limit is set: machines differ by less, real losses by more.
MARGIN = 1.3

_HEAD = """\
# The most that each ratio of `scripts/bench --guard` may be: what was measured, and a margin.
# `scripts/bench --guard --write` measures and writes them anew; say in the commit why.

"""


def read_limits(path: Path = LIMITS) -> dict[str, float]:
    """The limits of a file, by the names of the ratios."""
    return {name: float(most) for name, most in tomllib.loads(path.read_text("utf-8")).items()}


def write_limits(figures: Mapping[str, float], path: Path = LIMITS) -> None:
    """Set each limit to what was measured, and the margin."""
    lines = [f"{name} = {figure * MARGIN:.3g}\n" for name, figure in figures.items()]
    path.write_text(_HEAD + "".join(lines), encoding="utf-8")


def judge(figures: Mapping[str, float], limits: Mapping[str, float]) -> list[str]:
    """What is wrong, in words: ratios over their limit, limits of which nothing was measured."""
    wrong = []
    for name in sorted(figures.keys() | limits.keys()):
        if name not in limits:
            wrong.append(f"{name} has no limit")
        elif name not in figures:
            wrong.append(f"{name} was not measured")
        # Written so that a figure that is no number is wrong too.
        elif not figures[name] <= limits[name]:
            wrong.append(f"{name} is {figures[name]:.3g}, over {limits[name]:.3g}")
    return wrong
