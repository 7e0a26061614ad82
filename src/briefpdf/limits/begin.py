"""Starts a limited process, also before anything else is loaded: this needs little itself.

Not even `pathlib`, which takes its time to load.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import IO, BinaryIO, Final

from .leash import MEMORY

# In bytes: Linux gives no more to whoever is not its administrator.
_PIPE: Final = 1 << 20
# `python -m` takes longer.
_SERVE: Final = "from briefpdf.limits.worker import main; main()"


class Begun:
    """A process, the pipe whose end is its end, and the folder for what it leaves."""

    def __init__(self, memory: int, module: str, *words: str) -> None:
        posix = os.name == "posix"
        theirs, ours = os.pipe() if posix else (-1, -1)
        # It may be killed at any moment: what it leaves is for this process to take away.
        self.folder = TemporaryDirectory(prefix="briefpdf-")
        own = ["TMPDIR", "TEMP", "TMP"]
        if posix and not os.path.isdir(os.environ.get("HOME", "/")):  # noqa: PTH112
            own.append("HOME")  # Libraries look there for settings, and fail at what is no folder.
        # -P: a workspace must not be able to put its own modules before ours.
        command = [sys.executable, "-P", "-c", _SERVE, str(theirs), str(memory), module, *words]
        self.leash: BinaryIO | None = os.fdopen(ours, "wb") if posix else None
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, **dict.fromkeys(own, self.folder.name)},
                pass_fds=(theirs,) if posix else (),
                # Ctrl-C at a terminal is for this process, which ends the other.
                process_group=0 if posix else None,
            )
        finally:
            if posix:
                os.close(theirs)
        # In bytes: so much is put into its pipe without anybody having to wait for it.
        self.room = _widened(self.process.stdin)
        _widened(self.process.stdout)

    def kill(self) -> None:
        """End the process, also in the middle of its work."""
        if self.leash is not None:
            self.leash.close()
        self.process.kill()

    def close(self) -> None:
        """The same, and take away what it leaves."""
        self.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            try:
                if pipe is not None:
                    pipe.close()
            except (BrokenPipeError, RuntimeError):
                pass  # What was not yet written is of no use to a process that has ended.
        self.folder.cleanup()


def _widened(pipe: IO[bytes] | None) -> int:
    """Let a pipe hold a whole job or answer, where the system has that; what it holds, in bytes."""
    try:
        from fcntl import F_SETPIPE_SZ, fcntl

        return fcntl(pipe, F_SETPIPE_SZ, _PIPE) if pipe is not None else 0
    except (ImportError, OSError):
        return 0


_early: dict[tuple[object, ...], Begun] = {}


def begin_early(*words: str) -> None:
    """Start a process that serves a module, given with its words, for whoever asks for it next."""
    _early[MEMORY, *words] = begun = Begun(MEMORY, *words)
    atexit.register(lambda: begun.close() if begun in _early.values() else None)


def begin(memory: int, module: str, *words: str) -> Begun:
    """A process that serves a module: the one that was started early, or one that is started now.

    Raises `OSError`.
    """
    return _early.pop((memory, module, *words), None) or Begun(memory, module, *words)
