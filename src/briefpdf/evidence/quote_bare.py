"""Folded text without the marks that a line end may have put into it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
import re

from .normalise import FOOTNOTE_MARKS, MAYBE_HYPHEN

_MARKS = re.compile(rf"[-{MAYBE_HYPHEN}{FOOTNOTE_MARKS}]+")
_NOTES = re.compile(rf"[{FOOTNOTE_MARKS}]")
_HYPHENS = re.compile(rf"[-{MAYBE_HYPHEN}]")


@dataclass(frozen=True, slots=True)
class Bare:
    """Folded text without hyphens and footnote marks, and which marks stood where.

    `at` are the offsets in `text` at which marks were taken out, ascending; `marks` are those
    marks; `removed` is how many characters were taken out up to and with each of them.
    """

    text: str
    at: list[int]
    marks: list[str]
    removed: list[int]

    def start(self, at: int) -> int:
        """The offset in the folded text of the character at an offset."""
        index = bisect_right(self.at, at)
        return at + (self.removed[index - 1] if index else 0)

    def end(self, at: int) -> int:
        """The offset in the folded text behind the character before an offset."""
        return self.start(at - 1) + 1 if at else 0

    def between(self, start: int, end: int) -> dict[int, str]:
        """The marks strictly between two offsets, by their offset from the first."""
        low, high = bisect_right(self.at, start), bisect_left(self.at, end)
        return {at - start: mark for at, mark in zip(self.at[low:high], self.marks[low:high], strict=True)}

    def mark(self, at: int) -> str:
        """The marks before the character at an offset."""
        index = bisect_left(self.at, at)
        return self.marks[index] if index < len(self.at) and self.at[index] == at else ""


def bare(folded: str) -> Bare:
    """Take the marks out of folded text."""
    result = Bare(_MARKS.sub("", folded), [], [], [])
    removed = 0
    for match in _MARKS.finditer(folded):
        result.at.append(match.start() - removed)
        result.marks.append(match[0])
        removed += match.end() - match.start()
        result.removed.append(removed)
    return result


def marks_agree(quote: Bare, archive: Bare, at: int) -> bool:
    """Whether a passage has the hyphens of the quotation whose bare words it has, at an offset.

    A hyphen at a line end may count as one or as none; the mark of a footnote may be left out.
    """
    length = len(quote.text)
    wanted, found = quote.between(0, length), archive.between(at, at + length)
    for edge in (0, length):
        # What stands before the first word and behind the last matters where it is quoted.
        if quote.mark(edge):
            wanted[edge], found[edge] = quote.mark(edge), archive.mark(at + edge)
    return all(
        _agree(wanted.get(place, ""), found.get(place, "")) for place in wanted.keys() | found.keys()
    )


def _agree(one: str, other: str) -> bool:
    """Whether marks at one place may stand for each other."""
    if one == other:
        return True
    notes = {mark for mark in (_HYPHENS.sub("", one), _HYPHENS.sub("", other)) if mark}
    hyphens = [_NOTES.sub("", mark) for mark in (one, other)]
    return len(notes) < 2 and (
        hyphens[0] == hyphens[1] or all(mark in ("", "-", MAYBE_HYPHEN) for mark in hyphens) and MAYBE_HYPHEN in hyphens
    )
