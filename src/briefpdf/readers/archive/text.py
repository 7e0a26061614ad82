"""Archived text: its encoding and its pages."""

from __future__ import annotations

import codecs
import re

from ...source.pattern import lazy_pattern
from .limits import UnreadableArchiveError

_CHARSET = lazy_pattern(
    rb"charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|encoding\s*=\s*[\"']([\w.:-]{2,40})", re.IGNORECASE
)
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode_text(data: bytes) -> str:
    """The text of a copy: by its byte order mark, as UTF-8, as HTML says, or else as cp1252.

    Line ends become "\\n". Raises `UnreadableArchiveError` where it is no text.
    """
    text = _decode(data)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if b"\0" in data[:8192]:
        raise UnreadableArchiveError(
            "is neither PDF nor HTML nor text", "Keep the copy as PDF, HTML, Markdown or text."
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_declared(data), "replace")


def _declared(data: bytes) -> str:
    """The encoding that the head of an HTML file names, or cp1252, in which old pages are."""
    head = data[:4096]
    match = _CHARSET.search(head) if b"<" in head else None
    name = (match[1] or match[2]).decode("ascii") if match else "cp1252"
    try:
        known = codecs.lookup(name)
    except LookupError:
        return "cp1252"
    # As browsers do: Latin-1 and ASCII are read as cp1252. A codec of bytes decodes no text.
    plain = known.name in ("iso8859-1", "ascii", "utf-8") or not known._is_text_encoding
    return "cp1252" if plain else known.name


def text_pages(text: str) -> tuple[str, ...]:
    """The pages of a text, which form feeds part."""
    pages = text.split("\f")
    # A form feed ends the last page as often as not.
    return tuple(pages[:-1] if len(pages) > 1 and not pages[-1].strip() else pages)
