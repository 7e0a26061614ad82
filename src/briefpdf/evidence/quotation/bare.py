"""Folded text without the marks that a line end may have put into it."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right

from msgspec import Struct

from ...source.pattern import lazy_pattern
from .normalise import FOOTNOTE_MARKS, MAYBE_HYPHEN

_MARKS = lazy_pattern(rf"[-{MAYBE_HYPHEN}{FOOTNOTE_MARKS}]+")
# A number without "th" where the source has it: it stood raised, and was not copied.
_LOOSE_MARKS = lazy_pattern(rf"(?:[- {MAYBE_HYPHEN}{FOOTNOTE_MARKS}]|(?<=\d)(?:st|nd|rd|th)\b)+")


class Bare(Struct, frozen=True):
    """Folded text without hyphens and footnote marks, and which of these marks stood where.

    `at` are the offsets in `text` at which marks were taken out, ascending; `marks` are those
    marks; `removed` is how many characters were taken out up to and with each of them.
    """

    text: str
    at: array[int]
    marks: list[str]
    removed: array[int]

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
        return {self.at[index] - start: self.marks[index] for index in range(low, high)}

    def mark(self, at: int) -> str:
        """The marks before the character at an offset."""
        index = bisect_left(self.at, at)
        return self.marks[index] if index < len(self.at) and self.at[index] == at else ""


def bare(folded: str, loose: bool = False) -> Bare:
    """Take the marks out of folded text; where it is `loose`, the blanks, too."""
    pattern = _LOOSE_MARKS if loose else _MARKS
    result = Bare(pattern.sub("", folded), array("q"), [], array("q"))
    removed = 0
    for match in pattern.finditer(folded):
        result.at.append(match.start() - removed)
        result.marks.append(match[0])
        removed += match.end() - match.start()
        result.removed.append(removed)
    return result
