"""Text as HTML: escaped, and with the characters that the fonts cannot set as they are."""

from __future__ import annotations

from html import escape
import re

NO_BREAK_SPACE, NO_BREAK_HYPHEN, HYPHEN, SOFT_HYPHEN = "\u00a0", "\u2011", "\u2010", "\u00ad"
WORD_JOINER = "\u2060"

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNBROKEN = re.compile(rf"[^\s<>]*(?:[{NO_BREAK_SPACE}{NO_BREAK_HYPHEN}][^\s<>]*)+")
# The serif has one glyph for both hyphens and one for both spaces. A reader of the PDF is given
# for each glyph the character that it stood for first, so only one of each pair may be set.
_SAME_GLYPH = {ord(NO_BREAK_SPACE): " ", ord(NO_BREAK_HYPHEN): "-", ord(HYPHEN): "-"}


def printed(text: str) -> str:
    """The characters of a text as they are printed."""
    return _printable(text).translate(_SAME_GLYPH)


def text_html(text: str) -> str:
    """A text, escaped; words with no-break hyphens and spaces in them are kept in one line."""
    pieces, last = [], 0
    text = _printable(text)
    for match in _UNBROKEN.finditer(text):
        kept = escape(match[0].translate(_SAME_GLYPH))
        pieces += [_plain(text[last : match.start()]), f'<span class="unbroken">{kept}</span>']
        last = match.end()
    return "".join([*pieces, _plain(text[last:])])


def attribute(text: str) -> str:
    """A text, escaped for the value of an attribute."""
    return escape(printed(text), quote=True)


def _plain(text: str) -> str:
    return escape(text.translate(_SAME_GLYPH))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub("\ufffd", text).replace(SOFT_HYPHEN, "")
