"""The word that marks every page of a draft."""

from __future__ import annotations

from ...model.document import Document
from ...model.theme import Theme
from ..style.settings import labels_of, number, word
from .font_css import css_string

_ANGLE = -55


def draft_styles(theme: Theme, document: Document) -> str:
    """Rules that set the word behind the text of each page, whatever the page template does."""
    mark = labels_of(theme, document).get("draft") or "DRAFT"
    # A long word is set smaller, so that it stays on the page.
    size = number(theme, "sizes", "draft", 170) * min(1, 5 / len(mark))
    height = number(theme, "page", "height", 792)
    top = number(theme, "page", "first_baseline", 56)
    return (
        "body::before {"
        f" content: {css_string(mark)}; position: fixed; z-index: -1; left: 0; right: 0;"
        f" top: {height / 2 - top - size / 2:.2f}pt; text-align: center; white-space: nowrap;"
        f" font: bold {size:.2f}pt/1 {css_string(word(theme, 'fonts', 'sans', 'sans-serif'))};"
        f" color: {_colour(theme)}; transform: rotate({_ANGLE}deg); bookmark-level: none }}"
    )


def _colour(theme: Theme) -> str:
    colour = word(theme, "colours", "draft", "#EFEFEF")
    is_plain = colour.startswith("#") and colour[1:].isalnum()
    return colour if is_plain else "#EFEFEF"
