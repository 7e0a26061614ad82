"""Text as HTML: escaped, and with the characters that the fonts cannot set as they are."""

from __future__ import annotations

from html import escape
import re

from ..content.characters import (
    NO_BREAK_HYPHEN,
    NO_BREAK_SPACE,
    SPACES,
    one_for_each_glyph,
    printable,
    printed,
)

# WeasyPrint 70 breaks a line behind its first word when the text that begins it ends with a space
# and fits but for that space. So a space that ends a text stands apart from it.
SPACE = "<span> </span>"

_UNBROKEN = re.compile(rf"\S*(?:[{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}]\S*)+")


def text_html(text: str) -> str:
    """A text, escaped; words with no-break hyphens and spaces in them are kept in one line."""
    pieces: list[str] = []
    last = 0
    text = printable(text)
    for match in _UNBROKEN.finditer(text):
        kept = _plain(match[0])
        before = text[last : match.start()]
        parted = SPACE if before != before.rstrip(SPACES) else ""
        pieces.append(
            f'{_plain(before.rstrip(SPACES))}{parted}<span class="unbroken">{kept}</span>'
        )
        last = match.end()
    return "".join([*pieces, _plain(text[last:])])


def preformatted_html(text: str) -> str:
    """A text, escaped, all of whose spaces count."""
    return _plain(printable(text))


def attribute(text: str) -> str:
    """A text, escaped for the value of an attribute."""
    return escape(printed(text), quote=True)


def _plain(text: str) -> str:
    return escape(one_for_each_glyph(text))
