"""Finds passages of archived copies: those that have some words, then those most like them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ..checks.copies import named
from ..evidence.quotation.find import find_places
from ..evidence.quotation.passage import Place, passages
from ..evidence.stems import stem
from ..project.archives import Archives
from ..readers.archive.read import Archive
from .index import Index, content_words, stems_of

# What is less like the words that are looked for (from 0 to 100) is no answer to anybody.
LEAST_LIKE = 40.0
# How much of the copy is shown on each side of a passage, in characters.
AROUND = 160
# More places of one copy tell nobody anything.
_MOST_PLACES = 20


class Passage(Struct, frozen=True):
    """A passage of a source's archived copy, with what stands around it there.

    `exact` says that it has the words that were looked for; `score` is its likeness to them, 100
    where it has them. `marked` are the offsets in `words` of what both have. `locator` is empty
    where the copy has no pages.
    """

    key: str
    copy: str
    locator: str
    score: float
    exact: bool
    before: str
    words: str
    after: str
    marked: tuple[tuple[int, int], ...]


class Finder:
    """Looks for passages in the archived copies of the sources of some keys."""

    def __init__(self, archives: Archives, keys: Iterable[str]) -> None:
        self.copies = [(key, archive) for key in keys for archive in archives.of(key)]
        self.index = Index(self.copies)

    def find(self, words: str, most: int) -> list[Passage]:
        """At most so many passages: those that have the words, then those that are like them."""
        found = list(self.exact(words))[:most]
        if len(found) < most:
            seen = {(one.copy, one.words) for one in found}
            # A sentence that has the words within it is shown once, with the words marked.
            found += [
                one
                for one in self.like(words, most)
                if not any(
                    copy == one.copy and (inner in one.words or one.words in inner)
                    for copy, inner in seen
                )
            ]
        return found[:most]

    def exact(self, words: str) -> Iterator[Passage]:
        """The passages that have the words, source by source."""
        for key, archive in self.copies:
            yield from self.passages(key, archive, find_places(words, archive)[:_MOST_PLACES])

    @staticmethod
    def passages(key: str, archive: Archive, places: Iterable[Place]) -> Iterator[Passage]:
        """The passages at some places of a copy that have what was looked for."""
        for place in places:
            yield _passage(key, archive, place, 100.0, ((0, len(place.words)),), exact=True)

    def like(self, words: str, most: int) -> list[Passage]:
        """The sentences most like the words, the likest first."""
        wanted = stems_of(words)
        return [
            _passage(
                one.key,
                one.archive,
                one.place,
                one.score,
                _shared(one.place.words, wanted),
                exact=False,
            )
            for one in self.index.find(words, most)
            if one.score >= LEAST_LIKE
        ]


def _passage(
    key: str,
    archive: Archive,
    place: Place,
    score: float,
    marked: tuple[tuple[int, int], ...],
    exact: bool,
) -> Passage:
    before, after = passages(archive).around(place, AROUND)
    before, after = " ".join(before.split()), " ".join(after.split())
    # A word that is cut in two says nothing.
    before = before.partition(" ")[2] if len(before) > AROUND - 40 else before
    after = after.rpartition(" ")[0] if len(after) > AROUND - 40 else after
    return Passage(
        key, archive.path, named(place.labels), score, exact, before, place.words, after, marked
    )


def _shared(words: str, wanted: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Where words stand that are wanted, in any of their forms; neighbours as one."""
    marked: list[tuple[int, int]] = []
    for match in content_words(words):
        if stem(match[0].lower()) not in wanted:
            continue
        if marked and not words[marked[-1][1] : match.start()].strip():
            marked[-1] = (marked[-1][0], match.end())
        else:
            marked.append(match.span())
    return tuple(marked)
