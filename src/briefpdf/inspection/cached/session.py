"""One run over a workspace: its files, its registry from the cache, and what it is checked by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from ...cache.cache import Cache
from ...cache.codec import Codec
from ...cache.version import made_by
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.graph import ClaimNames, Graph, SourceNames
from ...project.load import is_there, load_settings, registry_files
from ...project.project import Project
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from ...source.workspace import Workspace
from .registry import (
    CODEC,
    Contents,
    FileIndex,
    Row,
    Things,
    hash_of,
    index_claims,
    index_sources,
    spoken_key,
    uncollected,
)
from .snapshot import Snapshot

if TYPE_CHECKING:  # A look at the registry needs none of it.
    from ...checks.conflict import Pair
    from ...compose.sandbox import Sandbox
    from ...project.archives import Archives
    from .trace import World

UNREADABLE_CLAIMS, UNREADABLE_SOURCES = "CLAIM020", "REF012"
# By these codes the reader of the bibliography says of which sources checks say no more.
_SPOILT = ("REF001", "REF014")
# What every result follows from, as it is told.
SETTINGS, READABLE = "the settings", "whether all files can be read"


class Session:
    """A workspace, its settings and its registry, for as long as a run takes.

    What an `earlier` session of this process read is used for the files that are as they were.
    """

    def __init__(
        self,
        workspace: Workspace,
        cache: Cache,
        sandbox: Sandbox,
        day: date,
        earlier: Session | None = None,
    ) -> None:
        self.snapshot = Snapshot(workspace)
        self.cache = cache
        self.sandbox = sandbox
        self.day = day
        self.settings_read = load_settings(self.snapshot)
        self.settings = self.settings_read.value
        self.claim_paths = registry_files(self.snapshot, self.settings.claims)
        # By the path, and whether it was read as a bibliography.
        self._read_now: dict[tuple[str, bool], Contents] = {}
        self._texts: dict[str, Text] = {}
        # What was unpacked of a file, beside the key that it then had: later sessions have it too.
        self._indexes: dict[tuple[str, bool], tuple[str, FileIndex]]
        self._rows: dict[str, tuple[str, list[Row]]]
        self._indexes, self._rows = (earlier._indexes, earlier._rows) if earlier else ({}, {})

    # The cache ----------------------------------------------------------------------------------

    def set(self, kind: str, key: str, value: Any, codec: Codec = CODEC) -> None:
        """Cache a value, unless a file changed while it was made."""
        if not self.snapshot.moved:
            try:
                self.cache.set(kind, key, codec.pack(value))
            except ValueError:
                pass  # Too deep or too large for it: it is made anew each time.

    def get(self, kind: str, key: str) -> Any:
        """A value that was cached, or None."""
        data = self.cache.get(kind, key)
        try:
            return None if data is None else CODEC.unpack(data)
        except ValueError:
            return None

    # The registry -------------------------------------------------------------------------------

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

    def _file_key(self, path: str, sources: bool) -> str:
        digest = self.snapshot.digest(path)
        return f"{path}\0{digest}\0{made_by('checked')}{' sources' if sources else ''}"

    def is_indexed(self, path: str, sources: bool) -> bool:
        """Whether what a file holds is in the cache."""
        return self.cache.get("index", self._file_key(path, sources)) is not None

    def index(self, path: str, sources: bool = False) -> FileIndex:
        """The index of a file of claims or sources, which is read only when it changed."""
        key = self._file_key(path, sources)
        known = self._indexes.get((path, sources))
        if known is None or known[0] != key:
            found = self.get("index", key)
            index = found if isinstance(found, FileIndex) else self._read(path, sources).index
            known = self._indexes[path, sources] = key, index
        return known[1]

    def _read(self, path: str, sources: bool) -> Contents:
        key = self._file_key(path, sources)
        with uncollected():
            contents = self._read_sources(path) if sources else self._read_claims(path)
        self._read_now[path, sources] = contents
        self.set("index", key, contents.index)
        self.set("rows", key, contents.rows)
        if not self.snapshot.moved:
            self.cache.set("records", key, contents.records)
        return contents

    def _read_claims(self, path: str) -> Contents:
        text = read_text(self.snapshot, path, UNREADABLE_CLAIMS)
        if text.value is None:
            return Contents(FileIndex(diagnostics=text.diagnostics, lost=True))
        from ...readers.claims import read_claims  # Only a file that changed is read.

        parsed = read_claims(text.value)
        lost = any(item.code == UNREADABLE_CLAIMS for item in parsed.diagnostics)
        said = (*text.diagnostics, *parsed.diagnostics)
        key = f"{path}\0{made_by('checked')}"
        made = index_claims(text.value, parsed.value, said, lost, self.get("spoken", key) or {})
        spoken = zip(map(spoken_key, parsed.value), made.index.spoken, strict=True)
        self.set("spoken", key, dict(spoken))
        return made

    def _read_sources(self, path: str) -> Contents:
        text = read_text(self.snapshot, path, UNREADABLE_SOURCES, any_character=True)
        if text.value is None:
            return Contents(FileIndex(diagnostics=text.diagnostics, lost=True))
        from ...readers.bib.references import read_references

        parsed = read_references(text.value)
        return index_sources(text.value, parsed.value, (*text.diagnostics, *parsed.diagnostics))

    def _load_records(self, path: str, sources: bool = False) -> bytes:
        if (path, sources) in self._read_now:
            return self._read_now[path, sources].records
        found = self.cache.get("records", self._file_key(path, sources))
        # Somebody may have emptied the cache while it was being used.
        return self._read(path, sources).records if found is None else found

    def rows(self, path: str) -> list[Row]:
        """What lists say of the claims of a file."""
        key = self._file_key(path, False)
        known = self._rows.get(path)
        if known is None or known[0] != key:
            read = self._read_now.get((path, False))
            found = read.rows if read else self.get("rows", key)
            found = self._read(path, False).rows if found is None else found
            known = self._rows[path] = key, [Row(*row) for row in found]
        return known[1]

    @cached_property
    def claims(self) -> Things[Claim]:
        """The claims of the registry."""
        files = [self.index(path) for path in self.claim_paths]
        return Things(files, lambda number: self._load_records(self.claim_paths[number]))

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
        return Things(files, lambda number: self._load_records(path or "", sources=True))

    @property
    def sources_index(self) -> FileIndex:
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

        def claim_names() -> dict[str, ClaimNames]:
            named = claims.column("named")
            return {name: ClaimNames(*named[name]) for name in claims}

        def source_names() -> dict[str, SourceNames]:
            named = sources.column("named")
            return {name: SourceNames(*named[name]) for name in sources}

        return Graph(claim_names, source_names)

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
        from .trace import World

        return World(self.snapshot, self.claims, self.references, self.graph, self.day)

    @cached_property
    def archives(self) -> Archives:
        """The archived copies, each read once in a run."""
        from ...project.archives import Archives

        return Archives(self.snapshot, self.references, self.cache)

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Claims that contradict each other or say the same."""
        from .pairs import found_pairs

        return found_pairs(self)

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
