"""Cuts fonts down to the glyphs that a file uses, the same way on every machine.

WeasyPrint leaves this to the system's HarfBuzz, whose bytes differ from version to version, and
warns where it is not installed. uharfbuzz brings a HarfBuzz of its own, alike wherever it is
installed, and takes a hundredth of the time of fontTools, which does the same in Python.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import uharfbuzz
from uharfbuzz import Face, SubsetFlags, SubsetInput
from weasyprint.pdf.fonts import Font

# Of no use to a file whose glyphs are chosen and placed already.
_TABLES = "BASE DSIG FFTM GDEF GPOS GSUB JSTF LTSH PCLT SVG VDMX gasp hdmx kern".split()
_DROPPED = [int.from_bytes(name.ljust(4).encode("ascii"), "big") for name in _TABLES]
_FLAGS = (
    SubsetFlags.RETAIN_GIDS
    | SubsetFlags.PASSTHROUGH_UNRECOGNIZED
    | SubsetFlags.NO_HINTING
    | SubsetFlags.DESUBROUTINIZE
)


@contextmanager
def own_subsets() -> Iterator[None]:
    """Have WeasyPrint cut fonts down with `subset` of this module; one rendering at a time."""
    native = Font.subset

    def cut(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
        if not to_unicode:
            return
        try:
            font.file_content = subset(font.file_content, font.index, to_unicode, font.missing)
        except RuntimeError:
            # A font of the machine that this HarfBuzz does not understand: the system's may.
            native(font, to_unicode, hinting)

    Font.subset = cut
    try:
        yield
    finally:
        Font.subset = native


def subset(font: bytes, index: int, glyphs: Iterable[int], missing: Collection[int]) -> bytes:
    """The font with the outlines of these glyphs alone, each under the number that it had.

    `index` is the font's place in a collection. With `missing` characters the glyph that stands
    for them is kept too. Raises `RuntimeError` for what is no font.
    """
    wanted = SubsetInput()
    wanted.flags = _FLAGS | SubsetFlags.NOTDEF_OUTLINE if missing else _FLAGS
    wanted.glyph_set.update(sorted(glyphs))
    wanted.drop_table_tag_set.update(_DROPPED)
    return bytes(uharfbuzz.subset(Face(font, index), wanted).blob.data)
