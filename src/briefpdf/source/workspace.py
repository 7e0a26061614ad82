"""Where the files of a project are: on disk, in memory, or overlaid by an editor."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
import errno
from fnmatch import fnmatchcase
import os
from pathlib import Path, PurePosixPath
import stat

from .mendable import Mendable

MAX_FILE_BYTES = 100 * 1024 * 1024
_ASTRAY = "a link there leads out of the workspace"
_GITS = frozenset({".git", "git~1"})  # With its short name on Windows.
_OWNED = "is git's own, and no part of the workspace"


class OutsideWorkspace(Exception):
    """A path that leads out of the workspace, or to what is git's own."""


class FileTooLarge(Exception):
    """A file over `MAX_FILE_BYTES`."""


def inside(path: str) -> str:
    """The path with `.` and `..` resolved; raises `OutsideWorkspace` when it leads out."""
    if "\0" in path or "\\" in path or path.startswith(("/", "~")) or ":" in path.split("/")[0]:
        raise OutsideWorkspace(path)
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            if not parts:
                raise OutsideWorkspace(path)
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    if _is_gits(parts):
        raise OutsideWorkspace(path)
    return "/".join(parts)


def _is_gits(parts: Iterable[str]) -> bool:
    """Whether it is in git's own folder, where a clone has more than its commits: a token, say."""
    return any(part[0] in ".gG" and part.casefold() in _GITS for part in parts)


def why_outside(path: str) -> str:
    """What is wrong with a path that is not `inside`."""
    if "\\" in path:
        return "has a backslash: folders are parted by /"
    return _OWNED if _is_gits(filter(None, path.split("/"))) else "lies outside the workspace"


def beside(path: str, file: str) -> str:
    """A file that another one names from its own folder on; raises `OutsideWorkspace`."""
    # An absolute path must not be joined to the folder and so be taken for a relative one.
    absolute = file.startswith(("/", "~"))
    return inside(file if absolute else f"{PurePosixPath(path).parent.as_posix()}/{file}")


def place_to_write(path: Path, root: Path | None) -> Path:
    """Where a file that somebody asked for may be written, made or removed.

    This, `place_to_read` and `DiskWorkspace.locate` are the policy for links. A link in a workspace
    may come from elsewhere: nothing is written through one that leads out of the workspace of this
    root, and one that stands in the file's own place gives way to the file. What is named outside
    the workspace is the user's own. Raises `OSError`.
    """
    # Not `resolve`: `..` takes back what is written before it, wherever a link there leads.
    place = Path(os.path.abspath(path))  # noqa: PTH100
    if is_within(place, root) and (why := _why_astray(place.parent, root)):
        raise OSError(errno.ELOOP, f"{why}; remove it, or name another place", str(path))
    return place


def place_to_read(path: Path, root: Path | None) -> Path:
    """Where a file that somebody named is read: not through a link out of the workspace.

    What is named outside the workspace is the user's own. Raises `OSError`.
    """
    place = Path(os.path.abspath(path))  # noqa: PTH100
    if is_within(place, root) and (why := _why_astray(place, root)):
        raise OSError(errno.ELOOP, f"{why}; name the file itself", str(path))
    return place


def is_within(place: Path, root: Path | None) -> bool:
    """Whether an absolute path, as it is written, leads into a workspace; no link is followed."""
    return root is not None and any(followed(one) == followed(root) for one in place.parents)


def _why_astray(place: Path, root: Path | None) -> str:
    """Why a place is none of a workspace, once all links are followed; empty where it is one."""
    if root is None or not (place := followed(place)).is_relative_to(top := followed(root)):
        return _ASTRAY
    return f"it {_OWNED}" if _is_gits(place.parts[len(top.parts) :]) else ""


def followed(path: Path) -> Path:
    """Where a path leads by all of its links; as far as it goes, where they run in a circle.

    Python's own `resolve` raises an error for a circle up to 3.12, and none from then on.
    """
    return Path(os.path.realpath(path))


def read_regular(place: Path, path: str) -> bytes:
    """The content of a regular file of at most `MAX_FILE_BYTES`; `path` is what errors call it.

    What is none, such as a device or a pipe, would never end. Raises `FileNotFoundError`, another
    `OSError` or `FileTooLarge`.
    """
    # A pipe that nobody writes to is opened without waiting; what was opened is what is looked at.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(place, flags), "rb") as file:  # noqa: PTH123
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise FileNotFoundError(errno.ENOENT, "it is no file that can be read", path)
        data = file.read(MAX_FILE_BYTES + 1)
    if len(data) > MAX_FILE_BYTES:
        raise FileTooLarge(path)
    return data


# No folder lies so deep; Python's search, which calls itself for each part, could not go on.
_DEEPEST = 100


class Workspace(ABC):
    """A tree of files, addressed by paths relative to its root, with forward slashes."""

    @abstractmethod
    def read_bytes(self, path: str) -> bytes:
        """The content of a file; raises an `OSError`, `OutsideWorkspace` or `FileTooLarge`."""

    @abstractmethod
    def is_file(self, path: str) -> bool:
        """Whether there is such a file; False for a path that leads out."""

    @abstractmethod
    def is_folder(self, path: str) -> bool:
        """Whether there is such a folder; False for a path that leads out."""

    @abstractmethod
    def files(self, pattern: str) -> list[str]:
        """The files whose path matches a pattern such as `briefs/*.md`, sorted.

        `*` stands for any characters but a slash. A link that leads out, or nowhere, is one of
        them: whoever reads it is told. Raises `PermissionError` where the folder may not be read,
        `OSError` for a link that leads to itself, `Mendable` for a name that is no text, and
        `OutsideWorkspace`.
        """

    def is_astray(self, path: str) -> bool:
        """Whether a link stands there that leads out of the workspace, or nowhere."""
        return False


