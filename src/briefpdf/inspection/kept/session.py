"""One run over a workspace: its files, its registry from the store, and what it is checked by."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import cached_property
import gc
from hashlib import blake2b

from ...compose.sandbox import Sandbox
from ...model.claim import Claim
from ...model.reference import Reference
from ...project.archives import Archives
from ...project.load import load_settings, registry_files
from ...project.outline import outline_of, outline_sources
from ...readers.bib.references import read_references
from ...readers.claims import read_claims
from ...source.decode import read_text
from ...source.diagnostic import Diagnostic
from ...source.text import Text
from ...source.workspace import Workspace
from ...store.identity import identity
from ...store.store import Store
from .facts import World
from .packing import pack, unpack
from .pairs import Compared, compare_all
from .registry import Kept, Shelf, shelve
from .snapshot import Snapshot

UNREADABLE_CLAIMS, UNREADABLE_SOURCES = "CLAIM020", "REF012"
# By these codes the reader of the bibliography says of which sources checks say no more.
_SPOILT = ("REF001", "REF014")


class Session:
    """A workspace, its settings and its registry, for as long as a run takes."""

    def __init__(self, workspace: Workspace, store: Store, sandbox: Sandbox, day: date) -> None:
        self.snapshot = Snapshot(workspace)
        self.store = store
        self.sandbox = sandbox
        self.day = day
        self.settings_read = load_settings(self.snapshot)
        self.settings = self.settings_read.value
        self.claim_paths = registry_files(self.snapshot, self.settings.claims)

    def keep(self, kind: str, name: str, value: object) -> None:
        """Keep a value, unless a file changed while it was made."""
        if not self.snapshot.moved:
            self.store.put(kind, name, pack(value))

    def kept(self, kind: str, name: str) -> object:
        """A value that was kept, or None."""
        data = self.store.get(kind, name)
        return None if data is None else unpack(data)

    def file_key(self, path: str) -> str:
        """The name under which what a file holds is kept."""
        return f"{path}\0{self.snapshot.digest(path)}\0{identity()}"

    def text(self, path: str) -> Text | None:
        """The text of a file that has been read before; the bibliography's is kept at hand."""
        if path in self._texts:
            return self._texts[path]
        text = read_text(self.snapshot, path, UNREADABLE_SOURCES, any_character=True).value
        if text is not None and path == self.settings.references:
            self._texts[path] = text
        return text

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return {}

    # The registry -------------------------------------------------------------------------------

    @property
    def registry_files(self) -> list[str]:
        """The files of claims and sources."""
        return [*self.claim_paths, *([self.bibliography] if self.bibliography else [])]

    def is_shelved(self, path: str) -> bool:
        """Whether what a file holds is in the store."""
        return self.store.has("shelf", self.file_key(path))

    def shelf(self, path: str, sources: bool = False) -> Shelf:
        """What a file of claims or sources holds, read anew only when it changed."""
        key = self.file_key(path)
        found = self.kept("shelf", key)
        if isinstance(found, Shelf):
            return found
        shelf, records = self._read_sources(path) if sources else self._read_claims(path)
        if not self.snapshot.moved:
            self.store.put("records", key, records)
            self.keep("shelf", key, shelf)
        self._records[path] = records
        return shelf

    def _read_claims(self, path: str) -> tuple[Shelf, bytes]:
        text = read_text(self.snapshot, path, UNREADABLE_CLAIMS)
        if text.value is None:
            return shelve((), text.diagnostics, lost=True)
        with uncollected():
            parsed = read_claims(text.value)
            lost = any(item.code == UNREADABLE_CLAIMS for item in parsed.diagnostics)
            things = [(claim.id, claim) for claim in parsed.value]
            said = (*text.diagnostics, *parsed.diagnostics)
            return shelve(things, said, lost, outline_of(parsed.value))

    def _read_sources(self, path: str) -> tuple[Shelf, bytes]:
        text = read_text(self.snapshot, path, UNREADABLE_SOURCES, any_character=True)
        if text.value is None:
            return shelve((), text.diagnostics, lost=True)
        with uncollected():
            parsed = read_references(text.value)
            said = (*text.diagnostics, *parsed.diagnostics)
            outline = outline_sources(parsed.value.values())
            return shelve(parsed.value.items(), said, outline=outline)

    @cached_property
    def _records(self) -> dict[str, bytes]:
        """Records that were made in this run."""
        return {}

    def _load_records(self, path: str, sources: bool = False) -> bytes:
        if path in self._records:
            return self._records[path]
        found = self.store.get("records", self.file_key(path))
        if found is None:
            # Somebody emptied the store while it was being used.
            reader = self._read_sources if sources else self._read_claims
            _, found = reader(path)
        return found

    @cached_property
    def claim_shelves(self) -> list[Shelf]:
        """What each file of the registry holds."""
        return [self.shelf(path) for path in self.claim_paths]

    @cached_property
    def claims(self) -> Kept[Claim]:
        """The claims of the registry."""
        return Kept(self.claim_shelves, lambda number: self._load_records(self.claim_paths[number]))

    @property
    def bibliography(self) -> str | None:
        """The path of the bibliography, where there is one."""
        path = self.settings.references
        there = self.snapshot.is_file(path) or self.snapshot.is_folder(path)
        return path if there else None

    @cached_property
    def source_shelf(self) -> Shelf:
        """What the bibliography holds."""
        path = self.bibliography
        return shelve((), ())[0] if path is None else self.shelf(path, sources=True)

    @cached_property
    def references(self) -> Kept[Reference]:
        """The sources of the bibliography."""
        path = self.bibliography or ""
        return Kept([self.source_shelf], lambda number: self._load_records(path, sources=True))

    @cached_property
    def compared(self) -> Compared:
        """The claims, compared with each other."""
        ids = list(self.claims)
        digests = [self.claims.digest(name) for name in ids]
        key = identity()
        before = self.kept("compared", key)
        if not isinstance(before, Compared):
            before = None
        elif list(before.ids) == ids and list(before.digests) == digests:
            return before
        now = compare_all(ids, digests, self.claims, before)
        self.keep("compared", key, now)
        return now

    # What results follow from -------------------------------------------------------------------

    @cached_property
    def world(self) -> World:
        """The hash of anything that a result may follow from."""
        return World(self.snapshot, self.claims, self.references, self.day)

    @cached_property
    def archives(self) -> Archives:
        """The archived copies, each read once in a run."""
        return Archives(self.snapshot, self.references)

    def forget(self) -> None:
        """Let go of claims and sources that were unpacked."""
        self.claims.forget()
        self.references.forget()

    @property
    def lost_claims(self) -> bool:
        """Whether a file of the registry could not be read."""
        return any(shelf.lost for shelf in self.claim_shelves)

    @cached_property
    def bases(self) -> dict[str, str]:
        """What every result follows from besides what it looks at, each with its hash."""
        spoilt = [
            (item.code, item.source)
            for item in self.source_shelf.diagnostics
            if item.code in _SPOILT
        ]
        return {
            "briefpdf or a package that it uses": identity(),
            "the settings": _hash(repr(replace(self.settings, places={}))),
            "whether all files can be read": _hash(
                repr((self.lost_claims, self.source_shelf.lost, sorted(set(map(repr, spoilt)))))
            ),
        }

    @cached_property
    def base(self) -> str:
        """One hash of the bases."""
        return _hash(repr(self.bases))

    def diagnostics(self) -> Iterator[Diagnostic]:
        """What the readers of settings, sources and claims had to say."""
        yield from self.settings_read.diagnostics
        yield from self.source_shelf.diagnostics
        for shelf in self.claim_shelves:
            yield from shelf.diagnostics


def _hash(text: str) -> str:
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the collector of cycles: among a million new objects it looks for them in vain."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
