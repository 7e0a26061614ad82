"""Findings that every engine words alike."""

from __future__ import annotations

from math import ceil

from ...model.document import Document, Table
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from .places import first_use
from .walk import plain_text

MISSING_GLYPH, CROWDED = "PDF003", "BRIEF053"


def missing_glyph(document: Document, theme: Theme, sign: str) -> Diagnostic:
    """A finding for a character that no font of a style has, where the text first has it."""
    words = f"no font of the template {theme.name} has the character U+{ord(sign):04X} ({sign})"
    return Diagnostic(MISSING_GLYPH, words, first_use(document, sign), brief=document.meta.brief)


def wide_table(document: Document, table: Table, points: float) -> Diagnostic:
    """A finding for a table whose numbers, which never break, lack so many points of room."""
    title = plain_text(table.caption.title) if table.caption else ""
    name = f"the table “{title}”" if title else "a table"
    message = f"{name} is {ceil(points)} points wider than its place: numbers are never broken"
    across = "" if table.across else ", or set it across the page ({span=page})"
    hint = f"Leave out a column, write shorter numbers (in millions){across}."
    return Diagnostic(CROWDED, message, table.origin, (hint,), brief=document.meta.brief)
