"""The archived copies of sources, read once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import TYPE_CHECKING

from ..model.reference import Reference
from ..readers.archive.read import UNREADABLE_ARCHIVE, Archive, read_archive
from ..source.diagnostic import Diagnostic
from ..source.git_lfs import is_pointer
from ..source.text import Span
from ..source.workspace import MAX_FILE_BYTES, FileTooLarge, OutsideWorkspace, Workspace

if TYPE_CHECKING:  # A run without a cache has no need of the one, nor what is cached of the other.
    from ..cache.cache import Cache
    from ..evidence.quotation.find import Match

# Reading plain text takes less time than looking for what it was read as.
_WORTH_CACHING = (b"%PDF-", b"<", b"PK\x03\x04")


class Archives:
    """The archived copies of a workspace's sources, each read when it is first asked for.

    With a `cache`, the text of one that takes time to read is looked for there first.
    """

    def __init__(
        self,
        workspace: Workspace,
        references: Mapping[str, Reference],
        cache: Cache | None = None,
    ) -> None:
        self._cache = cache
        self._workspace = workspace
        self._references = references
        self._lists: dict[str, list[str]] = {}
        self._checksums: dict[str, str | None] = {}
        self._pointers: set[str] = set()
        self._archives: dict[str, tuple[Archive | None, tuple[Diagnostic, ...]]] = {}
        self._refused: dict[str, str] = {}
        self._matches: dict[tuple[str, str, str | None], Match] = {}

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern, looked for once; nobody may change the list."""
        if pattern not in self._lists:
            self._lists[pattern] = self._workspace.files(pattern)
        return self._lists[pattern]

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a copy in hexadecimal; None when it cannot be read."""
        if path not in self._checksums:
            self._data(path)
        return self._checksums[path]

    def is_pointer(self, path: str) -> bool:
        """Whether a copy is a pointer of Git LFS, and not the document."""
        self.checksum(path)
        return path in self._pointers

    def paths(self, key: str) -> tuple[str, ...]:
        """Where the copies of a source are said to be."""
        reference = self._references.get(key)
        return reference.files if reference else ()

    def language(self, key: str) -> str:
        """The language of a source as the bibliography names it; empty where it does not."""
        reference = self._references.get(key)
        return reference.language if reference else ""

    def of(self, key: str) -> list[Archive]:
        """The copies of a source that can be read."""
        paths = self.paths(key)
        return [archive for path in paths if (archive := self.read(path)) is not None]

    def read(self, path: str) -> Archive | None:
        """The text of any file of the workspace that could be a copy; None when it gives none."""
        return self._read(path)[0]

    def match(self, quote: str, copy: Archive, locator: str | None) -> Match:
        """Where a quote stands in one of these copies, looked for once."""
        asked = (quote, copy.path, locator)
        if asked not in self._matches:
            from ..evidence.quotation.find import find_quote

            self._matches[asked] = find_quote(quote, copy, locator)
        return self._matches[asked]

    def unreadable(self, key: str) -> list[Diagnostic]:
        """What is wrong with the copies of a source that are there but cannot be read."""
        return [found for path in self.paths(key) for found in self._read(path)[1]]

    @property
    def limited(self) -> set[str]:
        """The copies that were given up for the time or the memory they took."""
        read = self._archives.items()
        return {path for path, (_, found) in read if any(one.limited for one in found)}

    def _data(self, path: str) -> bytes | None:
        # Only the checksum is kept: the copies of a large workspace are gigabytes.
        try:
            data = self._workspace.read_bytes(path)
        except (OSError, OutsideWorkspace, FileTooLarge) as error:
            self._checksums[path] = None
            # What is not there, or outside of the workspace, is a matter of its own.
            if self._workspace.is_file(path):
                self._refused[path] = _reason(error)
            return None
        self._checksums[path] = sha256(data).hexdigest()
        if is_pointer(data):
            self._pointers.add(path)
        return data

    def _read(self, path: str) -> tuple[Archive | None, tuple[Diagnostic, ...]]:
        if path not in self._archives:
            data = self._data(path)
            if path in self._pointers:
                # What the document says is not here.
                self._archives[path] = None, ()
            elif data is not None:
                self._archives[path] = self._cached_or_read(path, data)
            else:
                self._archives[path] = None, tuple(self._told(path))
        return self._archives[path]

    def _told(self, path: str) -> Iterator[Diagnostic]:
        if path in self._refused:
            message = f"the archived copy {path} {self._refused[path]}"
            hint = "Let it be read, or put a smaller copy there: the pages that are cited."
            yield Diagnostic(UNREADABLE_ARCHIVE, message, Span(path, 0, 0), (hint,))

    def _cached_or_read(
        self, path: str, data: bytes
    ) -> tuple[Archive | None, tuple[Diagnostic, ...]]:
        head = data[:1024].lstrip()
        cache = self._cache if any(sign in head for sign in _WORTH_CACHING) else None
        if cache is None:
            parsed = read_archive(path, data)
            return parsed.value, parsed.diagnostics
        from ..cache.codec import Codec
        from ..cache.version import made_by

        codec, key = Codec(()), f"{self._checksums[path]} {made_by('copy')}"
        found = cache.get("copy", key)
        try:
            if found is not None:
                return Archive(path, *codec.unpack(found)), ()
        except (ValueError, TypeError):
            pass  # Spoilt: it is read anew, and cached again.
        parsed = read_archive(path, data)
        if parsed.value is not None:
            cache.set(
                "copy",
                key,
                codec.pack((parsed.value.pages, parsed.value.labels, parsed.value.whole)),
            )
        return parsed.value, parsed.diagnostics


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    return f"is larger than {MAX_FILE_BYTES // 1024**2} MB"
