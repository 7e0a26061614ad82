"""What a part of the result was made from, each with its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from hashlib import blake2b
from typing import Generic, TypeVar

from ...model.claim import Claim
from ...model.reference import Reference
from ...project.outline import Outline
from ...source.workspace import Workspace
from .registry import Kept
from .snapshot import Snapshot

T = TypeVar("T")

Facts = dict[str, dict[str, str]]


class World:
    """A workspace and its registry now: the hash of anything that can be asked of it."""

    def __init__(
        self, snapshot: Snapshot, claims: Kept[Claim], references: Kept[Reference], day: date
    ) -> None:
        self.snapshot = snapshot
        self.claims = claims
        self.references = references
        self.day = day

    def now(self, kind: str, name: str) -> str:
        """The present hash of a fact."""
        match kind:
            case "claim":
                return self.claims.digest(name)
            case "source":
                return self.references.digest(name)
            case "file":
                return self.snapshot.digest(name)
            case "is file":
                return str(self.snapshot.is_file(name))
            case "is folder":
                return str(self.snapshot.is_folder(name))
            case "files":
                return _hash(self.snapshot.files(name))
            case "quoted":
                return str(name in self.quoted)
            case "day":
                return self.day.isoformat()
            case _:
                return self._names[name]

    @cached_property
    def quoted(self) -> frozenset[str]:
        """The keys of the sources that a claim quotes."""
        outlines = [shelf.outline for shelf in self.claims.shelves]
        return frozenset(
            key for outline in outlines if isinstance(outline, Outline) for key in outline.quoted
        )

    @cached_property
    def _names(self) -> dict[str, str]:
        return {"claims": _hash(self.claims), "sources": _hash(self.references)}

    def changed(self, facts: Facts) -> Iterator[tuple[str, str]]:
        """The facts that are not as they were, by kind and name."""
        digests = {"claim": self.claims.digests, "source": self.references.digests}
        for kind, known in facts.items():
            if kind in digests and known.items() <= digests[kind].items():
                continue  # As most are, of a hundred thousand in a run.
            for name, digest in known.items():
                if self.now(kind, name) != digest:
                    yield kind, name


def _hash(names: object) -> str:
    assert isinstance(names, list | Mapping)
    return blake2b("\0".join(names).encode(), digest_size=12).hexdigest()


class Trace:
    """Writes down what is looked at. `kept` is False when the result may come out otherwise."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.facts: Facts = {}
        self.kept = True

    def note(self, kind: str, name: str = "") -> None:
        """Something was looked at."""
        known = self.facts.setdefault(kind, {})
        if name not in known:
            known[name] = self.world.now(kind, name)


class Traced(Mapping[str, T], Generic[T]):
    """Claims or sources by name, each look written down."""

    def __init__(self, things: Kept[T], kind: str, trace: Trace) -> None:
        self._things = things
        self._kind = kind
        self._trace = trace

    def __getitem__(self, name: str) -> T:
        self._trace.note(self._kind, name)
        return self._things[name]

    def __contains__(self, name: object) -> bool:
        self._trace.note(self._kind, str(name))
        return name in self._things

    def __iter__(self) -> Iterator[str]:
        self._trace.note("names", f"{self._kind}s")
        return iter(self._things)

    def __len__(self) -> int:
        self._trace.note("names", f"{self._kind}s")
        return len(self._things)


class TracedWorkspace(Workspace):
    """A snapshot, each look written down."""

    def __init__(self, snapshot: Snapshot, trace: Trace) -> None:
        self._snapshot = snapshot
        self._trace = trace

    def read_bytes(self, path: str) -> bytes:
        """The content of a file."""
        self._trace.note("file", path)
        return self._snapshot.read_bytes(path)

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        self._trace.note("is file", path)
        return self._snapshot.is_file(path)

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder."""
        self._trace.note("is folder", path)
        return self._snapshot.is_folder(path)

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern."""
        self._trace.note("files", pattern)
        return self._snapshot.files(pattern)
