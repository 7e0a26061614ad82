"""What a figure comes to: its drawing, and where its citation marks stand."""

from __future__ import annotations

from msgspec import Struct

from ...model.document import Mark
from ...source.diagnostic import Diagnostic


class PlacedMark(Struct, frozen=True):
    """A citation mark and where its text begins: points from the left and the top of the drawing.

    `size` is the type size; the font is the style's upright sans. `width` is what the drawing
    keeps free for it.
    """

    mark: Mark
    x: float
    baseline: float
    size: float
    width: float


class Drawn(Struct, frozen=True):
    """A drawing with its frame, width × height in points, without its citation marks.

    `svg` is one element whose text stays text; `words` are its texts, line by line. `missing` are
    the characters that it cannot show: no font of the style has them, or they have to be joined to
    their neighbours. `fits` is false where not all of it has the room that it needs; `findings`
    say what its author should know, at the figure's place.
    """

    svg: str
    width: float
    height: float
    marks: tuple[PlacedMark, ...] = ()
    words: tuple[str, ...] = ()
    missing: str = ""
    fits: bool = True
    findings: tuple[Diagnostic, ...] = ()
