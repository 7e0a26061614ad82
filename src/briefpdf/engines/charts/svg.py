"""Shapes and texts as SVG whose text stays text, in the faces of the style."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ..style.settings import FontFace

Points = Sequence[tuple[float, float]]


def svg_of(shapes: Iterable[str], width: float, height: float, title: str) -> str:
    """An SVG element of shapes; `title` is read to who cannot see it.

    Lengths are in points, as the size of the element says.
    """
    drawn = "\n".join(shapes)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" style="display: block"'
        f' width="{_number(width)}pt" height="{_number(height)}pt"'
        f' viewBox="0 0 {_number(width)} {_number(height)}"><title>{escape(title)}</title>\n'
        f"{drawn}</svg>"
    )


def shape(
    kind: str,
    fill: str | None,
    stroke: str | None,
    thickness: float,
    dash: Iterable[float] = (),
    **numbers: float,
) -> str:
    """A rectangle, say, with its numbers by their names, and how it is painted."""
    return f"<{kind}{_attributes(**numbers)}{_paint(fill, stroke, thickness, dash)}/>"


def path(
    kind: str,
    points: Points,
    fill: str | None,
    stroke: str | None,
    thickness: float,
    dash: Iterable[float] = (),
) -> str:
    """What goes through points, and how it is painted."""
    through = " ".join(f"{_number(x)},{_number(y)}" for x, y in points)
    return f'<{kind} points="{through}"{_paint(fill, stroke, thickness, dash)}/>'


def text(x: float, baseline: float, words: str, face: FontFace, size: float, fill: str) -> str:
    """A piece of a line in one face."""
    font = (
        f' font-family="{escape(face.family)}" font-size="{_number(size)}"'
        f' font-weight="{face.weight}" font-style="{face.style}"'
    )
    place = _attributes(x=x, y=baseline)
    return f'<text{place}{font} fill="{fill}" xml:space="preserve">{escape(words)}</text>'


def _paint(fill: str | None, stroke: str | None, thickness: float, dash: Iterable[float]) -> str:
    painted = f' fill="{fill or "none"}"'
    if stroke is None or not thickness:
        return painted
    dashes = " ".join(map(_number, dash))
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return f'{painted} stroke="{stroke}" stroke-width="{_number(thickness)}"{dashed}'


def _attributes(**numbers: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in numbers.items())


def _number(value: float) -> str:
    """A number with at most three decimals, always the same for the same value."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
