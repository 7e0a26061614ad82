"""What rules look at while they check a part of a workspace: each look is written down."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ...checks.subject import Subject
from ...compose.compose import Composition
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.archives import Archives
from ...project.project import Project
from ...readers.archive.read import Archive
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from .facts import Trace, Traced, TracedWorkspace
from .session import Session


def traced_project(
    session: Session, trace: Trace, text: Text | None, said: Sequence[Diagnostic] = ()
) -> Project:
    """The project of a session, of which one file was read; `said` is what its reader said."""
    project = Project(
        TracedWorkspace(session.snapshot, trace),
        session.settings,
        {},
        Traced(session.claims, "claim", trace),
        Traced(session.references, "source", trace),
        (*session.source_shelf.diagnostics, *said),
        {text.path: text} if text else {},
        session.source_shelf.lost,
        session.lost_claims,
    )
    vars(project)["quoted"] = _TracedQuoted(session, trace)
    return project


def traced_subject(
    session: Session,
    trace: Trace,
    project: Project,
    compositions: Sequence[Composition] = (),
    claims: Collection[Claim] = (),
    references: Collection[Reference] = (),
) -> Subject:
    """What rules look at when they check only these briefs, claims or sources."""
    subject = _TracedSubject(project, compositions, session.day, False, claims, references)
    # The copies are shared by the whole run, the looks at them belong to this part.
    vars(subject)["trace"] = trace
    vars(subject)["archives"] = _TracedArchives(session.archives, trace, project.references)
    return subject


class _TracedQuoted:
    """The keys of quoted sources, each look written down."""

    def __init__(self, session: Session, trace: Trace) -> None:
        self._quoted = session.world.quoted
        self._trace = trace

    def __contains__(self, key: object) -> bool:
        self._trace.note("quoted", str(key))
        return key in self._quoted


class _TracedArchives(Archives):
    """Archived copies that a whole run shares, each look written down."""

    def __init__(self, shared: Archives, trace: Trace, references: Mapping[str, Reference]) -> None:
        self._shared = shared
        self._trace = trace
        self._references = references

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a copy."""
        self._trace.note("file", path)
        return self._shared.checksum(path)

    def of(self, key: str) -> list[Archive]:
        """The copies of a source that can be read."""
        for path in self.paths(key):
            self._trace.note("file", path)
        if any(found.limited for found in self._shared.unreadable(key)):
            self._trace.kept = False
        return self._shared.of(key)

    def unreadable(self, key: str) -> list[Diagnostic]:
        """What is wrong with the copies of a source."""
        self.of(key)
        return self._shared.unreadable(key)


class _TracedSubject(Subject):
    """A subject that writes down when it is asked for the day."""

    trace: Trace

    @property
    def today(self) -> date:
        """The day on which the project is checked."""
        self.trace.note("day")
        return self.day
