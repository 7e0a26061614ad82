"""Where the notes of a text stand: in which of its sentences, or at which place."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from ...checks.sentence import Sentence
from ...model.brief import Brief
from ...source.pattern import lazy_pattern
from ..calls import Written, read_written
from .resolve import Cited, Resolved

# A heading, or an empty line: no sentence goes on behind it.
_BREAK = lazy_pattern(r"\n[ \t]*\n|\n#{1,6} |\|")


class Place(Struct):
    """A sentence with notes, or a place without a sentence: of a heading, a cell, a caption.

    `at` is where its last note stood, in code points of the brief; `index` that of the sentence,
    None where there is none. `why` says why a sentence cannot be in a call.
    """

    at: int
    notes: list[Resolved]
    index: int | None = None
    sentence: Sentence | None = None
    written: Written | None = None
    wrapped: bool = False
    why: str = ""

    @property
    def is_claim(self) -> bool:
        """Whether a claim is to say it; otherwise its sources are only cited."""
        return self.written is not None and not self.why and bool(self.cited)

    @property
    def cited(self) -> list[Cited]:
        """What its notes cite, each once."""
        found: dict[tuple[str, str], Cited] = {}
        for note in self.notes:
            for one in note.cited:
                found.setdefault((one.key, one.locator), one)
        return list(found.values())

    def calls(self) -> str:
        """The bare citations that stand at its place where no claim says it."""
        return "".join(
            f'{{{{ cite("{one.key}", "{one.locator}") }}}}'
            if one.locator and '"' not in one.locator and "\\" not in one.locator
            else f'{{{{ cite("{one.key}") }}}}'
            for one in self.cited
        )


def find_places(
    marks: Sequence[tuple[int, Resolved]], sentences: Sequence[Sentence], brief: Brief
) -> list[Place]:
    """The places of notes, given with their offsets in the brief."""
    by_index: dict[int, Place] = {}
    loose: list[Place] = []
    for at, note in marks:
        index = _sentence_at(at, sentences, brief)
        if index is None:
            near = next((one for one in loose if one.at == at), None)
            if near is not None:
                near.notes.append(note)
            else:
                loose.append(Place(at, [note], why="it stands in no sentence of the text"))
            continue
        place = by_index.get(index)
        if place is None:
            sentence = sentences[index]
            place = by_index[index] = Place(at, [], index, sentence, read_written(sentence, brief))
            if place.written is None:
                place.why = "calls or tags stand among its words"
        place.notes.append(note)
        place.at = max(place.at, at)
    return sorted([*by_index.values(), *loose], key=lambda one: one.at)


def _sentence_at(at: int, sentences: Sequence[Sentence], brief: Brief) -> int | None:
    """The last sentence that begins before a place, where nothing parts them."""
    found = None
    for index, one in enumerate(sentences):
        if one.where == "sentence" and one.span.path == brief.path and one.span.start < at:
            found = index
    if found is None:
        return None
    end = max(sentences[found].span.end, brief.body_start)
    between = brief.body[end - brief.body_start : at - brief.body_start]
    return None if _BREAK.search(between) else found
