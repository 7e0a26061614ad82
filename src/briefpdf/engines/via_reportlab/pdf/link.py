"""Links and the places that they lead to, as objects of a file."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import DummyDoc, PDFObject, PDFString

from .text_code import number


class Link(PDFObject):  # type: ignore[misc]
    """A link on a page: a place in the file (`#name`) or an address, and the corners in points.

    It writes itself at once: reportlab's dictionaries, which sort and format each part of them,
    would take a tenth of the time that a brief takes, for a link at each citation mark.
    """

    def __init__(self, target: str, corners: tuple[float, float, float, float]) -> None:
        self.target = target
        self.corners = corners

    def format(self, document: Any) -> bytes:
        """The object's bytes; called by reportlab."""
        del document  # Nothing in a link depends on the rest of the file.
        rectangle = " ".join(number(round(corner, 2)) for corner in self.corners)
        # Printed with the page (/F 4), as PDF asks of what is seen on it.
        shown = f"/Rect [ {rectangle} ] /Subtype /Link /Type /Annot\n>>"
        border = "/Border [ 0 0 0 ]"
        if self.target.startswith("#"):
            place = _string(self.target[1:])
            return f"<<\n{border} /Dest {place} /F 4 {shown}".encode("latin-1")
        action = f"/A <<\n/S /URI /Type /Action /URI {_string(self.target)}\n>>"
        return f"<<\n{action} {border} /F 4 {shown}".encode("latin-1")


class Place(PDFObject):  # type: ignore[misc]
    """A place on a page of a file that links lead to; `page` is reportlab's reference to it."""

    def __init__(self, page: Any, left: float, top: float) -> None:
        self.page = page
        self.left = left
        self.top = top

    def format(self, document: Any) -> bytes:
        """The object's bytes; called by reportlab."""
        page: str = self.page.format(document).decode("latin-1")
        left, top = number(self.left), number(self.top)
        return f"[ {page} /XYZ {left} {top} 0 ]".encode("latin-1")


@lru_cache(maxsize=2048)
def _string(text: str) -> str:
    """A text as a string of PDF."""
    written: bytes = PDFString(text).format(DummyDoc())
    return written.decode("latin-1")
