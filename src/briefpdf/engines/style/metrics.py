"""A style's font files by what they are for, what characters they have, and how wide these are."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, product
from typing import Literal, TypeAlias
import unicodedata

from msgspec import Struct
import uharfbuzz

from ...model.theme import Theme
from .settings import FontFace, font_faces, word

Role: TypeAlias = Literal["serif", "sans", "mono"]
ROLES: tuple[Role, ...] = ("serif", "sans", "mono")

# What stands in for a family of the machine, and for a file that cannot be read: the fonts that
# briefpdf depends on.
# By role: the family, its package, what its files begin with, and what one in italics ends with.
_STAND_IN = {
    "serif": ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro", "It"),
    "sans": ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro", "It"),
    "mono": ("IBM Plex Mono", "fontpkg_ibm_plex_mono", "IBMPlexMono", "Italic"),
}
_BOLD_FROM = 600


class Widths(dict[str, float]):
    """How wide a font file sets a character, of 1 em; what it lacks, as the sign for that.

    `signs` are the characters that it has: none for a file that cannot be read.
    """

    def __init__(self, face: FontFace) -> None:
        try:
            read = uharfbuzz.Face(face.read())
        except (ValueError, ImportError, OSError):
            self.signs: frozenset[str] = frozenset()
            return
        self.signs = frozenset(map(chr, read.unicodes))
        self._font, self._em = uharfbuzz.Font(read), read.upem

    def __missing__(self, sign: str) -> float:
        glyph = self._font.get_nominal_glyph(ord(sign)) or 0
        self[sign] = width = float(self._font.get_glyph_h_advance(glyph) / self._em)
        return width


@lru_cache(maxsize=64)
def widths_of(face: FontFace) -> Widths:
    """The widths of a font file, which is read once."""
    return Widths(face)


class Fonts(Struct, frozen=True, eq=False):
    """The font files of a style by role, weight and slope."""

    faces: dict[tuple[Role, bool, bool], FontFace]

    def of(self, role: Role, bold: bool = False, italic: bool = False) -> FontFace:
        """The file for a role, in this weight and slope."""
        return self.faces[role, bold, italic]

    def chain(self, role: Role, bold: bool = False, italic: bool = False) -> tuple[FontFace, ...]:
        """The file for a role, and those asked in turn for the characters that it lacks.

        The same family's upright face comes before the other families' faces.
        """
        roles: list[Role] = [role, *(other for other in ROLES if other != role)]
        slants = [italic, False] if italic else [False, True]
        asked = (self.of(other, bold, slant) for other, slant in product(roles, slants))
        return tuple(dict.fromkeys(asked))

    def split(
        self, text: str, role: Role, bold: bool = False, italic: bool = False
    ) -> Iterator[tuple[FontFace, str]]:
        """A text in pieces, each with the file that has its characters.

        What no file has stays with that of the role.
        """
        first = self.of(role, bold, italic)
        if text and widths_of(first).signs.issuperset(text):
            yield first, text
            return
        chain = self.chain(role, bold, italic)

        def face_for(sign: str) -> FontFace:
            return next((face for face in chain if sign in widths_of(face).signs), first)

        for face, signs in groupby(text, face_for):
            yield face, "".join(signs)

    def missing(self, text: str, role: Role, bold: bool = False, italic: bool = False) -> str:
        """The characters of a text that no file of the style has, each once."""
        known = [widths_of(face).signs for face in self.chain(role, bold, italic)]
        return "".join(
            sign
            for sign in dict.fromkeys(text)
            if not any(sign in signs for signs in known) and not _is_unseen(sign)
        )


def fonts_of(theme: Theme) -> Fonts:
    """The fonts of a style; found out once for each."""
    families = tuple(word(theme, "fonts", role, "") for role in ROLES)
    return _fonts(families, font_faces(theme))


def drawn_faces(theme: Theme) -> tuple[FontFace, ...]:
    """The font files that a style's drawings are made with and that the style does not name.

    They stand in for fonts of the machine, whose measures differ from one to the next.
    """
    own = font_faces(theme)
    every = dict.fromkeys(fonts_of(theme).faces.values())
    return tuple(face for face in every if face not in own)


def _is_unseen(sign: str) -> bool:
    """Whether a character is a break or a control, which no font need have."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")


@lru_cache(maxsize=32)
def _fonts(families: tuple[str, ...], listed: tuple[FontFace, ...]) -> Fonts:
    faces: dict[tuple[Role, bool, bool], FontFace] = {}
    for role, family in zip(ROLES, families, strict=True):
        own = [face for face in listed if face.family.casefold() == family.casefold()]
        own = [face for face in own if widths_of(face).signs]
        for bold, italic in product((False, True), repeat=2):
            nearest = _nearest(own, bold, italic)
            faces[role, bold, italic] = nearest or _stand_in(role, bold, italic)
    return Fonts(faces)


def _nearest(faces: list[FontFace], bold: bool, italic: bool) -> FontFace | None:
    """The face of a family that is most like what is wanted, slope before weight."""

    def distance(face: FontFace) -> tuple[bool, bool, int]:
        weight = int(face.weight)
        slope = (face.style == "italic") != italic
        return slope, (weight >= _BOLD_FROM) != bold, abs(weight - (700 if bold else 400))

    return min(faces, key=distance, default=None)


def _stand_in(role: Role, bold: bool, italic: bool) -> FontFace:
    family, package, stem, slanted = _STAND_IN[role]
    ending = ("Bold" if bold else "") + (slanted if italic else "") or "Regular"
    weight, style = "700" if bold else "400", "italic" if italic else "normal"
    return FontFace(family, package, f"files/{stem}-{ending}.ttf", weight, style)
