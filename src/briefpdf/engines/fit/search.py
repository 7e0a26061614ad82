"""Finds the least tightening that makes a text fit its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from msgspec import Struct

from ...model.document import Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from .length import check_length, tightening
from .measured import Measured, allowed_pages
from .tighten import can_tighten, tightened

# Each halves what is not yet known of the tightening: to a sixteenth of what the style allows.
_HALVINGS = 4


class LaidOut(Protocol):
    """Pages that an engine laid out, measured."""

    @property
    def measured(self) -> Measured:
        """The text on these pages."""


Pages = TypeVar("Pages", bound=LaidOut)


class Fitted(Struct, Generic[Pages], frozen=True):
    """Pages to print, the style that they are set in, and what there is to say of their length."""

    pages: Pages
    theme: Theme
    diagnostics: tuple[Diagnostic, ...]


def fit_pages(document: Document, theme: Theme, lay_out: Callable[[Theme], Pages]) -> Fitted[Pages]:
    """Lay a document out in its style, and tighter where it asks for that and must be.

    `lay_out` is called once for a text that fits or may not be tightened, twice for one that does
    not fit at its tightest, and else a few times more.
    """
    first = lay_out(theme)
    if not document.meta.fit or _fits(first, theme) or not can_tighten(theme):
        found = check_length(document, theme, first.measured)
        return Fitted(first, theme, tuple(found))
    tight = tightened(theme, 1)
    pages = lay_out(tight)
    fits = _fits(pages, theme)
    if fits:
        loose, close = 0.0, 1.0
        for _ in range(_HALVINGS):
            middle = (loose + close) / 2
            tried_theme = tightened(theme, middle)
            tried = lay_out(tried_theme)
            if _fits(tried, theme):
                pages, tight, close = tried, tried_theme, middle
            else:
                loose = middle
    said = tightening(document, theme, tight, first.measured, fits)
    return Fitted(pages, tight, (said, *check_length(document, tight, pages.measured)))


def _fits(pages: LaidOut, theme: Theme) -> bool:
    allowed = allowed_pages(theme)
    return not allowed or pages.measured.pages <= allowed
