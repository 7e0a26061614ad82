"""The text of a file in the order in which it is read, so that words can be looked for in it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple
import unicodedata

from ...source.pattern import lazy_pattern
from .pieces import Piece

if TYPE_CHECKING:
    from .tags import Tag

# Lines break at spaces, at hyphens and at what only allows or forbids a break, so that neither
# side can be held to them; nor to what has no ink, nor to the signs for what cannot be printed.
# PDFium gives U+0002 or U+FFFE for a hyphen at the end of a line.
_NOT_COMPARED = lazy_pattern(
    "[\\s\x00-\x1f\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u2010\u2011\u2028-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff\ufffd\ufffe□\U000e0000-\U000e0fff-]+"
)
_NOT_COMPARED_OF_ASCII = {code: None for code in range(128) if _NOT_COMPARED.match(chr(code))}


def squeezed(text: str) -> str:
    """The characters of a text that must be on the pages, in one form and one case."""
    if text.isascii():
        return text.translate(_NOT_COMPARED_OF_ASCII).lower()
    text = unicodedata.normalize("NFKC", text)
    return _NOT_COMPARED.sub("", text).casefold()


# Words that go on behind something else: they are known again by so many characters, go on so many
# times at most, and within so many pieces.
_HEAD, _MOST_PARTS, _FURTHEST = 8, 6, 60


class Found(NamedTuple):
    """Where words were found: the stretches of the text that hold them, each from and to."""

    stretches: tuple[tuple[int, int], ...]

    @property
    def end(self) -> int:
        """The offset behind them."""
        return self.stretches[-1][1]


class ReadText:
    """Pieces of text as one text, squeezed; `pieces` are in the order in which they are read."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = tuple(pieces)
        parts = [squeezed(piece.text) for piece in self.pieces]
        self.text = "".join(parts)
        self._parts = parts

    @cached_property
    def _starts(self) -> list[int]:
        starts, at = [], 0
        for part in self._parts:
            starts.append(at)
            at += len(part)
        return starts

    def find(self, words: str, start: int = 0) -> Found | None:
        """Squeezed words from an offset on, at one stretch or on both sides of what parts them."""
        at = self.text.find(words, start)
        if at >= 0:
            return Found(((at, at + len(words)),))
        return self._find_parted(words, start)

    def _find_parted(self, words: str, start: int) -> Found | None:
        """Words between whose lines something else was painted: a foot, a head, a figure."""
        if len(words) < 2 * _HEAD:
            return None
        for at in (*self._all(words[:_HEAD], start), *self._short_heads(words, start)):
            if stretches := self._follow(words, at):
                return Found(stretches)
        return None

    def _all(self, first: str, start: int) -> Iterator[int]:
        at = self.text.find(first, start)
        while at >= 0:
            yield at
            at = self.text.find(first, at + 1)

    def _short_heads(self, words: str, start: int) -> Iterator[int]:
        """Where a piece ends in less than a head of the words: one short word ends a page."""
        for at, part in zip(self._starts, self._parts, strict=True):
            for length in range(min(_HEAD - 1, len(part)), 0, -1):
                if part.endswith(words[:length]) and (begun := at + len(part) - length) >= start:
                    yield begun

    def _follow(self, words: str, at: int) -> tuple[tuple[int, int], ...]:
        stretches: list[tuple[int, int]] = []
        for _ in range(_MOST_PARTS):
            same = _common(self.text, at, words)
            words = words[same:]
            stretches.append((at, at + same))
            if not words:
                return tuple(stretches)
            # What goes on begins a piece of its own, on the next page at the latest.
            piece = bisect_right(self._starts, at + same)
            later = self._starts[piece : piece + _FURTHEST]
            begun = (one for one in later if self.text.startswith(words[:_HEAD], one))
            if same == 0 or (on := next(begun, None)) is None:
                break
            at = on
        return ()

    def pieces_of(self, found: Found) -> Sequence[Piece]:
        """The pieces that hold what was found."""
        pieces: list[Piece] = []
        for start, end in found.stretches:
            first = max(0, bisect_right(self._starts, start) - 1)
            last = bisect_right(self._starts, max(start, end - 1))
            parts = zip(self.pieces[first:last], self._parts[first:last], strict=True)
            pieces += [piece for piece, part in parts if part]
        return pieces


def _common(text: str, start: int, words: str) -> int:
    """How many characters of `words` stand in `text` from an offset on."""
    if text.startswith(words, start):
        return len(words)
    low, high = 0, len(words)
    while low < high:
        middle = (low + high + 1) // 2
        if text.startswith(words[:middle], start):
            low = middle
        else:
            high = middle - 1
    return low


def in_reading_order(pieces: Sequence[Piece], tags: Tag | None) -> list[Piece]:
    """The pieces as a screen reader meets them, artifacts left out; as painted without tags."""
    content = [piece for piece in pieces if not piece.is_artifact]
    if tags is None:
        return content
    by_place: dict[tuple[int, int], list[Piece]] = {}
    for piece in content:
        if piece.mark is not None:
            by_place.setdefault((piece.page, piece.mark), []).append(piece)
    read = [piece for place in tags.places() for piece in by_place.pop(place, ())]
    # What no tag knows is a fault of its own: it is on the page all the same.
    known = {id(piece) for piece in read}
    return [*read, *(piece for piece in content if id(piece) not in known)]
