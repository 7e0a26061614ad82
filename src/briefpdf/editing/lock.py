"""One edit of a workspace at a time."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..source.workspace import DiskWorkspace


class Refused(Exception):
    """Nothing was written; the message says why, `hints` what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


class ChangedMeanwhile(Refused):
    """A file, or the part of it that is edited, is no longer what the edit started from."""


OWN_FOLDER = ".briefpdf"
# Where several files that change as one are written down first (see `journal`).
JOURNAL = f"{OWN_FOLDER}/journal.json"
WAIT = 30.0


def own_folder(workspace: DiskWorkspace, name: str) -> Path:
    """A folder of this name for what briefpdf itself keeps in a workspace, made if need be.

    Raises `Refused` where it is a link: a workspace from elsewhere must not have us write there.
    """
    folder = workspace.root / OWN_FOLDER
    for place in (folder, folder / name):
        if place.is_symlink() or (place.exists() and not place.is_dir()):
            shown = place.relative_to(workspace.root).as_posix()
            raise Refused(f"{shown} is not a folder of its own", f"Remove {shown}.")
        place.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_bytes(b"*\n")
    return folder / name


@contextmanager
def lock(workspace: DiskWorkspace, wait: float = WAIT) -> Iterator[None]:
    """Hold the workspace against other commands that edit.

    The system lets go of the lock when the process ends, however it ends. Raises `Refused` after
    `wait` seconds.
    """
    from filelock import FileLock, Timeout  # Only an edit needs it.

    place = own_folder(workspace, "locks") / "edit.lock"
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
