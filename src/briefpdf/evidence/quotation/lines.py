"""Leaves out the lines that come back on every page, so that text runs on over a page end."""

from __future__ import annotations

from itertools import islice

from msgspec import Struct

from ...source.pattern import lazy_pattern

# Heads and feet have no more lines.
_EDGE = 5
# A title of this length in two lines is the running head of other pages in one.
_TITLE = 12

_LINE = lazy_pattern(r"[^\n]*\S[^\n]*")
_NUMBER = lazy_pattern(r"\d+|\b[ivxlc]+\b")


class Stretch(Struct, frozen=True):
    """A part of one page: the index of the page, and offsets in its text."""

    page: int
    start: int
    end: int


_Line = tuple[int, int, str]


class _Edges(Struct, frozen=True):
    """The lines at the head and at the foot of a page, from the outermost inwards.

    Of each the offsets, and its text without its numbers; `title` is the head as one line.
    """

    head: list[_Line]
    foot: list[_Line]
    title: str


def running_text(pages: tuple[str, ...]) -> tuple[Stretch, ...]:
    """The pages without the lines at their head and foot that a neighbouring page has there, too.

    A neighbour is one of the two pages before and the two behind; numbers may differ.
    """
    edges = [_edges(text) for text in pages]
    stretches = []
    for page, text in enumerate(pages):
        near = edges[max(0, page - 2) : page] + edges[page + 1 : page + 3]
        start, end = _inner(edges[page], near, len(text))
        if text[start:end].strip():
            stretches.append(Stretch(page, start, end))
    return tuple(stretches)


def _inner(edges: _Edges, near: list[_Edges], end: int) -> tuple[int, int]:
    """Where a page begins and ends without the lines that its neighbours have, too."""
    start = 0
    heads = {key for other in near for _, _, key in other.head}
    for _, line_end, key in edges.head:
        titled = len(key) >= _TITLE and any(key in other.title for other in near)
        if key not in heads and not titled:
            break
        start = line_end
    feet = {key for other in near for _, _, key in other.foot}
    for line_start, _, key in edges.foot:
        if key not in feet or line_start < start:
            break
        end = line_start
    return start, end


def _edges(text: str) -> _Edges:
    head = [
        (match.start(), match.end(), _key(match[0]))
        for match in islice(_LINE.finditer(text), _EDGE)
    ]
    return _Edges(head, _foot(text), " ".join(key for _, _, key in head))


def _foot(text: str) -> list[_Line]:
    found: list[_Line] = []
    end = len(text)
    while end > 0 and len(found) < _EDGE:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            found.append((start, end, _key(text[start:end])))
        end = start - 1
    return found


def _key(line: str) -> str:
    """A line to compare: its white space single, a mark for each number."""
    # No running line is longer, and a page may be a single line.
    return _NUMBER.sub("#", " ".join(line[:400].split()))
