"""Puts edits into a text; every other character stays as it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
import re

from ..source.diagnostic import Edit
from ..source.text import Text

_LINE_END = re.compile(r"\r\n|\r|\n")


class Overlapping(ValueError):
    """Two edits of the same characters, or an edit of what is not in the text."""


def newline_of(content: str) -> str:
    """The line end that most lines of a text have; a bare newline in a text of one line."""
    ends = Counter(_LINE_END.findall(content))
    return max(ends, key=lambda end: (ends[end], end == "\n")) if ends else "\n"


def splice(text: Text, edits: Iterable[Edit]) -> str:
    """The content of a text with edits in it, their line ends made those of the text.

    Edits may come in any order; two insertions at one place go in as they were given. Raises
    `Overlapping`.
    """
    newline = newline_of(text.content)
    pieces: list[str] = []
    last = 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        start, end = edit.span.start, edit.span.end
        if edit.span.path != text.path or not last <= start <= end <= len(text.content):
            raise Overlapping(f"{edit.span} does not fit in {text.path} behind {last}")
        pieces += [text.content[last:start], _LINE_END.sub(newline, edit.text)]
        last = end
    return "".join([*pieces, text.content[last:]])
