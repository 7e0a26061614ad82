"""A stretch of text in one font, and how wide it is."""

from __future__ import annotations

from functools import cache, lru_cache
from sys import maxunicode
from typing import NamedTuple

from reportlab.pdfbase.pdfmetrics import getFont


class Stretch(NamedTuple):
    """Text in one font and colour that leads to one place; sizes in points.

    `rise` is how far it stands above the baseline. `link` is an address, or `#` and the name of a
    place in the file; `anchor` names the place where the stretch begins. One that is `joined`
    never begins a line. A tuple: a brief is cut into thousands of these.
    """

    text: str
    font: str
    size: float
    colour: str
    rise: float = 0.0
    link: str | None = None
    anchor: str | None = None
    joined: bool = False

    def saying(self, text: str, anchor: str | None) -> Stretch:
        """Another text that looks like this one, and the place that begins with it."""
        _, font, size, colour, rise, link, _, joined = self
        return Stretch(text, font, size, colour, rise, link, anchor, joined)

    @property
    def width(self) -> float:
        """How wide it is, in points."""
        return ems(self.font, self.text) * self.size

    def same_look(self, other: Stretch) -> bool:
        """Whether another stretch can be drawn with this one in one go."""
        # From the font to the link.
        return other.anchor is None and self[1:6] == other[1:6]


@cache
def characters(font: str) -> frozenset[str]:
    """The characters that a registered font has glyphs for."""
    glyphs: dict[int, int] = getFont(font).face.charToGlyph
    return frozenset(chr(code) for code, glyph in glyphs.items() if glyph and code <= maxunicode)


@lru_cache(maxsize=20_000)
def ems(font: str, text: str) -> float:
    """How wide a text is in a registered font, in em."""
    face = getFont(font).face
    widths: dict[int, float] = face.charWidths
    other: float = face.defaultWidth
    return sum(widths.get(ord(sign), other) for sign in text) / 1000
