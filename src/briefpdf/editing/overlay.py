"""A workspace with some of its files in another state."""

from __future__ import annotations

from collections.abc import Mapping

from ..source.workspace import Workspace, inside, matching


class OverlayWorkspace(Workspace):
    """A workspace in which some files have other bytes, are there besides, or (None) are gone."""

    def __init__(self, under: Workspace, contents: Mapping[str, bytes | None]) -> None:
        self._under = under
        self._contents = contents

    def read_bytes(self, path: str) -> bytes:
        """The file's other bytes, or its own."""
        if (place := inside(path)) not in self._contents:
            return self._under.read_bytes(path)
        if (found := self._contents[place]) is None:
            raise FileNotFoundError(path)
        return found

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        if path in self._contents:
            return self._contents[path] is not None
        return self._under.is_file(path)

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder."""
        return self._under.is_folder(path)

    def is_astray(self, path: str) -> bool:
        """Whether a link stands there that leads out of the workspace, or nowhere."""
        return path not in self._contents and self._under.is_astray(path)

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern."""
        gone = {path for path, data in self._contents.items() if data is None}
        return sorted({*self._under.files(pattern), *matching(self._contents, pattern)} - gone)
