"""Tells git how the files of a workspace are merged and kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
import shlex
import sys

from ..project.load import load_project
from ..settings import Settings
from ..source.git import ask_git
from ..source.workspace import DiskWorkspace, is_within, place_to_write
from ..source.write import write_whole

ATTRIBUTES = ".gitattributes"
DRIVER = "briefpdf"
_COPIES = "briefs/sources"
_HEAD = (
    "# Archived copies are bytes: their checksums must hold in every clone.",
    "# Registry and bibliography are merged by claim, entry and field: “briefpdf init --git”",
    "# tells git how, once in each clone.",
)


def attributes(settings: Settings, copies: Iterable[str] = ()) -> list[str]:
    """The lines of `.gitattributes` for a workspace; `copies` are its archived copies."""
    folders = {str(PurePosixPath(path).parent) for path in copies}
    top = [one for one in sorted({*folders, _COPIES}) if not _is_below(one, {*folders, _COPIES})]
    lines = [f"{_escaped(folder)}/** -text -merge" for folder in top if folder != "."]
    claims = [settings.claims]
    if settings.claims.endswith(".yaml"):
        claims.append(settings.claims.removesuffix("yaml") + "yml")
    merged = [*claims, settings.references]
    lines += [f"{_escaped(pattern)} merge={DRIVER}" for pattern in merged]
    return [*lines, f"{_escaped(settings.reviews)} merge=union"]


def _is_below(folder: str, folders: Iterable[str]) -> bool:
    return any(folder.startswith(f"{other}/") for other in folders)


def _escaped(pattern: str) -> str:
    """A pattern as a line of attributes has it: in quotation marks where there are blanks."""
    return f'"{pattern}"' if " " in pattern else pattern


def set_up_git(workspace: DiskWorkspace) -> Sequence[str]:
    """Write the missing lines of `.gitattributes`, and have git merge by them; the new lines.

    The driver is set in the clone's own configuration, where each clone needs it. Raises
    `GitFailed` where the folder is in no repository, and `OSError`.
    """
    root = workspace.root
    ask_git(root, ("rev-parse", "--git-dir"))
    project = load_project(workspace, ())
    copies = [path for one in project.references.values() for path in one.files]
    inside = [path for path in copies if is_within(root / path, root)]
    added = add_attributes(root, attributes(project.settings, inside))
    # Git runs it in the tree that is checked out, of which nothing is to be imported.
    command = f"{shlex.quote(sys.executable)} -P -m briefpdf merge-driver %O %A %B %P"
    ask_git(root, ("config", f"merge.{DRIVER}.name", "by claim, entry and field"))
    ask_git(root, ("config", f"merge.{DRIVER}.driver", command))
    return added


def attributes_file(lines: Sequence[str]) -> bytes:
    """The file of a new workspace."""
    return ("\n".join((*_HEAD, *lines)) + "\n").encode()


def add_attributes(root: Path, lines: Sequence[str]) -> list[str]:
    """Put lines at the end of `.gitattributes`, but for those that it has; the new ones."""
    return add_lines(root, ATTRIBUTES, lines, _HEAD)


def add_lines(root: Path, name: str, lines: Sequence[str], head: Sequence[str] = ()) -> list[str]:
    """Put lines at the end of a file of git's, but for those that it has; the new ones.

    `head` stands above them, where it is not there yet. Raises `OSError`.
    """
    file = place_to_write(root / name, root)
    workspace = DiskWorkspace(root)
    # A link out of the workspace gives way to a file, which has nothing of what it led to.
    data = workspace.read_bytes(name) if workspace.is_file(name) else b""
    before = data.decode("utf-8", "surrogateescape")
    known = {" ".join(line.split()) for line in before.splitlines()}
    missing = [line for line in lines if line not in known]
    if missing:
        begun = before if not before or before.endswith("\n") else before + "\n"
        above = [] if known.issuperset(head) else [*([""] if before else []), *head]
        whole = begun + "\n".join([*above, *missing]) + "\n"
        write_whole(file, whole.encode("utf-8", "surrogateescape"))
    return missing
