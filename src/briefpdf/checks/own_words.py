"""The author's own words for claims, and judgments, put together from the document."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ..compose.composition import Composition
from ..compose.walk import contents
from ..model.document import Words
from ..source.text import Span
from .flow import HELD


class OwnWords(Struct, frozen=True):
    """Words for some claims: their text, the pieces it is made of, and the call in the brief."""

    claims: tuple[str, ...]
    text: str
    pieces: tuple[tuple[int, Words], ...]
    origin: Span

    @property
    def claim(self) -> str:
        """The first of the claims, which is the only one of a `{% claim %}` block."""
        return self.claims[0]

    def place(self, start: int, end: int) -> Span:
        """Where the words between two offsets of the text stand, as far as is known."""
        for at, words in self.pieces:
            if at <= start < at + len(words.text):
                span = words.origin
                if span.end - span.start == len(words.text):
                    return span.within(start - at, min(end - at, len(words.text)))
                return span
        return self.origin

    def is_backed(self, start: int, end: int) -> bool:
        """Whether a claim that is called within prints all between two offsets."""
        within = [words for at, words in self.pieces if at < end and start < at + len(words.text)]
        return all(any(run.kind in HELD for run in words.runs) for words in within)


def own_words(composition: Composition) -> Iterator[OwnWords]:
    """The own words of a brief, one for each `{% claim %}` block, in its order."""
    return _words_of("words", composition)


def judgments(composition: Composition) -> Iterator[OwnWords]:
    """The judgments of a brief that name what they rest on, in its order."""
    return (one for one in _words_of("judgment", composition) if one.claims)


def _words_of(kind: str, composition: Composition) -> Iterator[OwnWords]:
    gathered: dict[int, list[Words]] = {}
    runs: dict[int, tuple[tuple[str, ...], Span]] = {}
    document = composition.document
    for content in contents(document.blocks) if document else ():
        for inline in content:
            if isinstance(inline, Words):
                for run in inline.runs:
                    if run.kind == kind:
                        gathered.setdefault(run.index, []).append(inline)
                        runs[run.index] = (run.claims, run.origin)
    for index, words in gathered.items():
        pieces, length = [], 0
        for one in words:
            pieces.append((length, one))
            length += len(one.text)
        claims, origin = runs[index]
        yield OwnWords(claims, "".join(one.text for one in words), tuple(pieces), origin)
