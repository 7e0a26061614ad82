"""Finished files by what they were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import os
from pathlib import Path
import sys

from ..engines.base import Rendered
from ..inspection.kept.facts import Facts
from ..inspection.kept.inspect import KeptInspection
from ..inspection.kept.packing import digest, pack, unpack
from ..inspection.kept.parts import Part
from ..inspection.kept.session import Session
from ..inspection.kept.tasks import Task
from ..model.document import Document
from ..model.theme import Theme
from ..store.identity import identity

# The system's own libraries that decide how text is set; their names hold their versions.
_LIBRARIES = ("libpango*", "libharfbuzz*", "libfontconfig*", "libfreetype*")
_PLACES = ("/usr/lib", "/usr/lib/*-linux-*", "/usr/local/lib", "/opt/homebrew/lib")


class Pdfs:
    """The files of an inspection's briefs that are kept, for one engine and one way to render."""

    def __init__(self, inspection: KeptInspection, engine: str, draft: bool) -> None:
        self._inspection = inspection
        self._session = inspection.session
        self._how = f"{engine}, as a draft" if draft else engine
        moment = os.environ.get("SOURCE_DATE_EPOCH", "")
        self._same_for_all = (identity(), self._how, moment, _libraries())

    def _part(self, path: str) -> Part:
        return self._inspection.made[Task("brief", path)]

    def _key(self, path: str, drafted: tuple[Document, Theme] | None) -> str:
        part = self._part(path)
        assert part.brief is not None
        printed = part.brief.digest if drafted is None else digest(drafted)
        text = self._session.snapshot.digest(path)
        return digest((path, text, printed, part.facts, self._same_for_all))

    def find(self, path: str, drafted: tuple[Document, Theme] | None = None) -> Rendered | None:
        """The file of a brief, where one is kept that was made from the same."""
        data = self._session.store.get("pdf", self._key(path, drafted))
        found = None if data is None else unpack(data)
        return Rendered(*found) if isinstance(found, tuple) else None

    def keep(
        self, path: str, rendered: Rendered, drafted: tuple[Document, Theme] | None = None
    ) -> None:
        """Keep a file, unless something was found that stands outside the brief, and may move."""
        fixed = all(found.span.path == path for found in rendered.diagnostics)
        if rendered.pdf and fixed and not self._session.snapshot.moved:
            kept = (rendered.pdf, rendered.page_count, rendered.diagnostics)
            self._session.store.put("pdf", self._key(path, drafted), pack(kept))

    def why(self, path: str) -> str:
        """Why the file of a brief is made anew; what it is made from is kept for the next time."""
        now = state_of(self._session, path, self._part(path), self._how)
        before = self._session.kept("state", path)
        self._session.keep("state", path, now)
        return reasons(before if isinstance(before, State) else None, now)


def _libraries() -> list[str]:
    if sys.platform == "win32":
        return []
    root = Path("/")
    return sorted(
        path.name
        for place in _PLACES
        for folder in root.glob(place.lstrip("/"))
        for name in _LIBRARIES
        for path in folder.glob(name)
    )


# Nobody reads more.
_MOST = 5


@dataclass(frozen=True)
class State:
    """What a brief's last file was made from."""

    file: str
    bases: dict[str, str]
    facts: Facts
    how: str


def state_of(session: Session, path: str, part: Part, how: str) -> State:
    """What a brief's file is made from now; `how` says by which engine, and whether as a draft."""
    return State(session.snapshot.digest(path), session.bases, part.facts, how)


def reasons(before: State | None, now: State) -> str:
    """What is different since a brief's last file, in words."""
    if before is None:
        return "it has not been built before, or is no longer kept"
    found = list(_changes(before, now))
    if len(found) > _MOST:
        found[_MOST:] = [f"{len(found) - _MOST} more things changed"]
    return ", ".join(found) or "what was kept of it is gone"


def _changes(before: State, now: State) -> Iterator[str]:
    if before.file != now.file:
        yield "its text changed"
    for what, hashed in now.bases.items():
        if before.bases.get(what) != hashed:
            yield f"{what} changed"
    if before.how != now.how:
        yield f"it was made with {before.how}, and is now with {now.how}"
    for kind, known in now.facts.items():
        earlier = before.facts.get(kind, {})
        for name, hashed in known.items():
            if name in earlier and earlier[name] != hashed:
                yield _named(kind, name)


def _named(kind: str, name: str) -> str:
    match kind:
        case "claim" | "source":
            return f"the {kind} “{name}” changed"
        case "file":
            return f"{name} changed"
        case "is file" | "is folder" | "files":
            return f"{name} appeared or vanished"
        case "day":
            return "the day is another"
        case _:
            return f"the names of all {name} changed"
