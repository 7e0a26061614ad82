"""Is every font in the file, and does it tell what its glyphs mean?"""

from __future__ import annotations

from collections.abc import Iterator
import re

import pikepdf

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_MAPPED = re.compile(rb"<[0-9A-Fa-f]+>\s*<([0-9A-Fa-f]+)>")
_BETWEEN = re.compile(rb"beginbf(?:char|range)(.*?)endbf(?:char|range)", re.DOTALL)
_TO_NOTHING = re.compile(rb"<[0-9A-Fa-f]+>\s+0\s*(?:\n|$)")
_MEANINGLESS = frozenset({0, 0xFEFF, 0xFFFE})


def fonts_of(opened: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """The fonts of a file that text is set in."""
    for item in opened.objects:
        is_font = isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        if is_font and not str(item.get("/Subtype", "")).startswith("/CIDFont"):
            yield item


def check_fonts(opened: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with the fonts of a file."""
    for font in fonts_of(opened):
        name = str(font.get("/BaseFont", font.get("/Name", ""))).rpartition("+")[2].lstrip("/")
        if font.get("/Subtype") == "/Type3":
            yield f"the font {name} is made of pictures"
            continue
        inner: pikepdf.Object = font
        if font.get("/Subtype") == "/Type0":
            inner = font.DescendantFonts[0]
            is_outlined = inner.get("/Subtype") == "/CIDFontType2"
            if is_outlined and "/CIDToGIDMap" not in inner:
                yield f"the font {name} does not say which glyph stands for which number"
            if sets_nothing(font):
                yield f"the font {name} prints signs that it does not have"
        descriptor = inner.get("/FontDescriptor")
        if descriptor is None or not any(file in descriptor for file in _FILES):
            yield f"the font {name} is not in the file"
        yield from _check_meaning(font, name)


def sets_nothing(font: pikepdf.Object) -> bool:
    """Whether some number of a font stands for the glyph that says there is none."""
    encoding = font.get("/Encoding")
    if not isinstance(encoding, pikepdf.Stream):
        return False
    return bool(_TO_NOTHING.search(encoding.read_bytes()))


def _check_meaning(font: pikepdf.Object, name: str) -> Iterator[str]:
    meaning = font.get("/ToUnicode")
    if not isinstance(meaning, pikepdf.Stream):
        yield f"the font {name} does not tell what its glyphs mean"
        return
    written = b"".join(_BETWEEN.findall(meaning.read_bytes()))
    for found in _MAPPED.findall(written):
        digits = found.decode()
        units = {int(digits[at : at + 4], 16) for at in range(0, len(digits), 4)}
        if units & _MEANINGLESS:
            yield f"a glyph of the font {name} means nothing"
        elif any(0xE000 <= unit <= 0xF8FF for unit in units):
            yield f"a glyph of the font {name} has a meaning of its own making"
