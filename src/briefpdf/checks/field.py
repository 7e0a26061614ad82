"""Adds a field to an entry of the bibliography, in the manner of the entry."""

from __future__ import annotations

import re

from ..model.reference import Reference
from ..source.diagnostic import Edit
from ..source.text import Span
from .subject import Subject

# What stands before a value: the blank at the line's head, the field's name, the sign, its opener.
_BEFORE = re.compile(
    r"(?:(?P<line>^|\n|\r)(?P<indent>[ \t]*))?(?P<name>[\w-]+)(?P<gap>\s*)=(?P<behind>\s*)[{\"]\Z"
)
_CLOSERS = {"{": "}", '"': '"'}


def added_field(
    reference: Reference, after: str, name: str, value: str, subject: Subject
) -> Edit | None:
    """The edit that adds a field right behind another of the entry's own.

    None where that is not written as one value in braces or quotation marks.
    """
    span = reference.spans.get(after)
    if span is None:
        return None
    content = subject.text(span.path).content
    before = _BEFORE.search(content[max(0, span.start - 200) : span.start])
    opener = content[span.start - 1 : span.start]
    if before is None or content[span.end : span.end + 1] != _CLOSERS.get(opener):
        return None
    width = len(before["name"] + before["gap"])
    own_line = before["line"] is not None
    start = f",\n{before['indent']}" if own_line else ", "
    padded = f"{name:<{width}}" if before["gap"] else name
    padded += " " if before["gap"] and not padded.endswith(" ") else ""
    behind = before["behind"] if "\n" not in before["behind"] else " "
    at = Span(span.path, span.end + 1, span.end + 1)
    return Edit(at, f"{start}{padded}={behind}{{{value}}}")
