"""What a limited process does to itself: it ends with its parent, and holds to its memory.

Only the standard library is imported here, and little of it: `launch` runs it as a file.
"""

from __future__ import annotations

import os
import sys
import threading
import time

# In bytes: what a process may take where nobody says otherwise.
MEMORY = 2 * 1024**3
# The exit code of a process that ended itself because it took more memory than it may.
OUT_OF_MEMORY = 77
# As many times the limit may the system give, before it refuses: what grows is ended first.
ROOM = 1.25
# In seconds, between two looks at the memory in use.
_LOOK = 0.05


def hold_to_parent(leash: int) -> None:
    """End this process as soon as the other end of a pipe is closed, whatever it is doing.

    The kernel closes it when the parent ends, also when that is killed, and then sends a signal
    that ends this process in the middle of native code, and a program that takes its place. (The
    signal for a parent's death is bound to the thread that started the process, which may end
    before.) Where a system sends none, a thread that reads the pipe does it.
    """
    try:
        import fcntl
        import signal

        signal.signal(signal.SIGIO, signal.SIG_DFL)
        fcntl.fcntl(leash, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(leash, fcntl.F_SETFL, fcntl.fcntl(leash, fcntl.F_GETFL) | os.O_ASYNC)
    except (ImportError, AttributeError, OSError):
        pass  # Windows has none of it; there the thread alone does it.


def watch_parent(leash: int) -> None:
    """End this process when the other end of a pipe is closed, by a thread that reads it."""

    def watch() -> None:
        while True:
            try:
                if not os.read(leash, 1):
                    break
            except BlockingIOError:
                time.sleep(_LOOK)
            except OSError:
                break
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def limit_memory(limit: int) -> None:
    """Have the system refuse more than `limit` bytes, where it can; it can be called again.

    A refusal is an error that a library may take for its input's. What a `MemoryWatch` ends is
    told as what it is: with one, let the system give somewhat more (see `ROOM`).
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit.
        return
    # Linux counts as data what is private and can be written: not files that are only mapped,
    # nor addresses that threads reserve, as RLIMIT_AS does.
    which = resource.RLIMIT_DATA if sys.platform == "linux" else resource.RLIMIT_AS
    try:
        _, most = resource.getrlimit(which)
        if most != resource.RLIM_INFINITY:
            limit = min(limit, most)
        resource.setrlimit(which, (limit, most))
    except (ValueError, OSError):
        pass  # macOS refuses: there the watch alone holds it.


class MemoryWatch:
    """A thread that ends this process when more than `limit` bytes of memory are in use."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        threading.Thread(target=self._watch, daemon=True).start()

    def _watch(self) -> None:
        while memory_in_use() < self.limit:
            time.sleep(_LOOK)
        os._exit(OUT_OF_MEMORY)


def memory_in_use() -> int:
    """The bytes of memory that this process has in use; 0 where that cannot be known."""
    try:
        with open("/proc/self/statm", "rb") as file:  # noqa: PTH123 (pathlib takes its time)
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        pass  # Only Linux has it. The others know the most that was ever in use.
    try:
        import resource
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit
