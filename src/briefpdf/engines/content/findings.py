"""Findings that every engine words alike."""

from __future__ import annotations

from ...model.document import Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from .places import first_use

MISSING_GLYPH = "PDF003"


def missing_glyph(document: Document, theme: Theme, sign: str) -> Diagnostic:
    """A finding for a character that no font of a style has, where the text first has it."""
    words = f"no font of the template {theme.name} has the character U+{ord(sign):04X} ({sign})"
    return Diagnostic(MISSING_GLYPH, words, first_use(document, sign), brief=document.meta.brief)
