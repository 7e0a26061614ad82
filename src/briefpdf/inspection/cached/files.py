"""Files of claims and sources as the cache has them: each is read when it changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from ...cache.cache import Cache
from ...cache.codec import Codec, Typed
from ...cache.version import made_by
from ...model.claim import Claim
from ...source.decode import read_text
from .registry import (
    CLAIM,
    CODEC,
    PARTS,
    Contents,
    FileIndex,
    Keys,
    Places,
    Row,
    SourceRow,
    Spoken,
    Things,
    uncollected,
)
from .snapshot import Snapshot

if TYPE_CHECKING:  # A look at the registry needs no process.
    from ...limits.packing import Packing

    AnyCodec = Codec | Typed[Any] | Packing

T = TypeVar("T")
# What is found as a file is read, and what of its claims when they are compared with others.
_READ, _COMPARED = ("index", "places", "rows"), ("keys", "spoken")
UNREADABLE_CLAIMS, UNREADABLE_SOURCES = "CLAIM020", "REF012"


class Files:
    """The files of a workspace's registry and its bibliography, and whatever else is cached of it.

    What an `earlier` one of this process read is used for the files that are as they were.
    """

    def __init__(self, snapshot: Snapshot, cache: Cache, earlier: Files | None = None) -> None:
        self.snapshot = snapshot
        self.cache = cache
        # By the path, and whether it was read as a bibliography.
        self._read_now: dict[tuple[str, bool], Contents] = {}
        # What was unpacked of a file, beside the key that it then had: later ones have it too.
        self._unpacked: dict[tuple[str, str, bool], tuple[str, Any]]
        self._unpacked = earlier._unpacked if earlier else {}
        self._parts: dict[tuple[str, str, bool], Any] = {}
        # What was last found of a file by what it is of, in any of these: to unpack it takes longer
        # than to see whether it still holds.
        self._last_found: dict[tuple[str, str], Any] = earlier._last_found if earlier else {}

    def set(self, kind: str, key: str, value: Any, codec: AnyCodec = CODEC) -> None:
        """Cache a value, unless a file changed while it was made."""
        if not self.snapshot.moved:
            try:
                self.cache.set(kind, key, codec.pack(value))
            except ValueError:
                pass  # Too deep or too large for it: it is made anew each time.

    def get(self, kind: str, key: str, codec: AnyCodec = CODEC) -> Any:
        """A value that was cached, or None."""
        data = self.cache.get(kind, key)
        try:
            return None if data is None else codec.unpack(data)
        except ValueError:
            return None

    def find(
        self, kind: str, path: str, key: str, codec: AnyCodec, holding: Callable[[Any], T | None]
    ) -> T | None:
        """What is `holding` of the last value that was found of a file; else of the one cached."""
        last = self._last_found.get((kind, path))
        found = None if last is None else holding(last)
        if found is None:
            last = self.get(kind, key, codec)
            found = None if last is None else holding(last)
            if found is not None:
                self._last_found[kind, path] = last
        return found

    def is_indexed(self, path: str, sources: bool) -> bool:
        """Whether what a file holds is in the cache."""
        return self._cached("index", path, sources) is not None

    def index(self, path: str, sources: bool = False) -> FileIndex[Any]:
        """The index of a file of claims or sources, which is read only when it changed."""
        found: FileIndex[Any] = self._of_file("index", path, sources)
        return found

    def places(self, path: str, sources: bool = False) -> Places:
        """Where the things of a file stand in it."""
        found: Places = self._of_file("places", path, sources)
        return found

    def spoken(self, path: str) -> Spoken:
        """What the claims of a file speak of."""
        found: Spoken = self._of_file("spoken", path, False)
        return found

    def keys(self, path: str) -> Keys:
        """By what the claims of a file are compared with others."""
        found: Keys = self._of_file("keys", path, False)
        return found

    def rows(self, path: str) -> list[Row]:
        """What lists say of the claims of a file."""
        found: list[Row] = self._of_file("rows", path, False)
        return found

    def source_rows(self, path: str) -> list[SourceRow]:
        """What lists say of the sources of a bibliography."""
        found: list[SourceRow] = self._of_file("rows", path, True)
        return found

    def claims_of(self, path: str, digest: str) -> list[Claim] | None:
        """The claims of a file of this SHA-256, where they are cached; None where they are not."""
        if self.snapshot.digest(path) != digest or not self.is_indexed(path, False):
            return None
        return self._claims_in(path)

    def _claims_in(self, path: str) -> list[Claim]:
        things = Things([path], [self.index(path)], self.load_records, self.places, CLAIM)
        return [things.thing(0, at) for at in range(len(things.files[0].names))]

    def _of_file(self, part: str, path: str, sources: bool) -> Any:
        """A part of what is cached of a file, which is read only when it changed."""
        found = self._cached(part, path, sources)
        if found is None:
            if part in _COMPARED:
                self._compare(path)
            else:
                self._read(path, sources)
            found = self._cached(part, path, sources)
        return found

    def _cached(self, part: str, path: str, sources: bool) -> Any:
        """The same; None where it is not cached."""
        asked = part, path, sources
        if asked not in self._parts:
            key, known = self.file_key(path, sources), self._unpacked.get(asked)
            if known is None or known[0] != key:
                now = self._read_now.get((path, sources)) if part in _READ else None
                codec = PARTS[part, sources]
                found = self.get(part, key, codec) if now is None else getattr(now, part)
                if found is None:
                    return None
                known = self._unpacked[asked] = key, found
            self._parts[asked] = known[1]
        return self._parts[asked]

    def _read(self, path: str, sources: bool) -> Contents:
        """Read a file, and hold what it has for whoever asks next."""
        key = self.file_key(path, sources)
        with uncollected():
            contents = self._read_sources(path) if sources else self._read_claims(path)
        self._read_now[path, sources] = contents
        for part in _READ:
            self.set(part, key, getattr(contents, part), PARTS[part, sources])
        if not self.snapshot.moved:
            self.cache.set("records", key, contents.records)
        return contents

    def _read_claims(self, path: str) -> Contents:
        text = read_text(self.snapshot, path, UNREADABLE_CLAIMS)
        if text.value is None:
            return Contents(FileIndex(diagnostics=text.diagnostics, lost=True))
        from ...readers.claims import read_claims  # Only a file that changed is read.
        from .indexing import index_claims

        parsed = read_claims(text.value)
        lost = any(item.code == UNREADABLE_CLAIMS for item in parsed.diagnostics)
        said = (*text.diagnostics, *parsed.diagnostics)
        return index_claims(text.value, parsed.value, said, lost)

    def _compare(self, path: str) -> None:
        """Find what the claims of a file speak of, and hold it for whoever asks next."""
        from .indexing import index_spoken  # Only a file that changed is looked at.

        key = self.file_key(path, False)
        # What they spoke of when that was looked at last.
        last = f"{path}\0{made_by('checked')}"
        before = self.get("last compared", last) or ""
        keys, spoken = (self.get(part, before, PARTS[part, False]) for part in _COMPARED)
        pairs = zip(spoken, keys, strict=True) if spoken and keys else ()
        known = {digest: (own, packed) for (digest, packed), own in pairs}
        with uncollected():
            found = index_spoken(self._claims_in(path), known)
        self.set("last compared", last, key)
        for part, own in zip(_COMPARED, found, strict=True):
            self.set(part, key, own, PARTS[part, False])
            self._unpacked[part, path, False] = key, own

    def _read_sources(self, path: str) -> Contents:
        text = read_text(self.snapshot, path, UNREADABLE_SOURCES, any_character=True)
        if text.value is None:
            return Contents(FileIndex(diagnostics=text.diagnostics, lost=True))
        from ...readers.bib.references import read_references
        from .indexing import index_sources

        parsed = read_references(text.value)
        return index_sources(text.value, parsed.value, (*text.diagnostics, *parsed.diagnostics))

    def load_records(self, path: str, sources: bool = False) -> bytes:
        """The things of a file, packed, behind their number and their offsets."""
        if (path, sources) in self._read_now:
            return self._read_now[path, sources].records
        found = self.cache.get("records", self.file_key(path, sources))
        # Somebody may have emptied the cache while it was being used.
        return self._read(path, sources).records if found is None else found

    def file_key(self, path: str, sources: bool) -> str:
        """The key of what is cached of a file as it is now."""
        digest = self.snapshot.digest(path)
        return f"{path}\0{digest}\0{made_by('checked')}{' sources' if sources else ''}"
