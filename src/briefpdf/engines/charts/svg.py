"""SVG whose text stays text, in the faces of the style: `x` runs to the right, `y` down, in points.

The SVG that reportlab writes cuts the baselines of text down to whole points and colours to whole
percents, and has no title to set.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from ..style.settings import FontFace
from .look import colour_of

Points = Sequence[tuple[float, float]]


def svg_of(elements: Iterable[str], width: float, height: float, title: str) -> str:
    """An SVG of elements; `title` is read to who cannot see it."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" style="display: block"'
        f' width="{_number(width)}pt" height="{_number(height)}pt"'
        f' viewBox="0 0 {_number(width)} {_number(height)}"><title>{escape(title)}</title>\n'
        f"{chr(10).join(elements)}</svg>"
    )


def text_at(x: float, baseline: float, text: str, face: FontFace, size: float, colour: str) -> str:
    """A piece of text in one face that begins at `x`."""
    font = (
        f' font-family="{escape(face.family)}" font-size="{_number(size)}"'
        f' font-weight="{face.weight}" font-style="{face.style}"'
    )
    place = _attributes(x=x, y=baseline)
    return f'<text{place}{font} fill="{_hex(colour)}" xml:space="preserve">{escape(text)}</text>'


def rectangle(
    x: float,
    y: float,
    width: float,
    height: float,
    fill: str | None,
    stroke: str | None,
    thickness: float,
) -> str:
    """A rectangle from its upper left corner."""
    place = _attributes(x=x, y=y, width=width, height=height)
    return f"<rect{place}{_fill(fill)}{_stroke(stroke, thickness)}/>"


def circle_at(x: float, y: float, radius: float, fill: str, stroke: str, thickness: float) -> str:
    """A circle around a point."""
    place = _attributes(cx=x, cy=y, r=radius)
    return f"<circle{place}{_fill(fill)}{_stroke(stroke, thickness)}/>"


def polygon_of(points: Points, fill: str, stroke: str, thickness: float) -> str:
    """A closed shape."""
    painted = f"{_fill(fill)}{_stroke(stroke, thickness)}"
    return f'<polygon points="{_joined(points)}"{painted}/>'


def line_through(points: Points, colour: str, thickness: float, dash: Sequence[float]) -> str:
    """A line through points; `dash` is the lengths of its strokes and gaps."""
    dashed = f' stroke-dasharray="{" ".join(map(_number, dash))}"' if dash else ""
    stroke = _stroke(colour, thickness)
    return f'<polyline points="{_joined(points)}" fill="none"{stroke}{dashed if stroke else ""}/>'


def _fill(colour: str | None) -> str:
    return f' fill="{"none" if colour is None else _hex(colour)}"'


def _stroke(colour: str | None, thickness: float) -> str:
    if colour is None or not thickness:
        return ""
    return f' stroke="{_hex(colour)}" stroke-width="{_number(thickness)}"'


def _joined(points: Points) -> str:
    return " ".join(f"{_number(x)},{_number(y)}" for x, y in points)


def _attributes(**numbers: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in numbers.items())


def _number(value: float) -> str:
    """A number with at most three decimals, always the same for the same value."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _hex(colour: str) -> str:
    return f"#{colour_of(colour).hexval()[2:]}"
