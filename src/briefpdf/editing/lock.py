"""One edit of a workspace at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
import os
from pathlib import Path

from ..source.mendable import Mendable
from ..source.workspace import DiskWorkspace


class Refused(Mendable):
    """Nothing was written; the message says why, `hints` what to do."""


class ChangedMeanwhile(Refused):
    """A file, or the part of it that is edited, is no longer what the edit started from."""


OWN_FOLDER = ".briefpdf"
WAIT = 30.0


def state_folder(workspace: DiskWorkspace) -> Path:
    """The folder for what must outlive a command, of this workspace and this user; not made yet.

    It is no part of the workspace, where it could come from elsewhere, nor of the cache, which
    anybody may delete: a half-finished edit, a claim that was typed and not added.
    """
    import platformdirs  # Only an edit needs it.

    known = sha256(os.fsencode(workspace.root)).hexdigest()[:16]
    name = "".join(c if c.isalnum() or c in "-_" else "_" for c in workspace.root.name)[:40]
    return platformdirs.user_state_path("briefpdf", appauthor=False) / f"{name}-{known}"


def journal_path(workspace: DiskWorkspace) -> Path:
    """Where several files that change as one are written down first (see `journal`)."""
    return state_folder(workspace) / "journal.json"


def _lock_file(workspace: DiskWorkspace) -> Path:
    """The file that is locked, all that briefpdf itself has in a workspace. It is empty.

    Raises `Refused` where a link stands there: a workspace may come from elsewhere.
    """
    folder = workspace.root / OWN_FOLDER
    file = folder / "edit.lock"
    for place, is_right in ((folder, folder.is_dir()), (file, file.is_file())):
        if place.is_symlink() or (place.exists() and not is_right):
            shown = place.relative_to(workspace.root).as_posix()
            raise Refused(f"{shown} is not briefpdf's own", f"Remove {shown}.")
    folder.mkdir(exist_ok=True)
    return file


@contextmanager
def lock(workspace: DiskWorkspace, wait: float = WAIT) -> Iterator[None]:
    """Hold the workspace against other commands that edit.

    The system lets go of the lock when the process ends, however it ends. Raises `Refused` after
    `wait` seconds.
    """
    from filelock import FileLock, Timeout  # Only an edit needs it.

    place = _lock_file(workspace)
    # A lock that is only a file would outlive a process that was killed.
    held = FileLock(place, fallback_to_soft=False)
    try:
        held.acquire(timeout=wait, poll_interval=0.01)
    except Timeout:
        raise Refused(
            f"another command has been changing this workspace for {wait:g} seconds",
            "Wait until it is done, then try again.",
        ) from None
    try:
        yield
    finally:
        held.release()
