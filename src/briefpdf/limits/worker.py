"""The limited process: serves what is asked of a module, one job after the other.

The module has a function `serve(*words)`, a context manager that gives what does a job, and may
have `PACKING`, how jobs and answers become bytes. The clock is with the process that asks.
"""

from __future__ import annotations

from collections.abc import Callable
import gc
from importlib import import_module
import os
import queue
import signal
import sys
import threading
from typing import IO, Any, BinaryIO

from .leash import OUT_OF_MEMORY, ROOM, MemoryWatch, hold_to_parent, limit_memory, watch_parent
from .packing import Packing

# A frame on a pipe is its length in so many bytes, and then its content.
LENGTH = 8
# The first byte of an answer: what the rest of it is.
READY, DONE, RAISED, MEMORY = b"r", b"d", b"e", b"m"


def read_frame(pipe: BinaryIO, most: int = 1 << 62) -> bytes | None:
    """The next frame of a pipe; None at its end. Raises `ValueError` for one of over `most`."""
    head = pipe.read(LENGTH)
    if len(head) < LENGTH:
        return None
    length = int.from_bytes(head, "big")
    if length > most:
        raise ValueError(length)
    body = pipe.read(length)
    return body if len(body) == length else None


def write_frame(pipe: IO[bytes], body: bytes) -> None:
    """Write a frame to a pipe. Raises `OSError` where nobody reads it."""
    # In one piece: several threads may write, and nothing of another may come between.
    pipe.write(len(body).to_bytes(LENGTH, "big") + body)
    pipe.flush()


def main() -> None:
    """Answer jobs until the process that asks has gone."""
    leash, memory, module, *words = sys.argv[1:]
    # Ctrl-C reaches every process of a terminal; the one that people see decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
    if int(leash) >= 0:
        hold_to_parent(int(leash))
        watch_parent(int(leash))
    limit_memory(int(int(memory) * ROOM))
    watch = MemoryWatch(int(memory))
    gc.disable()  # What is loaded stays.
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    # Read by a thread: when nobody is left to ask, a job without end must not go on.
    threading.Thread(
        target=_read_jobs, args=(os.fdopen(os.dup(0), "rb"), jobs), daemon=True
    ).start()
    # Whatever a library prints must not come between the answers.
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    found = import_module(module)
    packing: Packing = getattr(found, "PACKING", None) or Packing()
    with found.serve(*words) as work:
        gc.freeze()
        gc.set_threshold(20_000, 20, 50)  # Looking for cycles all the time finds next to none.
        gc.enable()
        write_frame(answers, READY)
        while True:
            job = packing.unpack(jobs.get())
            watch.limit = job["memory"]
            limit_memory(int(job["memory"] * ROOM))
            answer = _answer(work, job["job"], packing)
            write_frame(answers, answer)
            if answer[:1] == MEMORY:
                os._exit(OUT_OF_MEMORY)  # What is left of the memory may not do for the next job.


def _read_jobs(pipe: BinaryIO, jobs: queue.SimpleQueue[bytes]) -> None:
    try:
        while (job := read_frame(pipe)) is not None:
            jobs.put(job)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    os._exit(0)


def _answer(work: Callable[[Any], Any], job: Any, packing: Packing) -> bytes:
    try:
        return DONE + packing.pack(work(job))
    except MemoryError:
        return MEMORY
    except Exception as error:
        import traceback  # Few jobs fail.

        # Whoever asked tells it: nothing is lost.
        said = {
            "said": f"{type(error).__name__}: {error}"[:2000],
            "trace": traceback.format_exc()[-20_000:],
        }
        return RAISED + Packing().pack(said)
