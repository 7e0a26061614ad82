"""Tells the raised numbers of a PDF, of footnotes and exponents, from those on the line."""

from __future__ import annotations

from ctypes import c_double

import pypdfium2 as pdfium
from pypdfium2 import raw

from ...source.pattern import lazy_pattern
from ...source.raised import TO_RAISED

# A number right behind something: "word12", "stop.12", "1012".
_NUMBER = lazy_pattern(r"\S\d{1,12}")
# How far above the line of what it stands behind, as a share of the height of a line there.
_LEAST, _MOST = 0.15, 1.5


def raised(page: pdfium.PdfTextPage, text: str) -> str:
    """The text of a page with its raised numbers as Unicode writes them: “word¹²”, “10⁶”."""
    if not text.isascii() and any(character > "\uffff" for character in text):
        return text  # pdfium counts such a character as two.
    parts: list[str] = []
    done = line = 0
    for match in _NUMBER.finditer(text):
        # In “¹,²” the comma is raised, too: the line is that of what stands before it all.
        line = line if parts and match.start() == done else match.start()
        start = _first_raised(page, line, match.start() + 1, match.end())
        if start is not None:
            parts += (text[done:start], text[start : match.end()].translate(TO_RAISED))
            done = match.end()
    return "".join([*parts, text[done:]])


def _first_raised(page: pdfium.PdfTextPage, line: int, start: int, end: int) -> int | None:
    """The offset of the first digit that stands above the line of the character at `line`."""
    index = raw.FPDFText_GetCharIndexFromTextIndex(page, line)
    height, bottom = _height(page, index), _baseline(page, index)
    if bottom is None:
        return None
    for at in range(start, end):
        digit = _baseline(page, raw.FPDFText_GetCharIndexFromTextIndex(page, at))
        if digit is not None and _LEAST < (digit - bottom) / height < _MOST:
            return at
    return None


def _baseline(page: pdfium.PdfTextPage, index: int) -> float | None:
    """How high the line of a character is, in points; None where pdfium does not know."""
    x, y = c_double(), c_double()
    known = index >= 0 and raw.FPDFText_GetCharOrigin(page, index, x, y)
    return y.value if known else None


def _height(page: pdfium.PdfTextPage, index: int) -> float:
    """How high the box of a character is that its font allows, in points, at least 1."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, index, box)
    return max(1.0, float(box.top) - float(box.bottom))
