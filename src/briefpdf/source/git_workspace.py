"""Files as a commit of the local git repository has them; never the network."""

from __future__ import annotations

from collections.abc import Iterable
import errno
from hashlib import sha1, sha256
import os
from pathlib import Path, PurePosixPath
import re

from msgspec import Struct

from .git import ask_git, find_commit, git_list, read_blob
from .git_lfs import fetched, is_pointer
from .workspace import (
    MAX_FILE_BYTES,
    DiskWorkspace,
    FileTooLarge,
    OutsideWorkspace,
    Workspace,
    inside,
)

_LINK, _MODULE = "120000", "160000"
_MAX_LINKS = 8
# In bytes, of a file and of all: what is larger is asked for by itself, and not held on to.
_MOST_FETCHED, _MOST_AT_ONCE = 1_000_000, 64_000_000


class _Entry(Struct, frozen=True):
    mode: str
    blob: str
    size: int


class GitWorkspace(Workspace):
    """A workspace in a folder, its files as a revision has them, not as they are on disk.

    `commit` is what the revision stands for, which is itself one where it `is_commit`. Links are
    followed to files of the same revision; what a submodule holds is not seen. A file that is the
    same `on_disk` is read there, which takes no process of git. Raises `GitFailed`.
    """

    def __init__(
        self,
        root: Path,
        revision: str,
        on_disk: DiskWorkspace | None = None,
        is_commit: bool = False,
    ) -> None:
        self.root = root.resolve()
        self.commit = revision if is_commit else find_commit(self.root, revision)
        self._entries = dict(_tree(self.root, self.commit))
        self._on_disk = on_disk
        self._fetched: dict[str, bytes] = {}

    def fetch(self, paths: Iterable[str]) -> None:
        """Have git tell the content of these files at once: each by itself takes a process."""
        wanted, room = list[_Entry](), _MOST_AT_ONCE
        for entry in filter(None, map(self._entries.get, paths)):
            if entry.size <= min(_MOST_FETCHED, room):
                wanted.append(entry)
                room -= entry.size
        if not wanted:
            return
        asked = "".join(f"{one.blob}\n" for one in wanted).encode()
        answer, at = ask_git(self.root, ("cat-file", "--batch", "--buffer"), asked), 0
        for entry in wanted:
            end = answer.index(b"\n", at)
            head, at = answer[at:end], end + 1
            if head.endswith(b" missing"):
                continue  # As in a partial clone: whoever reads it is told.
            self._fetched[entry.blob] = answer[at : at + entry.size]
            at += entry.size + 1

    def read_bytes(self, path: str) -> bytes:
        """The content of a file, as `Workspace` says."""
        followed = self._followed(path)
        entry = self._entries.get(followed)
        if entry is None:
            # Just what the disk says: what was looked at in both is the same.
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), path)
        if entry.size > MAX_FILE_BYTES:
            raise FileTooLarge(path)
        same = self._same_on_disk(followed, entry)
        if same is not None:
            return same
        data = self._fetched.get(entry.blob)
        data = read_blob(self.root, entry.blob) if data is None else data
        on_disk = self._on_disk.root / followed if self._on_disk is not None else None
        return fetched(self.root, data, on_disk) if is_pointer(data) else data

    def _same_on_disk(self, path: str, entry: _Entry) -> bytes | None:
        """The content of the file on disk, if it is that of the revision by git's own hash."""
        try:
            data = self._on_disk.read_bytes(path) if self._on_disk is not None else b""
        except (OSError, OutsideWorkspace, FileTooLarge):
            return None
        if self._on_disk is None or len(data) != entry.size:
            return None
        algorithm = sha1 if len(entry.blob) == 40 else sha256
        hashed = algorithm(b"blob %d\0" % len(data) + data).hexdigest()
        return data if hashed == entry.blob else None

    def is_file(self, path: str) -> bool:
        """Whether the revision has such a file."""
        try:
            return self._followed(path) in self._entries
        except OutsideWorkspace:
            return False

    def is_folder(self, path: str) -> bool:
        """Whether the revision has files in such a folder."""
        try:
            folder = inside(path) + "/"
        except OutsideWorkspace:
            return False
        return any(name.startswith(folder) for name in self._entries)

    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern; `**` stands for any folders."""
        matching = _expression(pattern)
        return sorted(
            path
            for path in self._entries
            if matching.fullmatch(path) and (self.is_file(path) or self.is_astray(path))
        )

    def is_astray(self, path: str) -> bool:
        """Whether the revision has a link there that leads out of it, or nowhere."""
        try:
            entry = self._entries.get(inside(path))
        except OutsideWorkspace:
            return False
        hidden = PurePosixPath(path).name.startswith(".")
        return bool(entry and entry.mode == _LINK and not hidden and not self.is_file(path))

    def _followed(self, path: str) -> str:
        """The path that a path leads to when it is a link; raises `OutsideWorkspace`."""
        place = inside(path)
        for _ in range(_MAX_LINKS):
            entry = self._entries.get(place)
            if entry is None or entry.mode != _LINK:
                return place
            target = os.fsdecode(read_blob(self.root, entry.blob))
            if target.startswith("/"):
                raise OutsideWorkspace(path)
            place = inside(str(PurePosixPath(place).parent / target))
        raise OutsideWorkspace(path)


def _tree(root: Path, commit: str) -> list[tuple[str, _Entry]]:
    found = []
    for line in git_list(root, "ls-tree", "-r", "-z", "-l", commit):
        facts, _, path = line.partition("\t")
        mode, _, blob, size = facts.split()
        if mode != _MODULE:
            found.append((path, _Entry(mode, blob, int(size))))
    return found


def _expression(pattern: str) -> re.Pattern[str]:
    """A regular expression for a pattern, `*` and `?` standing for no slash."""
    parts = re.split(r"(\*\*/|\*|\?)", pattern)
    meaning = {"**/": r"(?:[^/]+/)*", "*": r"[^/]*", "?": r"[^/]"}
    return re.compile("".join(meaning.get(part) or re.escape(part) for part in parts))
