"""PDF003: characters that were printed as a hole."""

from __future__ import annotations

from collections.abc import Iterator
import unicodedata

import pikepdf

from ..engines.content.characters import printed
from ..engines.content.places import first_use
from ..engines.content.walk import block_text
from ..model.document import Document
from ..source.diagnostic import Diagnostic
from .conformance.fonts import fonts_of, sets_nothing
from .reading.pieces import Pages

MISSING_GLYPH = "PDF003"
_REPLACEMENT = "\ufffd"


def check_glyphs(document: Document, opened: pikepdf.Pdf, pages: Pages) -> list[Diagnostic]:
    """A finding for each character that stands for nothing that a reader could know."""
    found = list(_meaningless(document, pages))
    if not found and any(map(sets_nothing, fonts_of(opened))):
        message = "a character is printed as an empty box: no font of the style has it"
        found = [_finding(document, message, "")]
    return found


def _meaningless(document: Document, pages: Pages) -> Iterator[Diagnostic]:
    # What cannot be printed is replaced by a sign that says so, and then that sign is meant.
    meant = _REPLACEMENT in printed(block_text((*document.blocks, *document.disclaimer)))
    signs = {sign for piece in pages.pieces for sign in piece.text}
    for sign in sorted(signs):
        private = unicodedata.category(sign) == "Co"
        if private or sign == "\0" or (sign == _REPLACEMENT and not meant):
            what = "a sign of a font's own making" if private else "a sign without a meaning"
            message = f"the pages hold {what}, U+{ord(sign):04X}"
            yield _finding(document, message, sign)


def _finding(document: Document, message: str, sign: str) -> Diagnostic:
    hint = "Write the name in letters that the fonts have, or name fonts that have them."
    place = first_use(document, sign or "\0")
    return Diagnostic(MISSING_GLYPH, message, place, (hint,), brief=document.meta.brief)
