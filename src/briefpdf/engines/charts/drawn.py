"""What a chart comes to: its drawing, and where its citation marks stand."""

from __future__ import annotations

from dataclasses import dataclass

from reportlab.graphics.shapes import Drawing

from ...model.document import Mark


@dataclass(frozen=True, slots=True)
class PlacedMark:
    """A citation mark and where its text begins: points from the left and the top of the drawing.

    `size` is the type size; the font is the style's upright sans. `width` is what the drawing
    keeps free for it.
    """

    mark: Mark
    x: float
    baseline: float
    size: float
    width: float


@dataclass(frozen=True, slots=True)
class Drawn:
    """A drawing with its frame, width × height in points, without its citation marks.

    `missing` are the characters that it cannot show: no font of the style has them, or they have
    to be joined to their neighbours. `crowded` says that it holds more than can be read: its
    text is smaller than the style allows.
    """

    drawing: Drawing
    width: float
    height: float
    marks: tuple[PlacedMark, ...] = ()
    missing: str = ""
    crowded: bool = False
