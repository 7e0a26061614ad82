"""What a brief was made from: whatever was looked up while it was composed, each with its hash."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from ...checks.subject import Subject
from ...compose.composition import Composition
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.archives import Archives
from ...project.graph import Graph
from ...readers.archive.read import Archive
from ...source.diagnostic import Diagnostic
from ...source.workspace import Workspace
from .registry import Things
from .snapshot import Snapshot
from .world import Facts, World

if TYPE_CHECKING:  # Only what changed is looked at.
    from ...evidence.quotation.find import Match

T = TypeVar("T", Claim, Reference)


class Notes(Protocol):
    """What looks are told to."""

    def note(self, kind: str, name: str = "") -> None:
        """Something was looked at."""


class Trace:
    """Writes down what is looked at. `lasts` is False when the result may come out otherwise."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.facts: Facts = {}
        self.lasts = True

    def note(self, kind: str, name: str = "") -> None:
        """Something was looked at."""
        known = self.facts.setdefault(kind, {})
        if name not in known:
            known[name] = self.world.now(kind, name)


class TracedThings(Mapping[str, T], Generic[T]):
    """Claims or sources by name, each look written down."""

    def __init__(self, things: Things[T], kind: str, trace: Notes) -> None:
        self._things: Things[T] = things
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

    def __init__(self, snapshot: Snapshot, trace: Notes) -> None:
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

    def is_astray(self, path: str) -> bool:
        """Whether a link stands there that leads out of the workspace, or nowhere."""
        self._trace.note("file", path)
        return self._snapshot.is_astray(path)

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern."""
        self._trace.note("files", pattern)
        return self._snapshot.files(pattern)


class TracedQuoted:
    """The keys of quoted sources, each look written down."""

    def __init__(self, graph: Graph, trace: Notes) -> None:
        self._graph = graph
        self._trace = trace

    def __contains__(self, key: object) -> bool:
        self._trace.note("quoted", str(key))
        return key in self._graph.quoted


class TracedArchives(Archives):
    """Archived copies that a whole run shares, each look written down."""

    def __init__(self, shared: Archives, trace: Notes, references: Mapping[str, Reference]) -> None:
        self._shared = shared
        self._trace = trace
        self._references = references

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern."""
        self._trace.note("files", pattern)
        return self._shared.files(pattern)

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a copy."""
        self._trace.note("file", path)
        return self._shared.checksum(path)

    def is_pointer(self, path: str) -> bool:
        """Whether a copy is a pointer of Git LFS."""
        self._trace.note("file", path)
        return self._shared.is_pointer(path)

    def read(self, path: str) -> Archive | None:
        """The text of a file that could be a copy."""
        self._trace.note("file", path)
        return self._shared.read(path)

    def of(self, key: str) -> list[Archive]:
        """The copies of a source that can be read."""
        for path in self.paths(key):
            self._trace.note("file", path)
        return self._shared.of(key)

    def match(self, quote: str, copy: Archive, locator: str | None) -> Match:
        """Where a quote stands in a copy, whose reading is written down already."""
        return self._shared.match(quote, copy, locator)

    def unreadable(self, key: str) -> list[Diagnostic]:
        """What is wrong with the copies of a source."""
        self.of(key)
        return self._shared.unreadable(key)


class TracedSubject(Subject):
    """What rules look at while they check one brief: each look at the day is written down."""

    trace: Trace

    @property
    def today(self) -> date:
        """The day on which the project is checked."""
        self.trace.note("day")
        return self.day


def traced_subject(
    shared: Archives, trace: Trace, project: object, compositions: Sequence[Composition], day: date
) -> TracedSubject:
    """What rules look at when they check only these briefs."""
    subject = TracedSubject(project, compositions, day, False, (), ())  # type: ignore[arg-type]
    vars(subject)["trace"] = trace
    vars(subject)["archives"] = TracedArchives(shared, trace, subject.project.references)
    return subject
