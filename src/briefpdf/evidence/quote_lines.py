"""Leaves out the lines that come back on every page, so that text runs on over a page end."""

from __future__ import annotations

from dataclasses import dataclass
import re

from .normalise import FOOTNOTE_MARKS

# Heads and feet have no more lines.
_EDGE = 5
# A title of this length in two lines is the running head of other pages in one.
_TITLE = 12

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_NUMBER = re.compile(r"\d+|\b[ivxlc]+\b")


# The mark of a footnote, and not the exponent of a number or unit.
_RAISED = re.compile(rf"(?<=[^\W\d_]{{3}})[{FOOTNOTE_MARKS}]+|(?<=[.,;:)”’\"'])[{FOOTNOTE_MARKS}]+")
_FROM_RAISED = str.maketrans(FOOTNOTE_MARKS, "0123456789")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one page: the index of the page, and offsets in its text."""

    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Edge:
    """The first and last lines of a page: where each is, and its text without its numbers."""

    lines: tuple[tuple[int, int, str], ...]
    keys: frozenset[str]
    head: str


def running_text(pages: tuple[str, ...]) -> tuple[Stretch, ...]:
    """The pages without the lines at their head and foot that a neighbouring page has, too.

    A neighbour is one of the two pages before and the two behind; numbers may differ.
    """
    edges = [_edge(text) for text in pages]
    stretches: list[Stretch] = []
    for page, text in enumerate(pages):
        near = [
            edges[other]
            for other in range(max(0, page - 2), min(len(pages), page + 3))
            if other != page
        ]
        start = 0
        for begin, end, key in edges[page].lines:
            if any(_repeats(key, edge) for edge in near):
                stretches.append(Stretch(page, start, begin))
                start = end
        stretches.append(Stretch(page, start, len(text)))
    return tuple(
        stretch for stretch in stretches if pages[stretch.page][stretch.start : stretch.end].strip()
    )


def without_footnotes(
    pages: tuple[str, ...], stretches: tuple[Stretch, ...]
) -> tuple[Stretch, ...]:
    """The stretches without the footnotes at the foot of each page.

    They begin with the last line that begins with the first raised number of the page.
    """
    kept = []
    for stretch in stretches:
        text = pages[stretch.page][stretch.start : stretch.end]
        end = stretch.start + _body_length(text)
        if end > stretch.start:
            kept.append(Stretch(stretch.page, stretch.start, end))
    return tuple(kept)


def _body_length(text: str) -> int:
    """Where the footnotes of a text begin, or its length where it has none."""
    mark = _RAISED.search(text)
    if mark is None:
        return len(text)
    number = mark[0].translate(_FROM_RAISED)
    note = re.compile(rf"^[ \t]{{0,8}}(?:{number}|{mark[0]})(?![\d.,%])\s?(?=\S)", re.MULTILINE)
    notes = [match.start() for match in note.finditer(text, mark.end())]
    return notes[-1] if notes else len(text)


def _edge(text: str) -> _Edge:
    lines = [(match.start(), match.end()) for match in _first_lines(text)]
    seen = {start for start, _ in lines}
    lines += [line for line in _last_lines(text) if line[0] not in seen]
    keyed = tuple((start, end, _key(text[start:end])) for start, end in lines)
    head = " ".join(key for _, _, key in keyed[:_EDGE])
    return _Edge(keyed, frozenset(key for _, _, key in keyed), head)


def _first_lines(text: str) -> list[re.Match[str]]:
    found = []
    for match in _LINE.finditer(text):
        found.append(match)
        if len(found) == _EDGE:
            break
    return found


def _last_lines(text: str) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    end = len(text)
    while end > 0 and len(found) < _EDGE:
        start = text.rfind("\n", 0, end) + 1
        if text[start:end].strip():
            found.append((start, end))
        end = start - 1
    return found[::-1]


def _key(line: str) -> str:
    """A line to compare: its white space single, a mark for each number."""
    # No running line is longer, and a page may be a single line.
    return _NUMBER.sub("#", " ".join(line[:400].split()))


def _repeats(key: str, edge: _Edge) -> bool:
    return key in edge.keys or (len(key) >= _TITLE and key in edge.head)
