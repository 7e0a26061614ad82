"""A sheet to draw on: shapes and text from its top left corner, and the SVG that they make up."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...model.document import Chart, Mark
from ..content.characters import printed
from .drawn import Drawn, PlacedMark
from .lettering import CAP, RAISED, Lettering, clean
from .look import Look
from .svg import (
    Points,
    circle_at,
    line_through,
    polygon_of,
    rectangle,
    svg_of,
    text_at,
)

# A sample of how a series is drawn, at the left of a middle line; it is this wide.
Sample = Callable[[float, float, int], None]
SAMPLE_WIDTH = 16.0
_BEHIND_SAMPLE, _BEHIND_NAME = 4.0, 12.0


class Sheet:
    """Collects what is drawn; `x` runs to the right and `y` down, in points."""

    def __init__(self, width: float, look: Look, letters: Lettering) -> None:
        self.width = width
        self.look = look
        self.letters = letters
        self._elements: list[str] = []
        self._marks: list[PlacedMark] = []
        self._words: list[str] = []

    def line(
        self, points: Points, colour: str, thickness: float, dash: tuple[float, ...] = ()
    ) -> None:
        """A line through points."""
        self._elements.append(line_through(points, colour, thickness, dash))

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
        self._elements.append(rectangle(x, y, width, height, fill, stroke, thickness))

    def polygon(self, points: Points, fill: str, stroke: str, thickness: float) -> None:
        """A closed shape."""
        self._elements.append(polygon_of(points, fill, stroke, thickness))

    def circle(
        self, x: float, y: float, radius: float, fill: str, stroke: str, thickness: float
    ) -> None:
        """A circle around a point."""
        self._elements.append(circle_at(x, y, radius, fill, stroke, thickness))

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
        faces = self.letters.fonts.faces
        ink = colour or self.look.ink
        for one in self.letters.pieces(text, bold):
            face, line = faces[one.font], baseline - one.rise * size
            self._elements.append(text_at(at, line, one.text, face, one.scale * size, ink))
            at += one.width * size
        self._words.append(text)
        return width

    def lines(self, x: float, baseline: float, lines: Sequence[str], mark: Mark | None) -> None:
        """Lines of text from a first baseline on, and a citation mark behind the last."""
        end = x
        for index, line in enumerate(lines):
            end = x + self.text(x, baseline + index * self.look.leading, line)
        self.mark(end, baseline + (len(lines) - 1) * self.look.leading, mark)

    def mark(self, x: float, baseline: float, mark: Mark | None) -> None:
        """A citation mark behind words that end at `x`."""
        if mark is not None:
            size = self.look.mark
            width = self.letters.mark_width(mark)
            self._marks.append(PlacedMark(mark, x + 0.4, baseline - RAISED * size, size, width))

    def head(self, chart: Chart, axis: str, sample: Sample | None) -> float:
        """The axis' title, and a legend where `sample` draws one; the depth that they end at."""
        look, letters = self.look, self.letters
        width = self.width - 2 * look.padding
        down = CAP * look.text
        y = look.padding
        if axis:
            for line in letters.wrap(clean(axis), width, look.text):
                self.text(look.padding, y + down, line, look.soft)
                y += look.leading
        if sample is None:
            return y + look.gap if axis else y
        room = width - SAMPLE_WIDTH - _BEHIND_SAMPLE
        x = look.padding
        for index, name in enumerate(chart.series):
            lines = letters.wrap(clean(name), room, look.text)
            widest = max(letters.width(one, look.text) for one in lines)
            taken = SAMPLE_WIDTH + _BEHIND_SAMPLE + widest
            if x > look.padding and x + taken > look.padding + width:
                x = look.padding
                y += look.leading
            sample(x, y + down / 2, index)
            for line in lines:
                self.text(x + SAMPLE_WIDTH + _BEHIND_SAMPLE, y + down, line)
                y += look.leading
            y -= look.leading
            x = look.padding if len(lines) > 1 else x + taken + _BEHIND_NAME
            y += look.leading if len(lines) > 1 else 0
        return y + look.leading + look.gap

    def foot(self, chart: Chart, left: float, right: float, baseline: float) -> float:
        """What the points of a chart are, centred below a baseline; the baseline it ends at."""
        if chart.head:
            for line in self.letters.wrap(clean(chart.head), right - left, self.look.text):
                baseline += self.look.leading
                self.text((left + right) / 2, baseline, line, self.look.soft, align="center")
        return baseline

    def finish(self, height: float, alternative: str) -> Drawn:
        """What was drawn, this high and framed; `alternative` says it in words."""
        thick, width = self.look.frame, self.width
        self.box(thick / 2, thick / 2, width - thick, height - thick, None, self.look.border, thick)
        svg = svg_of(self._elements, width, height, printed(alternative))
        missing = "".join(self.letters.missing)
        marks, words = tuple(self._marks), tuple(self._words)
        return Drawn(svg, width, height, marks, words, missing)
