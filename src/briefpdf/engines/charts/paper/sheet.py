"""A sheet to draw on: shapes and text from its top left corner, made a reportlab drawing."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.graphics.shapes import Circle, Drawing, Polygon, PolyLine, Rect, Shape, String
from reportlab.lib.colors import Color

from ....model.document import Mark
from ..drawn import Drawn, PlacedMark
from .colours import colour_of
from .lettering import RAISED, Lettering
from .look import Look

Points = Sequence[tuple[float, float]]


class Sheet:
    """Collects what is drawn; `x` runs to the right and `y` down, in points."""

    def __init__(self, width: float, look: Look, letters: Lettering) -> None:
        self.width = width
        self.look = look
        self.letters = letters
        self._shapes: list[Shape] = []
        self._marks: list[PlacedMark] = []

    def line(
        self, points: Points, colour: str, thickness: float, dash: tuple[float, ...] = ()
    ) -> None:
        """A line through points."""
        shape = PolyLine(
            _flat(points),
            strokeColor=_colour(colour),
            strokeWidth=thickness,
            strokeDashArray=list(dash) or None,
            strokeLineJoin=1,
        )
        self._shapes.append(shape)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None,
        stroke: str | None = None,
        thickness: float = 0.5,
    ) -> None:
        """A rectangle from its upper left corner."""
        shape = Rect(
            x,
            -y - height,
            width,
            height,
            fillColor=_colour(fill),
            strokeColor=_colour(stroke),
            strokeWidth=thickness if stroke else 0,
        )
        self._shapes.append(shape)

    def polygon(self, points: Points, fill: str, stroke: str, thickness: float) -> None:
        """A closed shape."""
        shape = Polygon(
            _flat(points),
            fillColor=_colour(fill),
            strokeColor=_colour(stroke),
            strokeWidth=thickness,
        )
        self._shapes.append(shape)

    def circle(
        self, x: float, y: float, radius: float, fill: str, stroke: str, thickness: float
    ) -> None:
        """A circle around a point."""
        shape = Circle(
            x,
            -y,
            radius,
            fillColor=_colour(fill),
            strokeColor=_colour(stroke),
            strokeWidth=thickness,
        )
        self._shapes.append(shape)

    def text(
        self,
        x: float,
        baseline: float,
        text: str,
        colour: str | None = None,
        bold: bool = False,
        align: str = "left",
    ) -> float:
        """A line of text, which begins, ends or is centred at `x`; its width."""
        size = self.look.text
        width = self.letters.width(text, size, bold)
        at = x - {"left": 0.0, "right": width, "center": width / 2}[align]
        for font, piece in self.letters.pieces(text, bold):
            string = String(
                at,
                -baseline,
                piece,
                fontName=font,
                fontSize=size,
                fillColor=_colour(colour or self.look.ink),
            )
            self._shapes.append(string)
            at += self.letters.width(piece, size, bold)
        return width

    def mark(self, x: float, baseline: float, mark: Mark | None) -> None:
        """A citation mark behind words that end at `x`."""
        if mark is not None:
            size = self.look.mark
            width = self.letters.mark_width(mark)
            raised = baseline - RAISED * size
            self._marks.append(PlacedMark(mark, x + 0.4, raised, size, width))

    def finish(self, height: float) -> Drawn:
        """The drawing of this height, framed."""
        drawing = Drawing(self.width, height)
        for shape in self._shapes:
            drawing.add(_lifted(shape, height))
        thick = self.look.frame
        frame = Rect(
            thick / 2,
            thick / 2,
            self.width - thick,
            height - thick,
            fillColor=None,
            strokeColor=_colour(self.look.border),
            strokeWidth=thick,
        )
        drawing.add(frame)
        missing = "".join(self.letters.missing)
        return Drawn(drawing, self.width, height, tuple(self._marks), missing)


def _lifted(shape: Shape, height: float) -> Shape:
    """A shape drawn below the line of nothing, moved up by the height of the drawing."""
    if isinstance(shape, (PolyLine, Polygon)):
        points = [
            value + height if index % 2 else value for index, value in enumerate(shape.points)
        ]
        shape.points = points
    elif isinstance(shape, Circle):
        shape.cy += height
    else:
        shape.y += height
    return shape


def _flat(points: Points) -> list[float]:
    return [value for x, y in points for value in (x, -y)]


def _colour(written: str | None) -> Color | None:
    return None if written is None else colour_of(written)
