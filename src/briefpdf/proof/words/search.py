"""Looks for passages in what was printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
import re
import unicodedata

from ..reading.pieces import Piece
from ..reading.text import ReadText, squeezed
from .passages import FIGURE, Part, Passage

# Written from right to left, text is painted in another order than it is read in.
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking for a passage.

    `pieces` are where it was found. `lost` is its first part that is not there, `early` says that
    it stands before what should come before it.
    """

    passage: Passage
    pieces: Sequence[Piece] = ()
    lost: Part | None = None
    early: bool = False


def _is_from_right(sign: str) -> bool:
    return unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT


class Searcher:
    """Finds passages one after the other; each flow goes on where it was left."""

    def __init__(self, text: ReadText) -> None:
        self.text = text
        self._at: dict[str, int] = {}

    def look_for(self, passages: Iterable[Passage]) -> list[Looked]:
        """Look for passages, in their order."""
        return [self._look_for(passage) for passage in passages]

    def start(self, flow: str, start: int) -> None:
        """Have a flow begin at an offset of the text."""
        self._at[flow] = start

    def reached(self, flow: str) -> int:
        """How far a flow has come."""
        return self._at.get(flow, 0)

    def _look_for(self, passage: Passage) -> Looked:
        words, flow = passage.words, passage.flow
        if not words.isascii() and any(map(_is_from_right, set(words))):
            return self._look_both_ways(passage)
        start = 0 if flow == FIGURE or passage.starts else self._at.get(flow, 0)
        if (found := self.text.find(words, start)) is not None:
            self._at[flow] = found.end
            return Looked(passage, self.text.pieces_of(found))
        if start and (found := self.text.find(words)) is not None:
            return Looked(passage, self.text.pieces_of(found), early=True)
        return self._look_in_parts(passage, start)

    def _look_in_parts(self, passage: Passage, start: int) -> Looked:
        """Which part of a passage is lost, that as a whole is nowhere?"""
        pieces: list[Piece] = []
        lost: Part | None = None
        for part in passage.parts:
            if not (words := squeezed(part.text)):
                continue
            found = self.text.find(words, start)
            if found is None:
                lost = lost or part
            else:
                start = found.end
                pieces += self.text.pieces_of(found)
        # Each part is somewhere, but not one behind the other.
        return Looked(passage, pieces, lost=lost or passage.parts[0])

    def _look_both_ways(self, passage: Passage) -> Looked:
        pieces: list[Piece] = []
        for part in passage.parts:
            for word in map(squeezed, _WORD.findall(part.text)):
                found = self.text.find(word) or self.text.find(word[::-1])
                if word and found is None:
                    return Looked(passage, pieces, lost=part)
                if found is not None:
                    pieces += self.text.pieces_of(found)
        return Looked(passage, pieces)
