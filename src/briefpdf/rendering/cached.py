"""Finished files by what they were made from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from ..cache.codec import Typed
from ..cache.version import set_by
from ..engines.base import Rendered
from ..inspection.cached.inspect import CachedInspection
from ..inspection.cached.registry import CODEC, hash_of
from ..inspection.cached.world import Facts
from ..model.document import Document
from ..model.theme import Theme
from .repeated import made_with


class Pdfs:
    """The cached files of an inspection's briefs, for one engine and one way to render."""

    def __init__(self, inspection: CachedInspection, engine: str, draft: bool) -> None:
        assert inspection.session is not None
        self._session = inspection.session
        self._briefs = inspection.briefs_made or {}
        self._engine = engine
        self._how = f"{engine}, as a draft" if draft else engine
        self._same_for_all = hash_of(made_with(engine, self._how))

    def _key(self, path: str, drafted: tuple[Document, Theme] | None, carried: str) -> str:
        made = self._briefs[path]
        printed = made.digest if drafted is None else CODEC.digest(drafted)
        text = self._session.snapshot.digest(path)
        facts = CODEC.digest(made.facts)
        return f"{path} {text} {printed} {facts} {carried} {self._same_for_all}"

    def find(
        self, path: str, drafted: tuple[Document, Theme] | None = None, carried: str = ""
    ) -> Rendered | None:
        """The file of a brief, where one is cached that was made from the same.

        `carried` is a hash over what decides the evidence in it.
        """
        found = self._session.get("pdf", self._key(path, drafted, carried))
        return Rendered(*found) if isinstance(found, tuple) else None

    def set(
        self,
        path: str,
        rendered: Rendered,
        drafted: tuple[Document, Theme] | None = None,
        carried: str = "",
    ) -> None:
        """Cache a file, unless something was found that stands outside the brief, and may move."""
        fixed = all(found.span.path == path for found in rendered.diagnostics)
        if rendered.pdf and fixed:
            values = (rendered.pdf, rendered.page_count, rendered.diagnostics, rendered.looks)
            self._session.set("pdf", self._key(path, drafted, carried), values)

    def flush(self) -> None:
        """Write what was cached."""
        self._session.cache.flush()

    def why(self, path: str, carried: str = "") -> str:
        """Why the file of a brief is made anew; what it is made from is cached for next time."""
        made = self._briefs[path]
        bases = {
            "briefpdf or a package that it uses": set_by(self._engine),
            **self._session.bases,
            "the evidence that it carries": carried,
        }
        now = State(self._session.snapshot.digest(path), bases, made.facts, self._how)
        before = self._session.get("state", path, _STATE)
        self._session.set("state", path, now, _STATE)
        return reasons(before, now)


# Nobody reads more.
_MOST = 5


class State(Struct, frozen=True):
    """What a brief's last file was made from."""

    file: str
    bases: Mapping[str, str]
    facts: Facts
    how: str


# Another version of briefpdf may have written it: only what has this shape is read.
_STATE = Typed(State)


def reasons(before: State | None, now: State) -> str:
    """What is different since a brief's last file, in words."""
    if before is None:
        return "it has not been built before, or is no longer in the cache"
    found = list(_changes(before, now))
    if len(found) > _MOST:
        found[_MOST:] = [f"{len(found) - _MOST} more things changed"]
    return ", ".join(found) or "what was cached of it is gone"


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
