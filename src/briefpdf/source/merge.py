"""Finds what git leaves in a file when a merge is not resolved."""

from __future__ import annotations

import re

from .diagnostic import Diagnostic
from .text import Span, Text

_OURS, _BASE, _PARTING, _THEIRS = "<<<<<<<", "|||||||", "=======", ">>>>>>>"
_MARK = re.compile(r"^(?P<mark><{7}|\|{7}|={7}|>{7})(?:[ \t][^\r\n]*)?(?=\r?$)", re.MULTILINE)
_FENCE = re.compile(r"^ {0,3}(?:`{3,}|~{3,})", re.MULTILINE)


def unresolved_merge(text: Text, code: str) -> Diagnostic | None:
    """One finding of this code for all conflicts that a file holds; None where it holds none."""
    if _OURS not in text.content and _THEIRS not in text.content:
        return None
    places = _conflicts(text)
    if not places:
        return None
    lines = ", ".join(_lines(text, span) for span in places)
    return Diagnostic(
        code,
        f"{text.path} holds an unresolved merge: lines {lines}",
        places[0],
        (
            "Two versions of these lines stand below each other. Keep the words that are right, "
            f"delete the others and the lines that begin with {_OURS}, {_PARTING} and {_THEIRS}, "
            "and save.",
        ),
    )


def _conflicts(text: Text) -> list[Span]:
    """From the first to the last mark of each conflict; marks in a code block are the text's."""
    found: list[Span] = []
    start: int | None = None
    for mark in _MARK.finditer(text.content):
        if text.path.endswith(".md") and _in_code(text.content, mark.start()):
            continue
        kind = mark["mark"]
        if kind == _OURS:
            start = mark.start()
        elif kind == _THEIRS and (start is not None or _is_parted(text.content, mark.start())):
            found.append(text.span(mark.start() if start is None else start, mark.end()))
            start = None
    if start is not None:
        # The rest of the marks was deleted, or the file was cut.
        end = text.content.find("\n", start)
        found.append(text.span(start, end if end >= 0 else len(text.content)))
    return found


def _is_parted(content: str, at: int) -> bool:
    """Whether a line of equality signs stands before: without one, “>>>>>>>” quotes a quote."""
    return any(mark["mark"] == _PARTING for mark in _MARK.finditer(content, 0, at))


def _in_code(content: str, at: int) -> bool:
    return len(_FENCE.findall(content, 0, at)) % 2 == 1


def _lines(text: Text, span: Span) -> str:
    first, last = text.line_column(span.start)[0], text.line_column(span.end)[0]
    return f"{first} to {last}" if last > first else str(first)
