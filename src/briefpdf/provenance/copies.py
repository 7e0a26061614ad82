"""The archived copies that are at hand when a file is verified."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
import os
from pathlib import Path, PurePosixPath

from msgspec import Struct, field

from ..project.project import Project
from ..readers.archive.limits import MAX_BYTES
from ..source.workspace import FileTooLarge, OutsideWorkspace, followed
from .pack import COPY_PREFIX, Pack

# A folder with more files is no folder of copies.
_MOST_FILES = 20_000


class Copies(Struct):
    """Copies by their SHA-256; `others` are files with the name of a copy that are not that copy.

    `others` has them by the path that the copy had, each with its content.
    """

    whole: dict[str, bytes] = field(default_factory=dict)
    others: dict[str, bytes] = field(default_factory=dict)

    def find(self, checksum: str) -> bytes | None:
        """The copy of a checksum, where it is at hand."""
        return self.whole.get(checksum)


def gather_copies(
    pack: Pack,
    attachments: Mapping[str, bytes],
    folder: Path | None = None,
    project: Project | None = None,
) -> Copies:
    """The copies that a pack names, from the file itself, a folder, and a workspace."""
    wanted = {
        checksum: path
        for source in pack.sources.values()
        for path, checksum in source.copies.items()
    }
    names: dict[str, list[str]] = {}
    for path in dict.fromkeys(wanted.values()):
        names.setdefault(PurePosixPath(path).name, []).append(path)
    found = Copies()
    other: dict[str, bytes] = {}
    for name, data in _offered(attachments, folder, project, frozenset(names)):
        checksum = sha256(data).hexdigest()
        if checksum in wanted:
            found.whole[checksum] = data
        else:
            other.setdefault(name, data)
    for checksum, path in wanted.items():
        # A file that is called as the copy is, where the copy itself is nowhere.
        named = other.get(path, other.get(PurePosixPath(path).name))
        if checksum not in found.whole and named is not None:
            found.others[path] = named
    return found


def _offered(
    attachments: Mapping[str, bytes],
    folder: Path | None,
    project: Project | None,
    names: frozenset[str],
) -> Iterator[tuple[str, bytes]]:
    for name, data in attachments.items():
        if name.startswith(COPY_PREFIX):
            yield name.removeprefix(COPY_PREFIX)[13:], data
    if project is not None:
        for reference in project.references.values():
            for path in reference.files:
                if PurePosixPath(path).name in names:
                    try:
                        yield path, project.workspace.read_bytes(path)
                    except (OSError, OutsideWorkspace, FileTooLarge):
                        continue  # It is not at hand, which the report says.
    if folder is not None:
        for place in _files(folder):
            yield place.name, place.read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    """The files of a folder and of those in it that a copy could be. Raises `OSError`."""
    if not folder.is_dir():
        raise NotADirectoryError(20, "it is no folder", str(folder))
    count = 0
    for root, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            place = Path(root, name)
            # What a link leads to elsewhere is no copy of this folder.
            is_inside = followed(place).is_relative_to(followed(folder))
            if is_inside and place.is_file() and place.stat().st_size <= MAX_BYTES:
                count += 1
                if count > _MOST_FILES:
                    return
                yield place
