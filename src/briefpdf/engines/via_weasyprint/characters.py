"""Text as HTML: escaped, and with the characters that the fonts cannot set as they are."""

from __future__ import annotations

from html import escape
import re

NO_BREAK_SPACE, NO_BREAK_HYPHEN, HYPHEN, SOFT_HYPHEN = "\u00a0", "\u2011", "\u2010", "\u00ad"
WORD_JOINER = "\u2060"
SPACES = " \t\r\n"
# WeasyPrint 70 breaks a line behind its first word when the text that begins it ends with a space
# and fits but for that space. So a space that ends a text stands apart from it.
SPACE = "<span> </span>"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNBROKEN = re.compile(rf"\S*(?:[{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}]\S*)+")
# The serif has one glyph for both hyphens and one for both spaces. A reader of the PDF is given
# for each glyph the character that it stood for first, so only one of each pair may be set.
_SAME_GLYPH = {ord(NO_BREAK_SPACE): " ", ord(NO_BREAK_HYPHEN): "-", ord(HYPHEN): "-"}


def printed(text: str) -> str:
    """The characters of a text as they are printed."""
    return _printable(text).translate(_SAME_GLYPH)


def text_html(text: str) -> str:
    """A text, escaped; words with no-break hyphens and spaces in them are kept in one line."""
    pieces: list[str] = []
    last = 0
    text = _printable(text)
    for match in _UNBROKEN.finditer(text):
        kept = escape(match[0].translate(_SAME_GLYPH))
        before = text[last : match.start()]
        parted = SPACE if before != before.rstrip(SPACES) else ""
        pieces.append(
            f'{_plain(before.rstrip(SPACES))}{parted}<span class="unbroken">{kept}</span>'
        )
        last = match.end()
    return "".join([*pieces, _plain(text[last:])])


def preformatted_html(text: str) -> str:
    """A text, escaped, all of whose spaces count."""
    return _plain(_printable(text))


def attribute(text: str) -> str:
    """A text, escaped for the value of an attribute."""
    return escape(printed(text), quote=True)


def _plain(text: str) -> str:
    return escape(text.translate(_SAME_GLYPH))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text).replace(SOFT_HYPHEN, "")
