"""One run over a workspace: its files, its registry from the cache, and what it is checked by."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from ...cache.cache import Cache
from ...cache.version import made_by
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.graph import Graph
from ...project.load import is_there, load_settings, registry_files
from ...project.project import Project
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from ...source.workspace import Workspace
from .files import UNREADABLE_SOURCES, Files
from .registry import CLAIM, SOURCE, FileIndex, Places, Things, hash_of
from .snapshot import Snapshot

if TYPE_CHECKING:  # A look at the registry needs none of it.
    from ...checks.pair import Pair
    from ...compose.composition import Composition
    from ...compose.sandbox import Sandbox
    from ...project.archives import Archives
    from .world import World

# By these codes the reader of the bibliography says of which sources checks say no more.
_SPOILT = ("REF001", "REF014")
# What every result follows from, as it is told.
SETTINGS, READABLE = "the settings", "whether all files can be read"


class Session(Files):
    """A workspace, its settings and its registry, for as long as a run takes.

    What an `earlier` session of this process read is used for the files that are as they were;
    `snapshot` is one of this run, which asked some of the same.
    """

    def __init__(
        self,
        workspace: Workspace,
        cache: Cache,
        sandbox: Sandbox,
        day: date,
        earlier: Session | None = None,
        snapshot: Snapshot | None = None,
    ) -> None:
        super().__init__(Snapshot(workspace, snapshot), cache, earlier)
        self.sandbox = sandbox
        self.day = day
        # Given each composition that is made in this process, before it is checked.
        self.composed: Callable[[Composition], None] = lambda composition: None
        self.settings_read = load_settings(self.snapshot)
        self.settings = self.settings_read.value
        self.claim_paths = registry_files(self.snapshot, self.settings.claims)
        self._texts: dict[str, Text] = {}

    def text(self, path: str) -> Text | None:
        """The text of a file; that of the bibliography is held on to."""
        if path in self._texts:
            return self._texts[path]
        text = read_text(self.snapshot, path, UNREADABLE_SOURCES, any_character=True).value
        if text is not None and path == self.settings.references:
            self._texts[path] = text
        return text

    @property
    def registry_files(self) -> list[tuple[str, bool]]:
        """The files of claims and sources, each with whether it is the bibliography."""
        path = self.bibliography
        return [*((one, False) for one in self.claim_paths), *([(path, True)] if path else [])]

    def places_in(self, path: str) -> Places | None:
        """Where the things of a file stand; None for a file that is none of the registry."""
        sources = path == self.settings.references
        return self.places(path, sources) if sources or path in self._claim_files else None

    @cached_property
    def _claim_files(self) -> frozenset[str]:
        return frozenset(self.claim_paths)

    @cached_property
    def claims(self) -> Things[Claim]:
        """The claims of the registry."""
        files = [self.index(path) for path in self.claim_paths]
        return Things(self.claim_paths, files, self.load_records, self.places, CLAIM)

    @property
    def bibliography(self) -> str | None:
        """The path of the bibliography, where there is one."""
        path = self.settings.references
        return path if is_there(self.snapshot, path) else None

    @cached_property
    def references(self) -> Things[Reference]:
        """The sources of the bibliography."""
        path = self.bibliography
        files = [FileIndex() if path is None else self.index(path, sources=True)]
        records = partial(self.load_records, sources=True)
        return Things([path or ""], files, records, partial(self.places, sources=True), SOURCE)

    @property
    def sources_index(self) -> FileIndex[Any]:
        """The index of the bibliography."""
        return self.references.files[0]

    @property
    def lost_claims(self) -> bool:
        """Whether a file of the registry could not be read."""
        return any(index.lost for index in self.claims.files)

    @cached_property
    def graph(self) -> Graph:
        """What claims and sources rest on, without themselves."""
        claims, sources = self.claims, self.references
        return Graph(lambda: claims.column("named"), lambda: sources.column("named"))

    def project(self, said: tuple[Diagnostic, ...] = ()) -> Project:
        """The project without its briefs; `said` is what readers had to say."""
        made = Project(
            self.snapshot,
            self.settings,
            {},
            self.claims,
            self.references,
            (*self.diagnostics(), *said),
            {},
            self.sources_index.lost,
            self.lost_claims,
        )
        vars(made)["graph"] = self.graph
        return made

    def forget(self) -> None:
        """Let go of claims and sources that were unpacked."""
        self.claims.forget()
        self.references.forget()
        if self.cache.path is not None:
            self._read_now.clear()

    # What results follow from -------------------------------------------------------------------

    @cached_property
    def world(self) -> World:
        """The hash of anything that a brief may be made from."""
        from .world import World

        return World(self.snapshot, self.claims, self.references, self.graph, self.day)

    @cached_property
    def archives(self) -> Archives:
        """The archived copies, each read once in a run."""
        from ...project.archives import Archives

        return Archives(self.snapshot, self.references, self.cache)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Claims that contradict each other or say the same."""
        from .pairs import find_again

        return find_again(self, self.claims)

    @cached_property
    def bases(self) -> dict[str, str]:
        """What every result follows from besides what it rests on, each with its hash."""
        spoilt = {
            f"{item.code} {item.source}"
            for item in self.sources_index.diagnostics
            if item.code in _SPOILT
        }
        lost = (self.lost_claims, self.sources_index.lost, sorted(spoilt))
        return {
            SETTINGS: hash_of(repr(replace(self.settings, places={}))),
            READABLE: hash_of(repr(lost)),
        }

    def base(self, kind: str) -> str:
        """One hash of the bases and the program, for results of a kind."""
        return hash_of(f"{made_by(kind)} {sorted(self.bases.items())}")

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What the readers of settings, sources and claims had to say."""
        yield from self.settings_read.diagnostics
        yield from self.sources_index.diagnostics
        for index in self.claims.files:
            yield from index.diagnostics
