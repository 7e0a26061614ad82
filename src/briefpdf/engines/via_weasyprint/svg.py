"""A reportlab drawing as SVG whose text stays text, in the faces of the style."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from reportlab.graphics.shapes import Circle, Drawing, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color

from ..style.fonts import FontFace


def drawing_svg(drawing: Drawing, faces: Mapping[str, FontFace], title: str) -> str:
    """The drawing as an element for an HTML page; `title` is read to who cannot see it.

    `faces` are the font files behind reportlab's names for them. Lengths are in points, as the
    size of the element says.
    """
    width, height = _number(drawing.width), _number(drawing.height)
    shapes = "\n".join(_shape(shape, drawing.height, faces) for shape in drawing.contents)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" style="display: block"'
        f' width="{width}pt" height="{height}pt"'
        f' viewBox="0 0 {width} {height}"><title>{escape(title)}</title>\n{shapes}</svg>'
    )


def _shape(shape: Shape, height: float, faces: Mapping[str, FontFace]) -> str:
    match shape:
        case String():
            return _text(shape, height, faces[shape.fontName])
        case Rect():
            place = _attributes(
                x=shape.x, y=height - shape.y - shape.height, width=shape.width, height=shape.height
            )
            return f"<rect{place}{_paint(shape)}/>"
        case Circle():
            place = _attributes(cx=shape.cx, cy=height - shape.cy, r=shape.r)
            return f"<circle{place}{_paint(shape)}/>"
        case Polygon():
            return f'<polygon points="{_points(shape.points, height)}"{_paint(shape)}/>'
        case PolyLine():
            points = _points(shape.points, height)
            return f'<polyline points="{points}" fill="none"{_stroke(shape)}/>'
        case _:
            raise TypeError(f"no way to write {type(shape).__name__} as SVG")


def _text(string: String, height: float, face: FontFace) -> str:
    place = _attributes(x=string.x, y=height - string.y)
    font = (
        f' font-family="{escape(face.family)}" font-size="{_number(string.fontSize)}"'
        f' font-weight="{face.weight}" font-style="{face.style}"'
    )
    fill = _colour(string.fillColor)
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


def _points(flat: Iterable[float], height: float) -> str:
    numbers: Iterator[float] = iter(flat)
    return " ".join(
        f"{_number(x)},{_number(height - y)}" for x, y in zip(numbers, numbers, strict=True)
    )


def _attributes(**numbers: float) -> str:
    return "".join(f' {name}="{_number(value)}"' for name, value in numbers.items())


def _number(value: float) -> str:
    """A number with at most three decimals, always the same for the same value."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _colour(colour: Color | None) -> str:
    return f"#{colour.hexval()[2:]}" if colour is not None else "none"
