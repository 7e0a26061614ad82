"""Pictures in their frames."""

from __future__ import annotations

import io
from typing import Any

from ....model.document import Picture
from ....source.diagnostic import Diagnostic
from ..measures import Measures
from ..pdf.sheet import Sheet
from ..strip import Strip
from .place import Place

UNREADABLE = "BRIEF029"
VECTOR_MEDIA_TYPE = "image/svg+xml"
# A picture has 96 dots to the inch unless its column is too narrow for it.
_POINTS_PER_DOT = 0.75
_PADDING = 1.0
# More dots than a page can show; a small file may unpack to any number of them.
_DOTS = 60_000_000


class PictureSetter:
    """Sets pictures; what is wrong with one is kept in `findings`."""

    def __init__(self, measures: Measures, brief: str) -> None:
        self.measures = measures
        self.brief = brief
        self.findings: list[Diagnostic] = []

    def set(self, picture: Picture, place: Place) -> list[Strip]:
        """A picture in its frame, as wide as its place; an empty frame when it is unreadable."""
        thickness, colour = self.measures.rule("figure"), self.measures.colour("table_line")
        edge = thickness + _PADDING
        image = self._read(picture)
        width, height = self._size(image, place.width - 2 * edge)

        def paint(sheet: Sheet, x: float, top: float) -> None:
            sheet.box(x, top, place.width, height + 2 * edge, line=colour, thickness=thickness)
            if image is not None:
                left = x + (place.width - width) / 2
                sheet.picture(image, left, top + edge, width, height)

        return [Strip(height + 2 * edge, paint)]

    def _size(self, image: Any, room: float) -> tuple[float, float]:
        if image is None:
            return 0.0, 0.0
        width, height = (dots * _POINTS_PER_DOT for dots in image.getSize())
        first, last = (self.measures.length("page", f"{one}_baseline") for one in ("first", "last"))
        deepest = max(1.0, last - first) * self.measures.manner.largest_picture
        scale = min(1.0, room / width, deepest / height)
        return width * scale, height * scale

    def _read(self, picture: Picture) -> Any:
        """The image, checked to its last dot; None and a finding when there is none."""
        if picture.media_type == VECTOR_MEDIA_TYPE:
            words = f"the picture {picture.path} cannot be set without WeasyPrint, as it is an SVG"
            return self._lost(picture, words, "Save it as PNG, or render with WeasyPrint.")
        # Loading it takes its time, and few briefs have pictures.
        from PIL import Image
        from reportlab.lib.utils import ImageReader

        from ...content.pictures import shown

        words = f"the picture {picture.path} cannot be read as {picture.media_type}"
        try:
            with Image.open(io.BytesIO(picture.data)) as opened:
                if opened.width * opened.height > _DOTS:
                    large = f"the picture {picture.path} has too many dots"
                    return self._lost(picture, large, f"Save it with fewer than {_DOTS:,}.")
                opened.load()
            return ImageReader(io.BytesIO(shown(picture).data))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
            return self._lost(picture, words)

    def _lost(self, picture: Picture, words: str, *hints: str) -> None:
        found = Diagnostic(UNREADABLE, words, picture.origin, hints, brief=self.brief)
        self.findings.append(found)
