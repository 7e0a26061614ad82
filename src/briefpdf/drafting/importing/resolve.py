"""The sources that the notes of a document cite, one note after the other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

from ...bibliography.entry import Entry
from ...model.reference import Reference
from ...source.nearest import nearest
from .citation import Part, parts_of
from .known import How, Sources
from .proposal import is_citation, propose
from .prose import Note


class Cited(Struct, frozen=True):
    """A source that a note cites, where in it, and by what it was known."""

    key: str
    locator: str
    how: How | Literal["proposed"]


class Resolved(Struct, frozen=True):
    """What a note cites; `remarks` are parts of it that name no source, `why` says of one why."""

    note: Note
    cited: tuple[Cited, ...]
    remarks: tuple[str, ...] = ()
    why: str = ""


class Proposed(Struct, frozen=True):
    """An entry for the bibliography, and the words of the note that it was made of."""

    entry: Entry
    note: Note
    words: str


class Resolver:
    """Looks for what notes cite, in their order: a later one may point back to an earlier."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self.sources = Sources(references)
        self.proposed: list[Proposed] = []
        self._done: dict[int, Resolved] = {}
        self._last: str | None = None

    def resolve(self, note: Note) -> Resolved:
        """What a note cites; an entry is proposed for each work that is not known."""
        if id(note) in self._done:
            return self._done[id(note)]
        cited: list[Cited] = []
        remarks: list[str] = []
        why = ""
        for part in parts_of(note.words):
            found = self._find(part, note)
            if found is None:
                remarks.append(part.words)
                if part.key:
                    why = f"there is no source “{part.key}” in the bibliography"
                    if meant := nearest(part.key, self.sources.keys):
                        why = f"{why}; did you mean “{meant}”?"
                elif part.is_same:
                    why = "it is not certain what the note before it cites"
            elif found not in cited:
                cited.append(found)
                self._last = found.key
        # “Ibid.” can mean none of several.
        if len({one.key for one in cited}) > 1:
            self._last = None
        self._done[id(note)] = made = Resolved(note, tuple(cited), tuple(remarks), why)
        return made

    def _find(self, part: Part, note: Note) -> Cited | None:
        if part.is_same:
            return Cited(self._last, part.locator, "same note") if self._last else None
        if part.earlier is not None and (key := self._earlier(part, part.earlier)):
            return Cited(key, part.locator, "earlier note")
        if (found := self.sources.find(part)) is not None:
            return Cited(found[0], part.locator, found[1])
        if not is_citation(part):
            return None
        entry, known = propose(part, self.sources.keys)
        self.sources.add(known)
        self.proposed.append(Proposed(entry, note, part.words))
        return Cited(entry.key, part.locator, "proposed")

    def _earlier(self, part: Part, number: int) -> str | None:
        """The source of the note of a number, or of any earlier one, that a part names."""
        notes = [one for one in self._done.values() if number == 0 or one.note.name == str(number)]
        return self.sources.by_name(part, [each.key for one in notes for each in one.cited])
