"""Tells the notes of a text, at a page's foot, and their marks from the text itself."""

from __future__ import annotations

import re

from ...source.pattern import lazy_pattern
from ...source.raised import FROM_RAISED, TO_RAISED
from .lines import Stretch
from .normalise import FOOTNOTE_MARKS

# The mark of a footnote, and not the exponent of a unit.
_RAISED = lazy_pattern(
    rf"(?<=[^\W\d_]{{3}})[{FOOTNOTE_MARKS}]+|(?<=[.,;:)”’\"'\d])[{FOOTNOTE_MARKS}]+"
)
# A line that begins as a note does: "12 See", "12. See", "[12] See", "¹² See".
_LINE = lazy_pattern(
    rf"^[ \t]{{0,8}}(?:\[(\d{{1,3}})\]|(\d{{1,3}})[.)]?|([{FOOTNOTE_MARKS}]{{1,3}}))"
    r"(?![\d,%])\s{0,3}(?=[^\W\d_]|[“\"‘'§(\[]|\d+\s[A-Z])",
    re.MULTILINE,
)
# A number on the line between two sentences, where a raised one was: "purposes. 76 Title 38".
_PLAIN = lazy_pattern(r"(?<=[^\W\d_]{3}[.!?;,:])( )(\d{1,3})(?= (?:[A-Z“\"(]|[a-z]{2}))")


def without_footnotes(
    pages: tuple[str, ...], stretches: tuple[Stretch, ...]
) -> tuple[Stretch, ...]:
    """The stretches without the footnotes at the foot of each page.

    They are the last lines of a page that count up by one, from a number that is marked on it or
    that goes on from another page's.
    """
    blocks = [_blocks(page) for page in pages]
    known = {number for block in blocks for _, number in block}
    found = []
    for stretch in stretches:
        start = _body_length(pages[stretch.page], blocks[stretch.page], known)
        end = min(stretch.end, start)
        if end > stretch.start:
            found.append(Stretch(stretch.page, stretch.start, end))
    return tuple(found)


def mark_notes(pages: tuple[str, ...]) -> tuple[str, ...]:
    """The pages with the numbers of notes raised that stand on the line; as long as before.

    A number behind the end of a sentence is one where the next begins with a capital. Where that
    could be what is counted (“12 Democrats”), and behind a comma, a note of this number and of
    one beside it must be there.
    """
    known = {number for page in pages for _, number in _blocks(page)}
    return tuple(_PLAIN.sub(lambda match: _marked(match, known), page) for page in pages)


def _marked(match: re.Match[str], known: set[int]) -> str:
    number = int(match[2])
    before, behind = match.string[match.start() - 1], match.string[match.end() + 1 :][:40]
    word = re.match(r"[^\W\d_]+", behind)
    counts = word is not None and (word[0].endswith("s") or word[0][0].islower())
    there = number in known and bool({number - 1, number + 1} & known)
    if there or (before in ".!?" and not counts and number > 0):
        return match[2].translate(TO_RAISED) + " "
    return match[0]


def _body_length(text: str, block: list[tuple[int, int]], known: set[int]) -> int:
    """Where the footnotes of a text begin, or its length where it has none."""
    marks = {int(mark[0].translate(FROM_RAISED)) for mark in _RAISED.finditer(text)}
    for start, number in block:
        beside = {one for _, one in block}
        goes_on = bool({number - 1, number + len(block)} & (known - beside))
        if number in marks or goes_on:
            return start
    return len(text)


def _blocks(text: str) -> list[tuple[int, int]]:
    """Where the last lines begin that are numbered and count up by one, each with its number."""
    lines = [
        (match.start(), int((match[1] or match[2] or match[3]).translate(FROM_RAISED)))
        for match in _LINE.finditer(text)
    ]
    first = len(lines) - 1
    while first > 0 and lines[first - 1][1] == lines[first][1] - 1:
        first -= 1
    return lines[max(0, first) :]
