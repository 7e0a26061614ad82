"""Every source of a workspace: its copies, what rests on it, whether it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, Protocol

from msgspec import Struct

from ..checks.copies import is_checksum, leads_out
from ..inspection.cached.indexing import source_row
from ..inspection.cached.registry import SourceRow
from ..project.graph import Dependants, Graph
from ..project.project import Project

if TYPE_CHECKING:  # Lists of sources need what the index of the registry has, and no more.
    from ..compose.composition import Composition
    from ..project.archives import Archives


class Surveying(Protocol):
    """What the sources of a workspace are surveyed by: its briefs are composed."""

    @property
    def project(self) -> Project:
        """The workspace, loaded."""

    @property
    def compositions(self) -> Sequence[Composition]:
        """What became of its briefs."""

    @property
    def graph(self) -> Graph:
        """What rests on what, briefs included."""

    @property
    def archives(self) -> Archives:
        """The archived copies of sources."""

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a file of the workspace in hexadecimal; None when it cannot be read."""


State = Literal["unchanged", "unrecorded", "changed", "missing", "outside"]

# What a person has to do something about.
BROKEN: frozenset[State] = frozenset({"changed", "missing", "outside"})

WORDS: dict[State, str] = {
    "unchanged": "unchanged",
    "unrecorded": "no checksum recorded",
    "changed": "changed since its checksum was recorded",
    "missing": "missing",
    "outside": "outside the workspace",
}


class Copy(Struct, frozen=True):
    """An archived copy; `sha256` is that of the file as it is, empty where there is none."""

    path: str
    state: State
    sha256: str = ""


class _Copies(dict[tuple[tuple[str, ...], str], tuple[Copy, ...]]):
    """The copies of sources, by their paths and the checksum on record: many sources share them."""

    def __init__(self, subject: Surveying) -> None:
        self._subject = subject

    def __missing__(self, named: tuple[tuple[str, ...], str]) -> tuple[Copy, ...]:
        self[named] = tuple(_copies_of(*named, self._subject))
        return self[named]


def _copies_of(paths: Iterable[str], recorded: str, subject: Surveying) -> Iterator[Copy]:
    """Each archived copy that a source names; of several, one must be the recorded one."""
    recorded = recorded.lower()
    sums = {path: subject.checksum(path) or "" for path in paths}
    known = is_checksum(recorded)
    lost = known and recorded not in sums.values()
    for path, sha256 in sums.items():
        state: State = "unrecorded"
        if leads_out(path, subject.project.workspace):
            state = "outside"
        elif not sha256:
            state = "missing"
        elif known and sha256 == recorded:
            state = "unchanged"
        elif lost:
            state = "changed"
        yield Copy(path, state, sha256)


class Surveyed(Struct, frozen=True):
    """A source with what a person wants to know of it."""

    row: SourceRow
    copies: tuple[Copy, ...]
    dependants: Dependants

    @property
    def has_copy(self) -> bool:
        """Whether there is an archived copy that can be looked into."""
        return any(copy.state not in ("missing", "outside") for copy in self.copies)

    @property
    def used(self) -> bool:
        """Whether a claim or a brief cites it."""
        return bool(self.dependants.citing or self.dependants.briefs)


class Wanted(Struct, frozen=True):
    """Which sources are asked for; every condition that is set must hold.

    `brief` is the id of a brief that rests on them.
    """

    unused: bool = False
    no_copy: bool = False
    withdrawn: bool = False
    brief: str | None = None

    def holds(self, one: Surveyed) -> bool:
        """Whether a source is one of them."""
        return not (
            (self.unused and one.used)
            or (self.no_copy and one.has_copy)
            or (self.withdrawn and not one.row.withdrawn)
            or (self.brief is not None and self.brief not in one.dependants.briefs)
        )


def survey(subject: Surveying, keys: Iterable[str] | None = None) -> list[Surveyed]:
    """The sources of these keys, or all, in the order of the bibliography."""
    project = subject.project
    some = (project.references[key] for key in (project.references if keys is None else keys))
    return survey_rows(subject, (source_row(one, project.lines(one.span.path)) for one in some))


def survey_rows(subject: Surveying, rows: Iterable[SourceRow]) -> list[Surveyed]:
    """The same of sources of which it is known what lists say of them."""
    graph, copies = subject.graph, _Copies(subject)
    return [
        Surveyed(one, copies[one.copies, one.sha256], graph.on_source(one.source)) for one in rows
    ]
