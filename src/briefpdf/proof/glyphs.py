"""PDF003: characters that were printed as a hole."""

from __future__ import annotations

from collections.abc import Iterator
import unicodedata

from ..engines.content.characters import printed
from ..engines.content.findings import first_use
from ..engines.content.walk import block_text
from ..model.document import Document
from ..source.diagnostic import Diagnostic
from .reading.pieces import Pages

MISSING_GLYPH = "PDF003"
_REPLACEMENT = "\ufffd"


def hole(document: Document) -> Diagnostic:
    """The finding of a font that sets a hole, which does not say for which character."""
    message = "a character is printed as an empty box: no font of the style has it"
    return _finding(document, message, "")


def meaningless(document: Document, pages: Pages) -> Iterator[Diagnostic]:
    """A finding for each character that stands for nothing that a reader could know."""
    signs = set().union(*(piece.text for piece in pages.pieces))
    # What cannot be printed is replaced by a sign that says so, and then that sign is meant.
    meant = _REPLACEMENT in signs and _REPLACEMENT in printed(
        block_text((*document.blocks, *document.disclaimer))
    )
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
