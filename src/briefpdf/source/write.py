"""Writes a file whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
import stat
import tempfile


def write_whole(path: Path, data: bytes, keep_mode: bool = False) -> None:
    """Put `data` in place of a file in one step; the earlier file stays until then.

    `keep_mode` lets the file keep its permissions. Raises `OSError`.
    """
    publish(stage(path, data, keep_mode), path)


def write_again(path: Path, data: bytes) -> None:
    """The same for what can be made again: nobody waits until it would survive a loss of power."""
    publish(stage(path, data, lasting=False), path)


def stage(path: Path, data: bytes, keep_mode: bool = False, lasting: bool = True) -> Path:
    """Write `data` beside a file, ready to take its place; where it now is. Raises `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        error.filename = str(path)  # Nobody knows the other.
        raise
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        # mkstemp makes files that only their owner reads; a published file is for everybody.
        mode = 0o666 & ~_umask()
        if keep_mode and path.exists():
            mode = stat.S_IMODE(path.stat().st_mode)
        Path(name).chmod(mode)
    except BaseException as error:
        Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):  # As of a full disk, which names no file.
            error.filename = str(path)
        raise
    return Path(name)


def publish(staged: Path, path: Path) -> None:
    """Put a staged file in its place. Raises `OSError`, and the staged file is then removed."""
    try:
        staged.replace(path)
    except BaseException:
        staged.unlink(missing_ok=True)
        raise


def settle(folder: Path) -> None:
    """Wait until what was published in a folder would survive a loss of power."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def is_there(path: Path, data: bytes) -> bool:
    """Whether a file, and no link to one, holds just these bytes."""
    try:
        return (
            not path.is_symlink() and path.stat().st_size == len(data) and path.read_bytes() == data
        )
    except OSError:
        return False
