"""Where in the brief something of a Document was written."""

from __future__ import annotations

from ...compose.walk import contents
from ...model.document import Document, Words
from ...source.text import Span


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
