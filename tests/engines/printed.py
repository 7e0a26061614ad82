"""A finished PDF, read back: its texts, its glyphs and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
import ctypes
from dataclasses import dataclass
from functools import cached_property
import io
from math import hypot

import pikepdf
import pypdfium2

from briefpdf.engines.base import Rendered
from briefpdf.proof.reading.pages import read_pages
from briefpdf.proof.reading.tags import read_tags
from briefpdf.proof.reading.text import in_reading_order

POINTS = 792


@dataclass(frozen=True)
class Glyph:
    """A character on a page: where it stands (from the left, from the top), and how large it is."""

    page: int
    character: str
    x: float
    baseline: float
    right: float
    size: float


@dataclass(frozen=True)
class Line:
    """Text on one baseline of one column."""

    x: float
    baseline: float
    right: float
    text: str


class Printed:
    """A finished PDF, read back."""

    def __init__(self, rendered: Rendered) -> None:
        assert rendered.pdf, rendered.diagnostics
        self.rendered = rendered
        self.pdf = rendered.pdf

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page in the order in which it is painted, white space collapsed."""
        with pypdfium2.PdfDocument(self.pdf) as document:
            pages = [
                document[index].get_textpage().get_text_range() for index in range(len(document))
            ]
        return [" ".join(text.replace("\ufffe", "").split()) for text in pages]

    @cached_property
    def whole(self) -> str:
        """The text of all pages in the order in which it is read, by its tags."""
        pages = read_pages(self.pdf)
        with self.open() as pdf:
            pieces = in_reading_order(pages.pieces, read_tags(pdf))
        return " ".join(" ".join(piece.text for piece in pieces).split())

    @cached_property
    def glyphs(self) -> list[Glyph]:
        with pypdfium2.PdfDocument(self.pdf) as document:
            return [
                glyph
                for index in range(len(document))
                for glyph in _glyphs(index + 1, document[index].get_textpage())
            ]

    def lines(self, page: int, size: float, across: bool = False) -> list[Line]:
        """The lines of text in type of this size on a page, by column and from the top down.

        `across` takes what stands in both columns for one line.
        """
        found: dict[tuple[bool, float], list[Glyph]] = {}
        for glyph in self.glyphs:
            if glyph.page == page and abs(glyph.size - size) < 0.05:
                found.setdefault(
                    (not across and glyph.x > 310, round(glyph.baseline, 1)), []
                ).append(glyph)
        return [
            Line(
                round(min(glyph.x for glyph in glyphs), 1),
                baseline,
                round(max(glyph.right for glyph in glyphs), 1),
                "".join(glyph.character for glyph in glyphs),
            )
            for (_, baseline), glyphs in sorted(found.items())
        ]

    def open(self) -> pikepdf.Pdf:
        return pikepdf.Pdf.open(io.BytesIO(self.pdf))


def _glyphs(page: int, text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    x, y = ctypes.c_double(), ctypes.c_double()
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    matrix = pypdfium2.raw.FS_MATRIX()
    for index in range(text.count_chars()):
        character = chr(pypdfium2.raw.FPDFText_GetUnicode(text.raw, index))
        if character.isspace() or character == "\ufffe":
            continue
        pypdfium2.raw.FPDFText_GetCharOrigin(text.raw, index, x, y)
        pypdfium2.raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
        # WeasyPrint paints pages in pixels, scaled to points.
        pypdfium2.raw.FPDFText_GetMatrix(text.raw, index, matrix)
        size = pypdfium2.raw.FPDFText_GetFontSize(text.raw, index) * hypot(matrix.a, matrix.b)
        yield Glyph(page, character, x.value, POINTS - y.value, right.value, size)
