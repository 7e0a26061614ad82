"""Shapes of reportlab as SVG whose text stays text, in the faces of the style.

Its own renderer of SVG cuts the baselines of text down to whole points and colours to whole
percents, and has no title to set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from reportlab.graphics.shapes import Circle, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color

from ..style.settings import FontFace


def svg_of(
    shapes: Iterable[Shape], width: float, height: float, faces: Mapping[str, FontFace], title: str
) -> str:
    """An SVG element of shapes that stand below the line of nothing, where `y` runs up.

    `faces` are the font files behind reportlab's names for them; `title` is read to who cannot see
    it. Lengths are in points, as the size of the element says.
    """
    drawn = "\n".join(_shape(shape, faces) for shape in shapes)
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" style="display: block"'
        f' width="{_number(width)}pt" height="{_number(height)}pt"'
        f' viewBox="0 0 {_number(width)} {_number(height)}"><title>{escape(title)}</title>\n'
        f"{drawn}</svg>"
    )


def _shape(shape: Shape, faces: Mapping[str, FontFace]) -> str:
    match shape:
        case String():
            return _text(shape, faces[shape.fontName])
        case Rect():
            x, y = shape.x, -shape.y - shape.height
            place = _attributes(x=x, y=y, width=shape.width, height=shape.height)
            return f"<rect{place}{_paint(shape)}/>"
        case Circle():
            return f"<circle{_attributes(cx=shape.cx, cy=-shape.cy, r=shape.r)}{_paint(shape)}/>"
        case Polygon():
            return f'<polygon points="{_points(shape.points)}"{_paint(shape)}/>'
        case PolyLine():
            return f'<polyline points="{_points(shape.points)}" fill="none"{_stroke(shape)}/>'
        case _:
            raise TypeError(f"no way to write {type(shape).__name__} as SVG")


def _text(string: String, face: FontFace) -> str:
    font = (
        f' font-family="{escape(face.family)}" font-size="{_number(string.fontSize)}"'
        f' font-weight="{face.weight}" font-style="{face.style}"'
    )
    place, fill = _attributes(x=string.x, y=-string.y), _colour(string.fillColor)
    return f'<text{place}{font} fill="{fill}" xml:space="preserve">{escape(string.text)}</text>'


def _paint(shape: Shape) -> str:
    return f' fill="{_colour(shape.fillColor)}"{_stroke(shape)}'


def _stroke(shape: Shape) -> str:
    if shape.strokeColor is None or not shape.strokeWidth:
        return ""
    dash = ""
    if shape.strokeDashArray:
        dash = f' stroke-dasharray="{" ".join(map(_number, shape.strokeDashArray))}"'
    width = _number(shape.strokeWidth)
    return f' stroke="{_colour(shape.strokeColor)}" stroke-width="{width}"{dash}'


def _points(flat: Iterable[float]) -> str:
    numbers: Iterator[float] = iter(flat)
    return " ".join(f"{_number(x)},{_number(-y)}" for x, y in zip(numbers, numbers, strict=True))


def _attributes(**numbers: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in numbers.items())


def _number(value: float) -> str:
    """A number with at most three decimals, always the same for the same value."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _colour(colour: Color | None) -> str:
    return f"#{colour.hexval()[2:]}" if colour is not None else "none"
