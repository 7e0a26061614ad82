"""A page to draw on, measured in points from its left and its top edge."""

from __future__ import annotations

from typing import Any

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import getFont

from ..text.lines import Line
from ..text.stretch import Stretch
from .link import Link, Place
from .outline import Outline
from .stream import pack
from .text_code import TextCode


class Sheet:
    """Draws on the pages of a canvas, one after the other, and keeps where links lead.

    Text is drawn as it is: nothing in it is read as markup or as an address.
    """

    def __init__(self, canvas: Any, height: float) -> None:
        self.canvas = canvas
        self.height = height
        self.anchors: dict[str, Any] = {}
        self._text = TextCode(canvas._doc)
        self._outline = Outline()
        self._bookmarks = 0

    def line(self, line: Line, x: float, baseline: float) -> None:
        """Draw a line of text, with the links in it and the places that links lead to."""
        if not line.stretches:
            return
        placed: list[tuple[float, float, Stretch]] = []
        left = x
        for stretch in line.stretches:
            placed.append((left, self.height - baseline + stretch.rise, stretch))
            width = stretch.width
            self._lead(stretch, left, baseline - stretch.rise, width)
            left += width
        self.canvas._code.append(self._text.line(placed))

    def _lead(self, stretch: Stretch, left: float, baseline: float, width: float) -> None:
        if stretch.anchor is None and stretch.link is None:
            return
        face = getFont(stretch.font).face
        top = baseline - face.ascent / 1000 * stretch.size
        if stretch.anchor is not None:
            self.anchor(stretch.anchor, left, top)
        if stretch.link is not None:
            foot = baseline - face.descent / 1000 * stretch.size
            self.link(stretch.link, left, top, width, foot - top)

    def turned(self, line: Line, x: float, y: float, angle: float, down: float) -> None:
        """Draw a line of text with its middle at a point, turned by degrees against the clock."""
        self.canvas.saveState()
        self.canvas.translate(x, self.height - y)
        self.canvas.rotate(angle)
        left = -line.width / 2
        for stretch in line.stretches:
            self.canvas.setFont(stretch.font, stretch.size)
            self.canvas.setFillColor(HexColor(stretch.colour))
            self.canvas.drawString(left, -down, stretch.text)
            left += stretch.width
        self.canvas.restoreState()

    def rule(self, x: float, y: float, width: float, thickness: float, colour: str) -> None:
        """Draw a level line whose upper edge is at `y`."""
        if thickness > 0:
            self.box(x, y, width, thickness, fill=colour)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str | None = None,
        line: str | None = None,
        thickness: float = 0.0,
    ) -> None:
        """Draw a rectangle; its line is drawn inside its edges."""
        if fill is not None:
            self.canvas.setFillColor(HexColor(fill))
            self.canvas.rect(x, self.height - y - height, width, height, stroke=0, fill=1)
        if line is not None and thickness > 0:
            self.rule(x, y, width, thickness, line)
            self.rule(x, y + height - thickness, width, thickness, line)
            for left in (x, x + width - thickness):
                self.box(left, y, thickness, height, fill=line)

    def picture(self, image: Any, x: float, y: float, width: float, height: float) -> None:
        """Draw an image; what is transparent in it shows the paper."""
        self.canvas.drawImage(image, x, self.height - y - height, width, height, mask="auto")

    def drawing(self, drawing: Any, x: float, y: float, height: float) -> None:
        """Draw a drawing of reportlab.graphics."""
        # Few briefs have one, and it takes its time to load.
        from reportlab.graphics import renderPDF

        renderPDF.draw(drawing, self.canvas, x, self.height - y - height)

    def anchor(self, name: str, x: float, y: float) -> None:
        """Name a place that links lead to; the first place of a name counts."""
        if name not in self.anchors:
            left, top = self._rounded(x, y)
            self.anchors[name] = Place(self.canvas._doc.thisPageRef(), left, top)

    def bookmark(self, title: str, level: int, x: float, y: float) -> None:
        """Name a place in the file's outline; `level` is that of a heading, 1 the title's."""
        self._bookmarks += 1
        # No anchor begins with a space.
        key = f" {self._bookmarks}"
        left, top = self._rounded(x, y)
        self.canvas.bookmarkPage(key, fit="XYZ", left=left, top=top, zoom=0)
        self.canvas.addOutlineEntry(title, key, self._outline.depth(level))

    def _rounded(self, x: float, y: float) -> tuple[float, float]:
        return round(x, 2), round(self.height - y, 2)

    def link(self, target: str, x: float, y: float, width: float, height: float) -> None:
        """Lead from a part of the page to an address, or to a place in the file (`#name`)."""
        corners = (x, self.height - y - height, x + width, self.height - y)
        self.canvas._addAnnotation(Link(target, corners))

    def next_page(self) -> None:
        """End the page and begin the next."""
        # The file's identifier comes of what is on its pages.
        self.canvas._doc.updateSignature(self.canvas.getCurrentPageContent())
        self.canvas.showPage()
        pack(self.canvas._doc.Pages.pages[-1])
