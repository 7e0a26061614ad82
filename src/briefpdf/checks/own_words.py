"""The author's own words for claims, put together from the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..compose.compose import Composition
from ..compose.walk import contents
from ..model.document import Words
from ..source.text import Span


@dataclass(frozen=True)
class OwnWords:
    """Own words for one claim: their text, the pieces it is made of, and the call in the brief."""

    claim: str
    text: str
    pieces: tuple[tuple[int, Words], ...]
    origin: Span

    def place(self, start: int, end: int) -> Span:
        """Where the words between two offsets of the text stand, as far as is known."""
        for at, words in self.pieces:
            if at <= start < at + len(words.text):
                span = words.origin
                if span.end - span.start == len(words.text):
                    return span.within(start - at, min(end - at, len(words.text)))
                return span
        return self.origin


def own_words(composition: Composition) -> Iterator[OwnWords]:
    """The own words of a brief, one for each `{% claim %}` block, in its order."""
    gathered: dict[int, list[Words]] = {}
    runs: dict[int, tuple[str, Span]] = {}
    document = composition.document
    for content in contents(document.blocks) if document else ():
        for inline in content:
            if isinstance(inline, Words):
                for run in inline.runs:
                    if run.kind == "words":
                        gathered.setdefault(run.index, []).append(inline)
                        runs[run.index] = (run.claims[0], run.origin)
    for index, words in gathered.items():
        pieces, length = [], 0
        for one in words:
            pieces.append((length, one))
            length += len(one.text)
        name, origin = runs[index]
        yield OwnWords(name, "".join(one.text for one in words), tuple(pieces), origin)