def _refuse_unusable_name(path: str) -> None:
    """Raises `Mendable` for a name that is no text, or no path: it would go without a word."""
    try:
        path.encode()
    except UnicodeEncodeError:
        shown = os.fsencode(path).decode("utf-8", "backslashreplace")
        raise Mendable(f"the name of the file {shown} is not UTF-8", "Rename it.") from None
    if "\\" in path or ":" in path.split("/")[0]:
        sign = "backslash" if "\\" in path else "colon"
        raise Mendable(f"the name of the file {path} has a {sign}", "Rename it.")


class DiskWorkspace(Workspace):
    """A workspace in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root.resolve()

    def locate(self, path: str) -> Path:
        """The place of a file on disk.

        Raises `OutsideWorkspace` when a link leads out, `OSError` when one leads to itself.
        """
        try:
            place = (self.root / inside(path)).resolve()
        except RuntimeError:  # So Python tells of a circle of links, up to 3.12.
            raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path) from None
        own = place.parts[len(self.root.parts) :]
        if not place.is_relative_to(self.root) or _is_gits(own):
            raise OutsideWorkspace(path)
        return place

    def read_bytes(self, path: str) -> bytes:
        return read_regular(self.locate(path), path)

    def is_file(self, path: str) -> bool:
        try:
            return self.locate(path).is_file()
        except (OSError, OutsideWorkspace):
            return False

    def is_folder(self, path: str) -> bool:
        try:
            return self.locate(path).is_dir()
        except (OSError, OutsideWorkspace):
            return False

    def files(self, pattern: str) -> list[str]:
        pattern = inside(pattern)
        if pattern.count("/") > _DEEPEST:
            return []
        self._look_into(pattern)
        found = [place.relative_to(self.root).as_posix() for place in self.root.glob(pattern)]
        for path in found:
            if not path.isprintable() or "\\" in path or ":" in path:
                _refuse_unusable_name(path)
        sound: dict[str, bool] = {}
        return sorted(path for path in found if self._is_one_file(path, sound))

    def _is_one_file(self, path: str, sound: dict[str, bool]) -> bool:
        """Whether there is such a file; `sound` says which folders stay. Raises `OSError`."""
        try:
            folder = inside(path).rpartition("/")[0]
            if folder not in sound:
                sound[folder] = self.is_folder(folder or ".")
            if sound[folder]:  # What is no link leads nowhere; there may be thousands.
                mode = os.lstat(f"{self.root}/{path}").st_mode
                if not stat.S_ISLNK(mode):
                    return stat.S_ISREG(mode)
            return self.locate(path).is_file() or self.is_astray(path)
        except FileNotFoundError:  # It has gone meanwhile.
            return False
        except OutsideWorkspace:
            return self.is_astray(path)

    def is_astray(self, path: str) -> bool:
        try:
            if not os.path.islink(f"{self.root}/{inside(path)}"):  # noqa: PTH114 (thousands are asked)
                return False
            place = self.root / inside(path)
            if place.name.startswith("."):  # So editors mark what they have open.
                return False
            return bool(_why_astray(place, self.root)) or not place.exists()
        except (OSError, OutsideWorkspace):
            return False

    def _look_into(self, pattern: str) -> None:
        """Raises `PermissionError` for a folder whose files are meant, and that may not be read.

        To Python's own search it has no files.
        """
        folder = self.root
        for part in pattern.split("/")[:-1]:
            if any(sign in part for sign in "*?["):
                break
            folder /= part
        try:
            os.scandir(folder).close()
        except PermissionError as error:
            shown = folder.relative_to(self.root).as_posix()
            raise PermissionError(error.errno, error.strerror, shown) from None
        except OSError:
            pass  # There is none: no files.


class MemoryWorkspace(Workspace):
    """A workspace held in memory: for tests and for editors."""

    def __init__(self, files: Mapping[str, str | bytes]) -> None:
        self.contents = {
            path: text.encode() if isinstance(text, str) else text for path, text in files.items()
        }

    def read_bytes(self, path: str) -> bytes:
        try:
            return self.contents[inside(path)]
        except KeyError:
            raise FileNotFoundError(path) from None

    def is_file(self, path: str) -> bool:
        try:
            return inside(path) in self.contents
        except OutsideWorkspace:
            return False

    def is_folder(self, path: str) -> bool:
        try:
            return any(name.startswith(inside(path) + "/") for name in self.contents)
        except OutsideWorkspace:
            return False

    def files(self, pattern: str) -> list[str]:
        return sorted(matching(self.contents, pattern))


def matching(paths: Iterable[str], pattern: str) -> Iterator[str]:
    """Those of these paths that match a pattern, in which no `*` stands for a slash."""
    depth = pattern.count("/")
    return (path for path in paths if path.count("/") == depth and fnmatchcase(path, pattern))
