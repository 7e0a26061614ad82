"""Every source of a workspace: its copies, what rests on it, whether it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


def copies_of(one: SourceRow, subject: Surveying) -> tuple[Copy, ...]:
    """Each archived copy that a source names; of several, one must be the recorded one."""
    recorded = one.sha256.lower()
    sums = {path: subject.checksum(path) or "" for path in one.copies}
    known = is_checksum(recorded)
    lost = known and recorded not in sums.values()
    made = []
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
        made.append(Copy(path, state, sha256))
    return tuple(made)


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
    graph = subject.graph
    return [Surveyed(one, copies_of(one, subject), graph.on_source(one.source)) for one in rows]
