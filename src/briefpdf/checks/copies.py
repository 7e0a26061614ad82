"""Where the archived copies of sources are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePosixPath
import re
from typing import TYPE_CHECKING
import unicodedata

from ..model.reference import Reference
from ..source.decode import read_text
from ..source.pattern import lazy_pattern
from ..source.text import Span
from ..source.workspace import FileTooLarge, OutsideWorkspace, Workspace, inside

if TYPE_CHECKING:  # A list of sources asks for the names of copies alone.
    from .subject import Subject

SUBMODULES = ".gitmodules"
_SUBMODULE = lazy_pattern(r"(?m)^[ \t]*path[ \t]*=[ \t]*(\S.*)$")
# A cell of a sheet, or a time.
_NAMED = lazy_pattern(r"![A-Z]{1,3}\d|^cell |^\d\d:\d\d:\d\d$")


def is_checksum(text: str) -> bool:
    """Whether a text is a SHA-256 in hexadecimal."""
    return re.fullmatch(r"[0-9A-Fa-f]{64}", text) is not None


def copies(reference: Reference, subject: Subject) -> list[str]:
    """The archived copies of a source that are there, as the workspace names them."""
    return [path for path in reference.files if subject.project.workspace.is_file(path)]


def leads_out(path: str, workspace: Workspace) -> bool:
    """Whether a path is absolute or leads out of the workspace, by itself or by a link."""
    try:
        inside(path)
        if not workspace.is_file(path):
            workspace.read_bytes(path)
    except OutsideWorkspace:
        return True
    except (OSError, FileTooLarge):
        pass
    return False


def neighbours(path: str, subject: Subject) -> list[str]:
    """The files in the folder of a path; nobody may change the list."""
    folder = PurePosixPath(path).parent.as_posix()
    return subject.archives.files("*" if folder == "." else f"{folder}/*")


def by_folded_path(paths: Iterable[str]) -> dict[str, list[str]]:
    """Paths by what they are where neither case counts nor how an accent is put together."""
    found: dict[str, list[str]] = {}
    for path in paths:
        found.setdefault(folded_path(path), []).append(path)
    return found


def folded_path(path: str) -> str:
    """What a path is on macOS and Windows."""
    return unicodedata.normalize("NFC", path).casefold()


def submodules(workspace: Workspace) -> Iterator[tuple[str, Span]]:
    """The folders that a workspace at the top of its repository has as submodules of git."""
    if not workspace.is_file(SUBMODULES):
        return
    text = read_text(workspace, SUBMODULES, "").value
    if text is None:
        return
    for found in _SUBMODULE.finditer(text.content):
        yield found[1].strip().strip('"').rstrip("/"), text.span(*found.span(1))


def submodule_of(path: str, workspace: Workspace) -> str | None:
    """The submodule that a path lies in; None for one that lies in none."""
    folders = (folder for folder, _ in submodules(workspace) if path.startswith(f"{folder}/"))
    return next(folders, None)


def named(labels: Sequence[str]) -> str:
    """Pages by their labels: "p. 4", "pp. 4-5"; nothing where there are none.

    Other parts of a source have their own names: a slide, a cell, a time.
    """
    from ..evidence.quotation.regions import SHEET, SLIDE  # A list of sources names no pages.

    known = [label for label in labels if label]
    if not known:
        return ""
    if known[0].startswith((SHEET, SLIDE)) or _NAMED.search(known[0]):
        return known[0] if len(known) == 1 else f"{known[0]} to {known[-1]}"
    return f"p. {known[0]}" if len(known) == 1 else f"pp. {known[0]}-{known[-1]}"
