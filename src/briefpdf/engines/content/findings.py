"""Where in the brief something of a Document was written."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from ...compose.coverage import missing_glyphs
from ...compose.walk import contents
from ...model.document import Document, Table, Words
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from .walk import plain_text


def first_use(document: Document, sign: str) -> Span:
    """Where the text first holds a sign; the start of the brief where it does not."""
    for content in contents(document.blocks):
        for inline in content:
            if isinstance(inline, Words) and sign in inline.text:
                return inline.origin
    return start_of(document)


def start_of(document: Document) -> Span:
    """The start of the file that the text of the document is in."""
    path = document.blocks[0].origin.path if document.blocks else document.meta.brief
    return Span(path, 0, 0)


CROWDED = "BRIEF053"
_BROKEN, _WRONG = "BRIEF022", "BRIEF042"


def missing_letters(document: Document, theme: Theme, signs: Iterable[str]) -> list[Diagnostic]:
    """Findings for characters that no font of a style has, where the text first has them."""
    by_place: dict[Span, list[str]] = {}
    for sign in dict.fromkeys(signs):
        by_place.setdefault(first_use(document, sign), []).append(sign)
    return [
        missing_glyphs("".join(found), theme, span, document.meta.brief)
        for span, found in by_place.items()
    ]


def absent_family(theme: Theme, family: str, page: Span | None) -> Diagnostic:
    """A finding for a family of fonts that is not there, where the style names it.

    That is in its settings, or else at a place of its pages, which is None where none is known.
    """
    fonts = theme.table("fonts")
    role = next((one for one in fonts if str(fonts[one]).casefold() == family.casefold()), "")
    code, place = _BROKEN, page or Span(f"{theme.folder}/theme.toml", 0, 0)
    if role and theme.toml is not None:
        family = str(fonts[role])
        from ...readers.theme_reads import TomlPlaces

        code, place = _WRONG, TomlPlaces(theme.toml).key("fonts", role)
    if fonts.get("files"):
        message = f"no font file that the style lists is of the family “{family}”"
        hint = "List its files in [fonts] of theme.toml: fonts of the machine do not count then."
    else:
        message = f"this machine has no font of the family “{family}”, which the style names"
        hint = (
            "Install it, name another, or list its files in [fonts] of theme.toml, so that every"
            " machine sets the same pages."
        )
    return Diagnostic(code, message, place, (hint,))


def wide_table(document: Document, table: Table, points: float) -> Diagnostic:
    """A finding for a table whose numbers and words lack so many points of room."""
    title = plain_text(table.caption.title) if table.caption else ""
    name = f"the table “{title}”" if title else "a table"
    message = f"{name} is {ceil(points)} points wider than its place: numbers are never broken"
    across = "" if table.across else ", or set it across the page ({span=page})"
    hint = f"Leave out a column, write shorter numbers (in millions){across}."
    return Diagnostic(CROWDED, message, table.origin, (hint,), brief=document.meta.brief)
