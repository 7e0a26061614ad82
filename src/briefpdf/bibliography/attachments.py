"""Files that a library names, found on this machine though it was written on another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
import os
from pathlib import Path, PurePosixPath
import re
from urllib.parse import unquote

from ..source.pattern import lazy_pattern
from ..source.workspace import followed, is_within

# What no collection of sources has; whoever has more names the folder with --files.
_MOST_FILES = 200_000
_DRIVE = lazy_pattern(r"[A-Za-z]:/")
_HOME = lazy_pattern(r"(?:[A-Za-z]:)?/(?:Users|home|Documents and Settings)/[^/]+/(?P<rest>.+)")
_DOCUMENTS = frozenset(
    f".{ending}"
    for ending in "pdf htm html xhtml txt md docx pptx epub mht mhtml csv xls xlsx ods"
    " gz warc wacz vtt srt png jpg jpeg gif svg".split()
)
# A name alone may be that of another document; with the folder that Zotero makes for it, it is not.
_LEAST_PARTS = 2


class Attachments:
    """Looks for files in the folder of a library, in others, and in the home folder.

    A library that lies in the workspace may have come with a pull request: what it names outside
    of it is looked for only in the folders that the user names. Nor does one from elsewhere have
    keys and passwords copied, which are hidden and are no documents.
    """

    def __init__(self, library: Path, root: Path | None, folders: Sequence[Path] = ()) -> None:
        self.own = library.resolve().parent
        self.folders = [*(folder.resolve() for folder in folders), self.own]
        # As it is written too: a link in the workspace may lead to anything.
        own = Path(os.path.abspath(library))  # noqa: PTH100
        shipped = root is not None and (is_within(own, root) or is_within(followed(own), root))
        self.within = [followed(root), *map(followed, folders)] if shipped and root else None

    def find(self, written: str) -> Path | None:
        """The file that a library names by a path of its own machine; None where it is not here."""
        path = _plain(written)
        for place in self._guesses(path):
            if self._may_be_read(place) and place.is_file():
                return place
        found = self._by_end(path)
        return found if found is not None and self._may_be_read(found) else None

    def why_not(self, written: str) -> str:
        """Why a file was not found."""
        guesses = [*self._guesses(_plain(written))]
        if any(map(_is_private, guesses)):
            return "hidden, and no document by its name"
        if all(map(self._may_be_read, guesses)):
            return "not found"
        return "outside the workspace, where the library lies within it: name its folder by --files"

    def _may_be_read(self, place: Path) -> bool:
        if _is_private(place):
            return False
        if self.within is None:
            return True
        return any(followed(place).is_relative_to(folder) for folder in self.within)

    def _guesses(self, path: str) -> Iterator[Path]:
        """Where it is if this is that machine, or the library stands among its files."""
        if not path:
            return
        if _is_absolute(path):
            if not (_DRIVE.match(path) and os.sep == "/"):
                yield Path(path)
            if (home := _HOME.fullmatch(path)) is not None:
                yield Path.home() / home["rest"]
            return
        if path.startswith("~/"):
            yield Path.home() / path[2:]
        for folder in self.folders:
            yield folder / path

    def _by_end(self, path: str) -> Path | None:
        """The one file in the folders whose path ends as it does, with as many parts as can be."""
        parts = [part for part in PurePosixPath(path).parts if part not in ("/", "..", ".")]
        if not parts:
            return None
        found = self._named.get(parts[-1].casefold(), [])
        shared = [(_shared(place.parts, parts), place) for place in found]
        most = max((count for count, _ in shared), default=0)
        best = [place for count, place in shared if count == most]
        if most >= min(_LEAST_PARTS, len(parts)) and len(best) == 1:
            return best[0]
        # A name that only one file has is as good, where it says something.
        return found[0] if len(found) == 1 and len(parts[-1]) > 12 else None

    @cached_property
    def _named(self) -> dict[str, list[Path]]:
        """The files of the folders by their names, in small letters."""
        found: dict[str, list[Path]] = {}
        seen: set[Path] = set()
        for folder in self.folders:
            for place in _files(folder):
                if len(seen) == _MOST_FILES:
                    return found
                if place not in seen:
                    seen.add(place)
                    found.setdefault(place.name.casefold(), []).append(place)
        return found


def _is_private(place: Path) -> bool:
    """Whether a file, or a folder of it, is hidden, and its name is not that of a document."""
    hidden = any(part.startswith(".") for part in followed(place).parts)
    return hidden and place.suffix.lower() not in _DOCUMENTS


def _files(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        # Neither what is hidden, nor an environment of Python, holds sources.
        folders[:] = sorted(
            one for one in folders if not one.startswith(".") and one != "node_modules"
        )
        yield from (Path(root) / name for name in sorted(names))


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """How many parts two paths have in common at their ends."""
    count = 0
    for left, right in zip(reversed(one), reversed(other), strict=False):
        if left.casefold() != right.casefold():
            break
        count += 1
    return count


def _plain(written: str) -> str:
    """A path with forward slashes, out of an address of a file where it is one."""
    path = written.strip().replace("\\", "/")
    if path.lower().startswith("file://"):
        path = unquote(re.sub(r"^file:/{2,3}(?=[A-Za-z]:)|^file://", "", path, flags=re.IGNORECASE))
    return path


def _is_absolute(path: str) -> bool:
    return path.startswith("/") or bool(_DRIVE.match(path))
