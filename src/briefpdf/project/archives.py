"""The archived copies of sources, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
import json
import os
from pathlib import Path

from ..model.reference import Reference
from ..readers.archive.read import Archive, read_archive
from ..source.diagnostic import Diagnostic
from ..source.workspace import FileTooLarge, OutsideWorkspace, Workspace
from ..source.write import write_whole
from ..version import VERSION

# Reading plain text takes less time than looking for what it was read as.
_WORTH_KEEPING = (b"%PDF-", b"<", b"PK\x03\x04")


# Raised whenever copies are read otherwise: what was read before is not read again.
_FORM = 2


class Archives:
    """The archived copies of a workspace's sources, each read when it is first asked for."""

    def __init__(self, workspace: Workspace, references: Mapping[str, Reference]) -> None:
        self._workspace = workspace
        self._references = references
        self._checksums: dict[str, str | None] = {}
        self._archives: dict[str, tuple[Archive | None, tuple[Diagnostic, ...]]] = {}

    def checksum(self, path: str) -> str | None:
        """The SHA-256 of a copy in hexadecimal; None when it cannot be read."""
        if path not in self._checksums:
            self._data(path)
        return self._checksums[path]

    def paths(self, key: str) -> tuple[str, ...]:
        """Where the copies of a source are said to be."""
        reference = self._references.get(key)
        return reference.files if reference else ()

    def language(self, key: str) -> str:
        """The language of a source as the bibliography names it; empty where it does not."""
        reference = self._references.get(key)
        return reference.get("langid", "language", "hyphenation") if reference else ""

    def of(self, key: str) -> list[Archive]:
        """The copies of a source that can be read."""
        paths = self.paths(key)
        return [archive for path in paths if (archive := self.read(path)) is not None]

    def read(self, path: str) -> Archive | None:
        """The text of any file of the workspace that could be a copy; None when it gives none."""
        return self._read(path)[0]

    def unreadable(self, key: str) -> list[Diagnostic]:
        """What is wrong with the copies of a source that are there but cannot be read."""
        return [found for path in self.paths(key) for found in self._read(path)[1]]

    @property
    def any_limited(self) -> bool:
        """Whether a copy was given up for the time or the memory it took."""
        return any(item.limited for _, found in self._archives.values() for item in found)

    def _data(self, path: str) -> bytes | None:
        # Only the checksum is kept: the copies of a large workspace are gigabytes.
        try:
            data = self._workspace.read_bytes(path)
        except (OSError, OutsideWorkspace, FileTooLarge):
            self._checksums[path] = None
            return None
        self._checksums[path] = sha256(data).hexdigest()
        return data

    def _read(self, path: str) -> tuple[Archive | None, tuple[Diagnostic, ...]]:
        if path not in self._archives:
            data = self._data(path)
            self._archives[path] = (None, ()) if data is None else self._kept_or_read(path, data)
        return self._archives[path]

    def _kept_or_read(
        self, path: str, data: bytes
    ) -> tuple[Archive | None, tuple[Diagnostic, ...]]:
        kept = self._place(data)
        if kept is not None and (archive := _load(kept, path)) is not None:
            return archive, ()
        parsed = read_archive(path, data)
        if kept is not None and parsed.value is not None:
            _store(kept, parsed.value)
        return parsed.value, parsed.diagnostics

    def _place(self, data: bytes) -> Path | None:
        """Where the text of a copy is kept, by its content; None for what is quick to read."""
        head = data[:1024].lstrip()
        if self._folder is None or not any(sign in head for sign in _WORTH_KEEPING):
            return None
        return self._folder / f"{sha256(data).hexdigest()}.json"

    @cached_property
    def _folder(self) -> Path | None:
        """The user's own cache folder: one in the workspace could come with a pull request."""
        if os.environ.get("BRIEFPDF_NO_CACHE"):
            return None
        from platformdirs import user_cache_path  # Only a copy worth keeping needs it.

        try:
            return user_cache_path("briefpdf", appauthor=False) / f"archives-{VERSION}-{_FORM}"
        except RuntimeError:
            return None  # In a container, a user may have no home.


def _load(place: Path, path: str) -> Archive | None:
    try:
        kept = json.loads(place.read_bytes())
        return Archive(path, *(tuple(kept[name]) for name in ("pages", "labels", "whole")))
    except (OSError, ValueError, KeyError, TypeError):
        return None  # Not kept yet, or spoilt: it is read anew, and kept again.


def _store(place: Path, archive: Archive) -> None:
    kept = {"pages": archive.pages, "labels": archive.labels, "whole": archive.whole}
    try:
        write_whole(place, json.dumps(kept).encode("utf-8", "surrogatepass"))
    except OSError:
        pass  # A folder that cannot be written costs time, not results.
