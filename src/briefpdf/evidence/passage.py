"""An archived text made ready for finding passages in it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

from .normalise import Folded, fold
from .passage_bare import Bare, bare
from .passage_lines import Stretch, page_stretches


class Paged(Protocol):
    """A text page by page, with the label of each page, such as "1" or "iv", or ""."""

    @property
    def pages(self) -> tuple[str, ...]:
        """The text of each page."""

    @property
    def labels(self) -> tuple[str, ...]:
        """The label of each page, as many as there are pages."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands: offsets in the text of its first and of its last page.

    `first` and `last` are indices of pages, `labels` the labels of all pages from one to the
    other; `words` is the passage as a reader would write it down.
    """

    first: int
    start: int
    last: int
    end: int
    labels: tuple[str, ...]
    words: str


@dataclass(frozen=True)
class Stream:
    """Stretches of an archived text, one behind the other, as one folded text.

    `starts` are the offsets at which the stretches begin in the joined, unfolded `text`.
    """

    text: str
    stretches: tuple[Stretch, ...]
    starts: tuple[int, ...]
    folded: Folded
    bare: Bare

    @classmethod
    def join(cls, archive: Paged, stretches: tuple[Stretch, ...]) -> Stream:
        """Join stretches of the pages, a line end between each two."""
        parts, starts, length = [], [], 0
        for stretch in stretches:
            part = archive.pages[stretch.page][stretch.start : stretch.end]
            parts.append(part)
            starts.append(length)
            length += len(part) + 1
        text = "\n".join(parts)
        folded = fold(text)
        return cls(text, stretches, tuple(starts), folded, bare(folded.text))

    def stretch(self, at: int) -> int:
        """The index of the stretch in which an offset of the joined text lies."""
        return max(0, bisect_right(self.starts, at) - 1)

    def page(self, at: int) -> int:
        """The index of the page on which an offset of the bare text lies."""
        original = self.folded.offsets.start(self.bare.start(at))
        return self.stretches[self.stretch(original)].page

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the bare text (`start` < `end`) as offsets of the joined text."""
        offsets = self.folded.offsets
        return offsets.start(self.bare.start(start)), offsets.end(self.bare.end(end))


@dataclass(frozen=True)
class Passages:
    """An archived text folded once: `flow` without the lines that every page has, `whole` with."""

    archive: Paged

    @cached_property
    def flow(self) -> Stream:
        """The text as it runs on from page to page, without running heads and feet."""
        return Stream.join(self.archive, page_stretches(self.archive.pages))

    @cached_property
    def whole(self) -> Stream:
        """All of the text, page by page."""
        pages = self.archive.pages
        return Stream.join(
            self.archive, tuple(Stretch(page, 0, len(text)) for page, text in enumerate(pages))
        )
    
    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words of the text in small letters, those with a hyphen also as a whole."""
        return frozenset(_WORD.findall(self.flow.folded.text.lower()))

    def place(self, stream: Stream, start: int, end: int) -> Place:
        """The place of a passage, given by offsets in a stream's bare text."""
        opening, closing = stream.original(start, end)
        first, last = stream.stretch(opening), stream.stretch(closing - 1)
        one, other = stream.stretches[first], stream.stretches[last]
        return Place(
            one.page,
            one.start + opening - stream.starts[first],
            other.page,
            other.start + closing - stream.starts[last],
            self.archive.labels[one.page : other.page + 1],
            readable(stream.text[opening:closing], self.vocabulary),
        )
