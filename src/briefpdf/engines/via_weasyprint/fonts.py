"""The fonts that WeasyPrint is handed: the files of a style, cut down to what its pages may need.

WeasyPrint cuts fonts down to the glyphs of a file with the HarfBuzz of the system, and where there
is none with fontTools, which reads all of a font's rules for pairs of letters first and takes half
a second for each. The rules of a few hundred characters are read in a tenth of that.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from html import unescape
from io import BytesIO
from pathlib import Path
import re
from tempfile import TemporaryDirectory
import unicodedata

import pikepdf
import uharfbuzz
from uharfbuzz import Face, SubsetFlags, SubsetInput, SubsetPlan
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from ...limits.environment import environment
from ...source.pattern import lazy_pattern
from ..style.settings import FontFace, css_string
from .addresses import font_address

Characters = frozenset[int]
_NO_FONTS = '<?xml version="1.0"?><fontconfig><cachedir>{folder}</cachedir></fontconfig>'
# What nearly every brief has, so that one set of fonts serves them all.
_COMMON = frozenset(map(ord, map(chr, range(0x20, 0x7F)))) | frozenset(
    map(ord, "\u00a0\u00ad§©°±·×éüñ–—‘’“”•…−\u200b\u2010\u2011\u2060")
)
_ESCAPE = lazy_pattern(r"\\([0-9A-Fa-f]{1,6})")
_COMMENT = lazy_pattern(r"/\*.*?\*/", re.DOTALL)
_SIZE = r"[\d.]+(?:[a-z]+|%)?(?:\s*/\s*[\d.]+(?:[a-z]+|%)?)?"
_FAMILIES = lazy_pattern(
    rf"""font-family\s*:\s*([^;{{}}]+)|font\s*:[^;{{}}"']*?(?<![\w.]){_SIZE}\s+([^;{{}}]+)""",
    re.IGNORECASE,
)
# Names that ask for whatever the machine has, or for what stands elsewhere.
_ANY = frozenset(
    "serif sans-serif sans monospace mono cursive fantasy system-ui math emoji inherit initial"
    " unset revert ui-serif ui-sans-serif ui-monospace ui-rounded".split()
)
_NO_SUCH = "briefpdf has no font of this name"
_FLAGS = SubsetFlags.RETAIN_GIDS | SubsetFlags.PASSTHROUGH_UNRECOGNIZED
_known: dict[tuple[FontFace, ...], Characters] = {}


def characters_for(faces: tuple[FontFace, ...], html: str, styles: str) -> Characters:
    """The characters that fonts are to have for a page and its style sheet, with all before it.

    So there are few sets of fonts, none of whose memory WeasyPrint ever gives back.
    """
    before = _known.get(faces, _COMMON)
    written = unescape(html) + styles
    written += "".join(chr(int(code, 16)) for code in _ESCAPE.findall(styles) if _is_sign(code))
    more = set(written) - set(map(chr, before))
    if more:
        text = "".join(sorted(more))
        forms = (text, text.upper(), text.lower(), text.title())
        more.update(*forms, *(unicodedata.normalize(form, text) for form in ("NFC", "NFD")))
        before = _known[faces] = before | frozenset(map(ord, more))
    return before


def _is_sign(code: str) -> bool:
    return 0 < int(code, 16) < 0x110000


@lru_cache(maxsize=64)
def cut_down(face: FontFace, characters: Characters) -> bytes:
    """A font file with these characters alone, each glyph under the number that it had.

    A glyph that these characters form together, such as a ligature, keeps the characters that it
    has of its own: they stand in the finished file, and must not depend on what was set before.

    Raises `ValueError`, `ImportError` or `OSError` when there is no such file.
    """
    whole = face.read()
    wanted = SubsetInput()
    wanted.flags = _FLAGS
    wanted.unicode_set.update(sorted(characters))
    try:
        font = Face(whole)
        formed = set(SubsetPlan(font, wanted).old_to_new_glyph_mapping.keys())
        own = (code for code, glyph in _glyphs(face).items() if glyph in formed)
        wanted.unicode_set.update(sorted(own))
        return bytes(uharfbuzz.subset(font, wanted).blob.data)
    except RuntimeError:
        return whole  # It is no font; WeasyPrint says so.


@lru_cache(maxsize=64)
def _glyphs(face: FontFace) -> dict[int, int]:
    """The glyph of each character that a font file has."""
    font, every = Face(face.read()), SubsetInput()
    every.unicode_set.update(font.unicodes)
    return dict(SubsetPlan(font, every).unicode_to_old_glyph_mapping.items())


@lru_cache(maxsize=16)
def font_configuration(faces: tuple[FontFace, ...], characters: Characters) -> FontConfiguration:
    """The fonts of this process for a style and its characters.

    Those of the machine are among them only for a style that has no files.
    """
    if not faces:
        return FontConfiguration()
    with TemporaryDirectory(prefix="briefpdf-") as folder:
        settings = Path(folder) / "fonts.conf"
        settings.write_text(_NO_FONTS.format(folder=folder), encoding="utf-8")
        with environment({"FONTCONFIG_FILE": str(settings)}):
            return FontConfiguration()


def font_face_css(faces: Iterable[FontFace]) -> str:
    """The style sheet that makes font files known."""
    return "\n".join(
        f"@font-face {{ font-family: {css_string(face.family)};"
        f" src: url({css_string(font_address(face))});"
        f" font-weight: {face.weight}; font-style: {face.style} }}"
        for face in faces
    )


def absent_families(
    styles: str, faces: tuple[FontFace, ...], fonts: FontConfiguration
) -> tuple[str, ...]:
    """The families that a style sheet asks for by name and that there are not, each once.

    A list of families is content with one of them, or with any font where it ends in such a name
    as `serif`.
    """
    known = {face.family.casefold() for face in faces}
    absent: dict[str, None] = {}
    for match in _FAMILIES.finditer(_COMMENT.sub("", styles)):
        named = (match[1] or match[2]).partition("!")[0].split(",")
        asked = [name.strip().strip("\"'") for name in named]
        # A list that ends in any font is settled without a look for the others.
        if any(name.casefold() in known | _ANY or "(" in name for name in asked):
            continue
        if not any(_is_there(name, fonts) for name in asked):
            absent.setdefault(asked[0])
    return tuple(absent)


@lru_cache(maxsize=64)
def _is_there(family: str, fonts: FontConfiguration) -> bool:
    """Whether a letter asked for in a family is set in it, not in what the machine has for it."""
    found, name = _set_in(family, fonts)
    if found == family.casefold():
        return True
    # A family such as “DejaVu Sans Condensed” is known by the name of the one that it is part of.
    part = bool(found) and family.casefold().startswith(f"{found} ")
    return part and name != _set_in(_NO_SUCH, fonts)[1]


@lru_cache(maxsize=64)
def _set_in(family: str, fonts: FontConfiguration) -> tuple[str, str]:
    """The family, and the name, of the font in which a letter is set."""
    page = f"<p style='font-family: {css_string(family)}'>a</p>"
    pdf = HTML(string=page).write_pdf(font_config=fonts)
    with pikepdf.open(BytesIO(pdf)) as file:
        for font in file.pages[0].Resources.get("/Font", pikepdf.Dictionary()).values():
            described = font.DescendantFonts[0].FontDescriptor
            return str(described.FontFamily).casefold(), str(described.FontName).partition("+")[2]
    return "", ""
