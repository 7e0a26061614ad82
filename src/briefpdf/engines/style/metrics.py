"""A style's font files as reportlab knows them: their names, and which has which character."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
import io
from itertools import groupby, product
from threading import Lock
from typing import Literal, TypeAlias
import unicodedata

from msgspec import Struct
from reportlab.pdfbase.pdfmetrics import getFont, registerFont
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from ...model.theme import Theme
from .settings import FontFace, font_faces, word

Role: TypeAlias = Literal["serif", "sans", "mono"]
ROLES: tuple[Role, ...] = ("serif", "sans", "mono")

# What stands in for a family of the machine, and for a file that reportlab cannot read (one with
# PostScript outlines): the fonts that briefpdf depends on.
# By role: the family, its package, what its files begin with, and what one in italics ends with.
_STAND_IN = {
    "serif": ("Source Serif Pro", "font_source_serif_pro", "SourceSerifPro", "It"),
    "sans": ("Source Sans Pro", "font_source_sans_pro", "SourceSansPro", "It"),
    "mono": ("IBM Plex Mono", "fontpkg_ibm_plex_mono", "IBMPlexMono", "Italic"),
}
_PACKAGES = frozenset(package for _, package, *_ in _STAND_IN.values())
_BOLD_FROM = 600

_registering = Lock()


class FontNames(Struct, frozen=True, eq=False):
    """The fonts of a style by role, weight and slope, under the names that reportlab has for them.

    `faces` tells the file behind each name.
    """

    names: dict[tuple[Role, bool, bool], str]
    faces: dict[str, FontFace]

    def of(self, role: Role, bold: bool = False, italic: bool = False) -> str:
        """The name of the font for a role, in this weight and slope."""
        return self.names[role, bold, italic]

    def chain(self, role: Role, bold: bool = False, italic: bool = False) -> tuple[str, ...]:
        """The font for a role, and those asked in turn for the characters that it lacks.

        The same family's upright face comes before the other families' faces.
        """
        roles: list[Role] = [role, *(other for other in ROLES if other != role)]
        slants = [italic, False] if italic else [False, True]
        asked = (self.of(other, bold, slant) for other, slant in product(roles, slants))
        return tuple(dict.fromkeys(asked))

    def split(
        self, text: str, role: Role, bold: bool = False, italic: bool = False
    ) -> Iterator[tuple[str, str]]:
        """A text in pieces, each with the name of the font that has its characters.

        What no font has stays with the font of the role.
        """
        chain = self.chain(role, bold, italic)
        if text and all(has_character(chain[0], sign) for sign in set(text)):
            yield chain[0], text
            return

        def font_for(sign: str) -> str:
            return next((name for name in chain if has_character(name, sign)), chain[0])

        for name, signs in groupby(text, font_for):
            yield name, "".join(signs)

    def missing(self, text: str, role: Role, bold: bool = False, italic: bool = False) -> str:
        """The characters of a text that no font of the style has, each once."""
        chain = self.chain(role, bold, italic)
        return missing_characters(chain[0], text, *chain[1:])


def name_fonts(theme: Theme) -> FontNames:
    """The fonts that a style's drawings are made with."""
    return _named(tuple(word(theme, "fonts", role, "") for role in ROLES), font_faces(theme))


def drawn_faces(theme: Theme) -> tuple[FontFace, ...]:
    """The font files that a style's drawings are made with and that the style does not name.

    They stand in for fonts of the machine, whose measures differ from one to the next.
    """
    own = font_faces(theme)
    every = dict.fromkeys(name_fonts(theme).faces.values())
    return tuple(face for face in every if face not in own)


def missing_characters(font: str, text: str, *others: str) -> str:
    """The characters of a text, each once, that neither a font nor the others have."""
    fonts = (font, *others)
    return "".join(
        sign
        for sign in dict.fromkeys(text)
        if not any(has_character(name, sign) for name in fonts) and not _is_unseen(sign)
    )


def has_character(font: str, sign: str) -> bool:
    """Whether a registered font has a glyph of its own for a character."""
    return bool(_font(font).face.charToGlyph.get(ord(sign)))


@lru_cache(maxsize=4096)
def width_of(font: str, text: str) -> float:
    """The width of a text in a font, of 1 em."""
    return float(_font(font).stringWidth(text, 1))


def _is_unseen(sign: str) -> bool:
    """Whether a character is a break or a control, which no font need have."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Zl", "Zp")


@lru_cache(maxsize=32)
def _named(families: tuple[str, ...], listed: tuple[FontFace, ...]) -> FontNames:
    names: dict[tuple[Role, bool, bool], str] = {}
    faces: dict[str, FontFace] = {}
    for role, family in zip(ROLES, families, strict=True):
        own = [face for face in listed if face.family.casefold() == family.casefold()]
        for bold, italic in product((False, True), repeat=2):
            face = _nearest(own, bold, italic)
            if face is None or not _is_readable(face):
                face = _stand_in(role, bold, italic)
            names[role, bold, italic] = name_of(face)
            faces[name_of(face)] = face
    return FontNames(names, faces)


def name_of(face: FontFace) -> str:
    """The name that reportlab has for a font file."""
    return f"{face.package}/{face.file}"


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


def _is_readable(face: FontFace) -> bool:
    """Whether reportlab can read a font file."""
    if face.package in _PACKAGES and face.file.endswith(".ttf"):
        return face.is_there  # To read all of them takes longer than to draw a figure.
    try:
        _font(name_of(face))
    except (TTFError, ValueError, ImportError, OSError):
        return False
    return True


@cache
def _font(name: str) -> TTFont:
    """The font of a name, which reportlab is told of when it is first asked for.

    Asked for one that it does not know, it would read all metrics of the standard fonts.
    """
    package, _, file = name.partition("/")
    data = FontFace("", package, file, "", "").read()
    with _registering:
        registerFont(TTFont(name, io.BytesIO(data)))
    return getFont(name)
