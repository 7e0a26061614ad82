"""Cuts fonts down to the glyphs that a file uses, the same way on every machine.

WeasyPrint leaves this to HarfBuzz, a library of the system whose bytes differ from version to
version, and warns where it is not installed. fontTools is a Python package like the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
import io
from typing import Any

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, TTLibError
from weasyprint.pdf.fonts import Font

# Of no use to a file whose glyphs are chosen and placed already.
_DROPPED = "BASE DSIG FFTM GDEF GPOS GSUB JSTF LTSH PCLT SVG VDMX gasp hdmx kern".split()


@contextmanager
def own_subsets() -> Iterator[None]:
    """Have WeasyPrint cut fonts down with `subset` of this module; one rendering at a time."""
    native = Font.subset

    def cut(font: Any, to_unicode: Mapping[int, str], hinting: bool) -> None:
        if not to_unicode:
            return
        try:
            font.file_content = subset(font.file_content, font.index, to_unicode, font.missing)
        except (TTLibError, KeyError, ValueError):
            # A font of the machine that fontTools does not understand: HarfBuzz may.
            native(font, to_unicode, hinting)

    Font.subset = cut
    try:
        yield
    finally:
        Font.subset = native


def subset(font: bytes, index: int, glyphs: Mapping[int, str], missing: Mapping[int, int]) -> bytes:
    """The font with the outlines of these glyphs alone, each under the number that it had.

    `index` is the font's place in a collection. With `missing` characters the glyph that stands
    for them is kept too. Raises `TTLibError` for what is no font.
    """
    options = Options(
        retain_gids=True,
        passthrough_tables=True,
        ignore_missing_glyphs=True,
        hinting=False,
        desubroutinize=True,
        notdef_outline=bool(missing),
    )
    options.drop_tables += _DROPPED
    subsetter = Subsetter(options)
    subsetter.populate(gids=glyphs)
    # Read lazily, or the tables of kerning would be read only to be dropped; and without a stamp
    # of the time.
    with TTFont(io.BytesIO(font), fontNumber=index, lazy=True, recalcTimestamp=False) as read:
        subsetter.subset(read)
        out = io.BytesIO()
        read.save(out)
    return out.getvalue()
