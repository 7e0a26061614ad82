"""An archived text made ready for finding passages in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
import re
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from ...source.pattern import lazy_pattern
from .bare import Bare, bare
from .lines import Stretch, running_text
from .normalise import MAYBE_HYPHEN, Folded, fold
from .notes import mark_notes, without_footnotes
from .regions import SHEET, cell_at

_BROKEN = lazy_pattern(r"([^\W\d_]+)[-‐‑\u00ad]\s*\n\s*([^\W\d_]+)")
# In characters; each takes about ten bytes.
_MOST_READY = 30_000_000

_WORD = lazy_pattern(rf"[^\W\d_]+(?:[-{MAYBE_HYPHEN}][^\W\d_]+)*")


class Paged(Protocol):
    """A text page by page, with the label of each page, such as "1" or "iv", or ""; hashable."""

    def __hash__(self) -> int: ...

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of each page."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of each page, as many as there are pages."""


class Place(Struct, frozen=True):
    """Where a passage stands: offsets in the text of its first and of its last page.

    `first` and `last` are indices of pages, `labels` the labels of all pages from one to the
    other; `words` is the passage as a reader would write it down. `parts` are in turn what of it
    is quoted and what an ellipsis leaves out, so that the first and the last are quoted.
    """

    first: int
    start: int
    last: int
    end: int
    labels: tuple[str, ...]
    words: str
    parts: tuple[str, ...] = ()


class Stream(Struct, frozen=True):
    """Stretches of an archived text, one behind the other, as one folded text.

    `starts` are the offsets at which the stretches begin in the joined, unfolded `text`.
    """

    text: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    folded: Folded
    bare: Bare

    @classmethod
    def join(cls, pages: tuple[str, ...], stretches: tuple[Stretch, ...]) -> Stream:
        """Join stretches of the pages, a line end between each two."""
        parts, starts, length = [], [], 0
        for stretch in stretches:
            part = pages[stretch.page][stretch.start : stretch.end]
            parts.append(part)
            starts.append(length)
            length += len(part) + 1
        text = "\n".join(parts)
        folded = fold(text)
        return cls(text, stretches, tuple(starts), folded, bare(folded.text))

    def stretch(self, at: int) -> int:
        """The index of the stretch in which an offset of the joined text lies."""
        return max(0, bisect_right(self.starts, at) - 1)

    def offset(self, page: int, at: int) -> int | None:
        """The offset in the joined text of one in the text of a page; None where it is left out."""
        index = bisect_right(self.stretches, page, key=lambda stretch: stretch.page) - 1
        if index < 0:
            return None
        stretch = self.stretches[index]
        inside = stretch.page == page and stretch.start <= at <= stretch.end
        return self.starts[index] + at - stretch.start if inside else None

    def between(self, start: int, end: int) -> str:
        """The joined text between two offsets, one line end between two stretches."""
        first, last = bisect_right(self.starts, start), bisect_left(self.starts, end)
        inside = self.starts[first:last]
        cuts = [start, *inside, min(end, len(self.text))]
        pieces = [self.text[one:other] for one, other in pairwise(cuts)]
        for at in range(1, len(pieces)):
            pieces[at - 1] = pieces[at - 1].rstrip("\n") + "\n"
            pieces[at] = pieces[at].lstrip("\n")
        return "".join(pieces)

    def page(self, at: int) -> int:
        """The index of the page on which an offset of the bare text lies."""
        original = self.folded.offsets.start(self.bare.start(at))
        return self.stretches[self.stretch(original)].page


