"""A workspace as it is during one run: each question about it is asked of the disk once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256

from ...source.workspace import FileTooLarge, OutsideWorkspace, Workspace

# Questions about a workspace by what they ask for, each with its answer: the files by pattern,
# whether there are files and folders, and the SHA-256 of files.
Answers = tuple[dict[str, list[str]], dict[str, bool], dict[str, bool], dict[str, str]]


_UNREADABLE = "unreadable: "
_ASTRAY = " (a link)"


class Snapshot(Workspace):
    """Another workspace, its answers remembered, and the hashes of its files.

    What an `earlier` one of the same run was answered is not asked again.
    """

    def __init__(self, workspace: Workspace, earlier: Snapshot | None = None) -> None:
        self.workspace = workspace
        self._earlier = earlier
        # What knows which files and folders there are.
        self._asked: Workspace = workspace if earlier is None else earlier
        self._files: dict[str, bool] = {}
        self._folders: dict[str, bool] = {}
        self._lists: dict[str, list[str]] = {}
        self._digests: dict[str, str] = {}
        self._sizes: dict[str, int] = {}
        # Whether a file changed while it was being used: what was made of it is then not cached.
        self.moved = False
        self._other: Snapshot | None = None
        self._differing: Collection[str] = ()
        # The files that hold a comment to briefpdf, of those that were hashed.
        self.commented: set[str] = set()

    @property
    def answers(self) -> Answers:
        """All that was asked in this run, with what was answered."""
        return self._lists, self._files, self._folders, self._digests

    def gives(
        self,
        lists: Mapping[str, Sequence[str]],
        files: Mapping[str, bool],
        folders: Mapping[str, bool],
        digests: Mapping[str, str],
    ) -> bool:
        """Whether the workspace now gives these answers."""
        return (
            all(self.files(pattern) == found for pattern, found in lists.items())
            and all(self.is_file(path) == found for path, found in files.items())
            and all(self.is_folder(path) == found for path, found in folders.items())
            and all(self.digest(path) == found for path, found in digests.items())
        )

    def share(self, other: Snapshot, differing: Collection[str]) -> None:
        """Take the hashes of files from a snapshot of another state, but for those that differ."""
        self._other, self._differing = other, differing

    def read_bytes(self, path: str) -> bytes:
        """The content of a file, its hash remembered."""
        try:
            data = self.workspace.read_bytes(path)
        except (OSError, OutsideWorkspace, FileTooLarge) as error:
            # All that decides what is told of it.
            why = f"{type(error).__name__} {getattr(error, 'errno', None)}"
            astray = _ASTRAY if self.workspace.is_astray(path) else ""
            self._note(path, f"{_UNREADABLE}{why}{astray}")
            raise
        self._note(path, sha256(data).hexdigest())
        self._sizes[path] = len(data)
        if b"briefpdf:" in data:
            self.commented.add(path)
        return data

    def is_file(self, path: str) -> bool:
        """Whether there is such a file."""
        if path not in self._files:
            self._files[path] = self._asked.is_file(path)
        return self._files[path]

    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder."""
        if path not in self._folders:
            self._folders[path] = self._asked.is_folder(path)
        return self._folders[path]

    def is_astray(self, path: str) -> bool:
        """Whether a link stands there that leads out of the workspace, or nowhere."""
        return self.digest(path).endswith(_ASTRAY)

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern."""
        if pattern not in self._lists:
            found = self._lists[pattern] = self._asked.files(pattern)
            # A link that leads out is listed, and is no file.
            self._files |= {one: True for one in found if not self.workspace.is_astray(one)}
        return self._lists[pattern]

    def digest(self, path: str) -> str:
        """The SHA-256 of a file in hexadecimal, or why it cannot be read."""
        if path not in self._digests and self._earlier and path in self._earlier._digests:
            self._take(path, self._earlier)
        if path not in self._digests:
            other = self._other
            if other is not None and path not in self._differing and self.is_file(path):
                self._digests[path] = other.digest(path)
                return self._digests[path]
            try:
                self.read_bytes(path)
            except (OSError, OutsideWorkspace, FileTooLarge):
                pass  # Which is noted, as a hash would be.
        return self._digests[path]

    def checksum(self, path: str) -> str | None:
        """The same; None where it cannot be read."""
        digest = self.digest(path)
        return None if digest.startswith(_UNREADABLE) else digest

    def _take(self, path: str, earlier: Snapshot) -> None:
        """What an earlier one knows of a file that it read."""
        self._digests[path] = earlier._digests[path]
        if path in earlier._sizes:
            self._sizes[path] = earlier._sizes[path]
        if path in earlier.commented:
            self.commented.add(path)

    def _note(self, path: str, digest: str) -> None:
        if self._digests.setdefault(path, digest) != digest:
            self.moved = True

    def size(self, path: str) -> int:
        """How many bytes a file has that was hashed; 0 where it could not be."""
        self.digest(path)
        return self._sizes.get(path, 0)
