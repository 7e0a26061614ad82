"""Looks things up in a workspace without checking it: in the index of its registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from itertools import repeat
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..cache.cache import NOTHING, Cache, open_cache
from ..project.withdrawn import today
from ..source.diagnostic import Diagnostic
from ..source.workspace import DiskWorkspace, Workspace
from .cached.files import UNREADABLE_CLAIMS, UNREADABLE_SOURCES
from .cached.registry import Row, SourceRow, uncollected
from .cached.session import Session

if TYPE_CHECKING:  # What a look needs of it is loaded when it is asked for.
    from ..compose.composition import Composition
    from ..compose.sandbox import Sandbox
    from ..project.archives import Archives
    from ..project.graph import Graph, Use
    from ..project.project import Project
    from .cached.brief_result import BriefResult


class Look:
    """A workspace as whoever looks something up sees it: claims, sources, and who uses them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    @cached_property
    def project(self) -> Project:
        """The project; its briefs are those that are composed."""
        from .cached.briefs import with_briefs

        made = with_briefs(self.session, self.session.project(), [])
        commented = self.session.snapshot.commented
        vars(made)["commented"] = [
            path for path, _ in self.session.registry_files if path in commented
        ]
        return made

    def rows(self) -> Sequence[tuple[str, Row]]:
        """What lists say of each claim, with its file; the first of an id counts."""
        return self._rows

    @cached_property
    def _rows(self) -> Sequence[tuple[str, Row]]:
        return [*self._read_rows()]

    def _read_rows(self) -> Iterator[tuple[str, Row]]:
        for number, path in enumerate(self.session.claim_paths):
            rows = self.session.rows(path)
            if self.session.claims.twice:
                rows = [rows[at] for at in self.session.claims.positions(number)]
            yield from zip(repeat(path), rows)

    @property
    def unreadable(self) -> list[Diagnostic]:
        """Why files of the registry, or the bibliography, could not be read."""
        indexes = (*self.session.claims.files, self.session.sources_index)
        codes = (UNREADABLE_CLAIMS, UNREADABLE_SOURCES)
        return [
            next(found for found in index.diagnostics if found.code in codes)
            for index in indexes
            if index.lost
        ]

    @cached_property
    def compositions(self) -> Mapping[str, Composition]:
        """What became of each brief, by its id."""
        from .cached.briefs import compose_cached

        session, found = self.session, {}
        for path, made in self.made.items():
            composed = compose_cached(session, path, made)
            if composed is not None:
                found[PurePosixPath(path).stem] = composed
        session.forget()
        return found

    @cached_property
    def made(self) -> Mapping[str, BriefResult]:
        """What was made of each brief, by its path."""
        from .cached.briefs import Briefs
        from .cached.sandbox import start_sandbox

        session = self.session
        briefs = Briefs(session)
        paths = session.snapshot.files(session.settings.briefs)
        found = {path: briefs.find(path) for path in paths}
        start_sandbox(session, (path for path, made in found.items() if made is None))
        return {path: made or briefs.begin(path)() for path, made in found.items()}

    @cached_property
    def graph(self) -> Graph:
        """What rests on what, briefs included."""
        return self.session.graph.with_briefs(self.compositions.values())

    @cached_property
    def unknown(self) -> Mapping[str, Diagnostic]:
        """The briefs of which not all uses are known, each with why."""
        return {
            name: one.diagnostics[-1]
            for name, one in self.compositions.items()
            if not one.expanded and one.diagnostics
        }

    def uses(self, name: str) -> list[Use]:
        """The places that name a claim, in the order of files."""
        naming = [self.session.claims[one] for one in self.graph.named_by.get(name, ())]
        found: list[Use] = []
        if naming:
            from ..editing.claims.uses import claim_uses  # It reads files as they are written.

            found += (use for use in claim_uses(naming, self.project.text) if use.name == name)
        briefs = {*self.graph.using.get(name, ()), *self.unknown}
        for brief in briefs:
            found += [use for use in self.compositions[brief].uses if use.name == name]
        return sorted(dict.fromkeys(found), key=lambda use: use.span)

    @cached_property
    def reviewed(self) -> Mapping[str, Sequence[str]]:
        """Who has reviewed each claim as it now is; claims that nobody has are left out."""
        from ..project.fingerprint import Fingerprints, reviewers
        from .cached.workers import find_results

        found: dict[str, Sequence[str]] = {}
        prints = Fingerprints(self.project, self.session.archives.checksum)
        known = self.session.settings.people
        for number, path in enumerate(self.session.claim_paths):
            result = find_results(self.session, "claim").find(number, path)
            if result is not None:
                found |= result.reviewed
                continue
            for row in self.session.rows(path):
                claim = self.session.claims[row.claim] if row.stamped else None
                if claim is not None and (people := reviewers(claim, prints.of(claim), known)):
                    found[claim.id] = people
        return found

    def source_rows(self) -> Sequence[SourceRow]:
        """What lists say of each source."""
        path = self.session.bibliography
        return [] if path is None else self.session.source_rows(path)

    def sources(self) -> Sources:
        """What the sources of the workspace are surveyed by; nothing is checked."""
        return Sources(self)


class Sources:
    """The sources of a workspace that is being looked at, with its briefs, which are composed."""

    def __init__(self, look: Look) -> None:
        from .cached.briefs import with_briefs

        session, self.graph = look.session, look.graph
        self.compositions = list(look.compositions.values())
        self.project = with_briefs(session, session.project(), self.compositions)
        self._session = session

    @property
    def archives(self) -> Archives:
        """The archived copies of sources."""
        return self._session.archives

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a file of the workspace in hexadecimal; None when it cannot be read."""
        return self._session.snapshot.checksum(path)


@contextmanager
def looking(
    workspace: Workspace,
    sandbox: Sandbox,
    cache: Cache | None = None,
    earlier: Session | None = None,
) -> Iterator[Look]:
    """A look at a workspace, with its cache where there is one; what is read anew is cached.

    What an `earlier` session read is used for the files that are the same.
    """
    if cache is None and isinstance(workspace, DiskWorkspace):
        cache = open_cache(workspace.root)
    cache = cache or NOTHING
    with uncollected():
        yield Look(Session(workspace, cache, sandbox, today(), earlier))
        cache.flush()