class Passages(Struct, frozen=True, dict=True):
    """An archived text, folded once."""

    archive: Paged

    @cached_property
    def flow(self) -> Stream:
        """The text as it runs on from page to page, without running heads and feet."""
        pages = self.archive.pages
        return Stream.join(pages, running_text(pages))

    def streams(self) -> Iterator[Stream]:
        """The ways to read the text: running on, without notes at its feet, all of it."""
        yield self.flow
        if self.body is not None:
            yield self.body
        if self.whole is not None:
            yield self.whole
        if self.noted is not None:
            yield self.noted

    @cached_property
    def body(self) -> Stream | None:
        """The running text without the footnotes that break it at page ends, if there are any."""
        stretches = without_footnotes(self.archive.pages, self.flow.stretches)
        if stretches == self.flow.stretches:
            return None
        return Stream.join(self.archive.pages, stretches)

    @cached_property
    def noted(self) -> Stream | None:
        """The text without footnotes, the numbers of notes raised that stand on the line."""
        pages = mark_notes(self.archive.pages)
        if pages == self.archive.pages:
            return None
        return Stream.join(pages, (self.body or self.flow).stretches)

    @cached_property
    def whole(self) -> Stream | None:
        """All of the text, page by page, where it has running heads or feet."""
        pages = self.archive.pages
        kept = sum(stretch.end - stretch.start for stretch in self.flow.stretches)
        if kept == sum(map(len, pages)):
            return None
        stretches = (Stretch(page, 0, len(text)) for page, text in enumerate(pages))
        return Stream.join(pages, tuple(stretches))

    @cached_property
    def loose(self) -> Stream:
        """The running text without blanks: some are lost where text is copied out of a file."""
        return replace(self.flow, bare=bare(self.flow.folded.text, loose=True))

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the text in small letters, but for broken ones; a compound is one word."""
        words = frozenset(_WORD.findall(self.flow.folded.text.lower()))
        return frozenset(word for word in words if MAYBE_HYPHEN not in word)

    def place_chain(self, stream: Stream, chain: tuple[tuple[int, int], ...]) -> Place:
        """The place of a quotation whose pieces stand at these offsets in a stream's bare text."""
        spans = [(stream.bare.start(start), stream.bare.end(end)) for start, end in chain]
        place = self.place(stream, spans[0][0], spans[-1][1])
        if len(spans) == 1:
            return replace(place, parts=(place.words,))
        parts: list[str] = []
        for at, (start, end) in enumerate(spans):
            if at:
                parts.append(self._between(stream, spans[at - 1][1], start))
            parts.append(self._between(stream, start, end))
        return replace(place, parts=tuple(parts))

    def _between(self, stream: Stream, start: int, end: int) -> str:
        """What stands between two offsets in a stream's folded text, on one line."""
        if start >= end:
            return ""
        offsets = stream.folded.offsets
        return self.readable(stream.text[offsets.start(start) : offsets.end(end)])

    def around(self, place: Place, reach: int) -> tuple[str, str]:
        """What stands before and behind a place, as far as `reach` characters, lines as they are.

        Over a page end it goes on in the running text, without heads, feet and notes.
        """
        for stream in (self.body, self.flow):
            if stream is not None:
                start = stream.offset(place.first, place.start)
                end = stream.offset(place.last, place.end)
                if start is not None and end is not None:
                    before = stream.between(max(0, start - reach), start)
                    return before, stream.between(end, end + reach)
        pages = self.archive.pages
        before = pages[place.first][max(0, place.start - reach) : place.start]
        return before, pages[place.last][place.end : place.end + reach]

    def place(self, stream: Stream, start: int, end: int) -> Place:
        """The place of a passage, given by offsets (`start` < `end`) in a stream's folded text."""
        offsets = stream.folded.offsets
        return self.place_written(stream, offsets.start(start), offsets.end(end))

    def place_written(self, stream: Stream, opening: int, closing: int) -> Place:
        """The same, given by offsets (`opening` < `closing`) in a stream's text as it is."""
        first, last = stream.stretch(opening), stream.stretch(closing - 1)
        one, other = stream.stretches[first], stream.stretches[last]
        begin = one.start + opening - stream.starts[first]
        behind = other.start + closing - stream.starts[last]
        labels = self.archive.labels[one.page : other.page + 1]
        if one.page == other.page and labels[0].startswith(SHEET):
            cells = cell_at(self.archive.pages[one.page], begin, behind)
            sheet = labels[0].removeprefix(SHEET)
            labels = (f"{sheet}!{cells}" if sheet else f"cell {cells}",)
        words = self.readable(stream.text[opening:closing])
        return Place(one.page, begin, other.page, behind, labels, words)

    def readable(self, text: str) -> str:
        """A passage on one line, words that a line end broke in two put together again."""
        return " ".join(_BROKEN.sub(self._mended, text).replace("\u00ad", "").split())

    def _mended(self, match: re.Match[str]) -> str:
        """A broken word, its hyphen kept where the text has it so, or has the two words alone."""
        one, other = match[1].lower(), match[2].lower()
        if f"{one}{other}" in self.vocabulary:
            return match[1] + match[2]
        kept = f"{one}-{other}" in self.vocabulary or {one, other} <= self.vocabulary
        return f"{match[1]}-{match[2]}" if kept else match[1] + match[2]


def passages(archive: Paged) -> Passages:
    """The passages of an archived text; the same object for the same text, as far as there is room.

    The texts that were used last are kept ready, as many as have `_MOST_READY` characters together.
    """
    return _ready.of(archive)


class _Ready:
    """Texts made ready for searching, the one used last at the end."""

    def __init__(self) -> None:
        self.passages: dict[Paged, Passages] = {}
        self.size = 0

    def of(self, archive: Paged) -> Passages:
        found = self.passages.pop(archive, None)
        if found is None:
            found = Passages(archive)
            self.size += sum(map(len, archive.pages))
        self.passages[archive] = found
        while self.size > _MOST_READY and len(self.passages) > 1:
            oldest = next(iter(self.passages))
            del self.passages[oldest]
            self.size -= sum(map(len, oldest.pages))
        return found


_ready = _Ready()
