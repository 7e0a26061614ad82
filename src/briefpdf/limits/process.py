"""A process that does what others wrote: limited in time and memory, and ended with this one."""

from __future__ import annotations

from collections.abc import Callable
import queue
import signal
import subprocess
import sys
import threading
import time
from typing import IO, Any, BinaryIO, Final, Self

from .begin import Begun, begin
from .leash import OUT_OF_MEMORY
from .limit import Limit, Reason, Stopped
from .packing import Packing
from .worker import DONE, LENGTH, MEMORY, RAISED, READY, read_frame, write_frame

# In seconds: loading a library is no work of others, but must end, too.
_START: Final = 120.0
# In bytes: no answer is longer, whatever is asked.
_LONGEST: Final = 1024**3
# In seconds, from the end of a process to its being known.
_ENDING: Final = 10.0
# In seconds: what is asked ahead is not waited for longer, when something else is asked.
_AHEAD: Final = 1.0
# Signals by which a process ends that the system refuses memory.
_REFUSED: Final = ("SIGKILL", "SIGABRT", "SIGTRAP", "SIGSEGV", "SIGBUS")


class LimitedProcess:
    """Does jobs in a process of their own, which is started when first needed.

    `module` is what the process serves (see `worker`), `words` are what its `serve` is given;
    `packing` is the module's `PACKING`, made when it is needed. With `loading_counts`, the time of
    a job begins when it is asked, else when the module is loaded. The process is started anew
    after it had to be ended. One thread may ask at a time.
    """

    def __init__(
        self,
        module: str,
        *words: str,
        limit: Limit | None = None,
        packing: Callable[[], Packing] = Packing,
        longest: int = _LONGEST,
        loading_counts: bool = False,
    ) -> None:
        self.limit = limit or Limit()
        self._module = module
        self._words = words
        self._packing = packing
        self._longest = longest
        self._loading_counts = loading_counts
        self._begun: Begun | None = None
        self._answers: queue.SimpleQueue[bytes | Reason] = queue.SimpleQueue()
        self._ready = False
        self._ahead = 0

    @property
    def pid(self) -> int | None:
        """The process's number, None where it does not run."""
        return self._process.pid if self._process else None

    def start(self) -> None:
        """Start the process before it is needed, so that it is ready when it is."""
        if self._process is not None:
            return
        self._begun = begin(self.limit.memory, self._module, *self._words)
        _log("process %d serves %s", self._begun.process.pid, self._module)
        self._ready = False
        self._ahead = 0
        self._answers = queue.SimpleQueue()
        threading.Thread(
            target=_read_answers,
            args=(self._begun.process.stdout, self._answers, self._longest),
            daemon=True,
        ).start()

    def packed(self, job: Any, limit: Limit | None = None) -> bytes:
        """A job as the process takes it."""
        memory = (limit or self.limit).memory
        return self._packing().pack({"memory": memory, "job": job})

    def ask(self, job: Any, limit: Limit | None = None) -> Any:
        """What comes of a job. Raises `Stopped`."""
        self.start()
        return self.ask_packed(self.packed(job, limit), limit)

    def ask_packed(self, asked: bytes, limit: Limit | None = None) -> Any:
        """The same of a job that is packed already."""
        limit = limit or self.limit
        self._finish_ahead()
        end = time.monotonic() + (limit.seconds if self._loading_counts else _START)
        self.start()
        process = self._process
        assert process is not None
        try:
            self._become_ready(process, end - time.monotonic(), limit)
            self._hand_over(process, asked)
            left = end - time.monotonic() if self._loading_counts else limit.seconds
            return self._wait(process, left, limit, DONE)
        except BaseException as error:
            _log("process %d: %s", process.pid, error)
            if not isinstance(error, Stopped) or error.reason is not Reason.ERROR:
                self.close()
            raise

    def ask_ahead(self, job: Any) -> None:
        """Have a job done for what stays of it in the process, while nobody waits for an answer.

        Whether it succeeds is for those to find out who ask for the same in earnest.
        """
        self.start()
        assert self._process is not None
        self._hand_over(self._process, self.packed(job))
        self._ahead += 1

    def _finish_ahead(self) -> None:
        """Have the process free for what is asked now, or end it."""
        ahead, self._ahead = self._ahead, 0
        process = self._process
        if not ahead or process is None:
            return
        try:
            self._become_ready(process, _START, self.limit)
            end = time.monotonic() + _AHEAD
            for _ in range(ahead):
                self._wait(process, end - time.monotonic(), self.limit, DONE)
        except BaseException as error:
            _log("process %d, asked ahead: %s", process.pid, error)
            self.close()
            if not isinstance(error, Stopped):
                raise

    def _become_ready(self, process: subprocess.Popen[bytes], seconds: float, limit: Limit) -> None:
        if not self._ready:
            self._wait(process, seconds, limit, READY)
            self._ready = True

    def _hand_over(self, process: subprocess.Popen[bytes], asked: bytes) -> None:
        assert process.stdin is not None and self._begun is not None
        if not self._ahead and LENGTH + len(asked) <= self._begun.room:
            _write(process.stdin, asked)  # To start a thread takes turns of all that are at work.
            return
        # A job may be more than a pipe holds, and the process may never read it.
        threading.Thread(target=_write, args=(process.stdin, asked), daemon=True).start()

    def _wait(
        self, process: subprocess.Popen[bytes], seconds: float, limit: Limit, wanted: bytes
    ) -> Any:
        try:
            answer = self._answers.get(timeout=max(0.0, seconds))
        except queue.Empty:
            said = f"it was stopped after {limit.time_said}"
            raise Stopped(Reason.TIME, said) from None
        if answer is Reason.OUTPUT:
            raise Stopped(Reason.OUTPUT, f"it made more than {self._longest // 10**6} MB")
        if answer is Reason.ENDED or answer[:1] == MEMORY:
            raise _ended(process, limit, out_of_memory=answer[:1] == MEMORY)
        assert isinstance(answer, bytes)
        kind, body = answer[:1], memoryview(answer)[1:]
        try:
            if kind == RAISED:
                raised = Packing().unpack(body)
                raise Stopped(Reason.ERROR, str(raised["said"]), str(raised["trace"]))
            if kind != wanted:
                raise ValueError(f"an answer of the kind {kind!r}")
            return self._packing().unpack(body) if kind == DONE else None
        except (ValueError, LookupError, TypeError) as wrong:
            # What runs there may have taken the process over: its answers are read as data only.
            said = f"its process answered with what is no answer ({wrong})"
            raise Stopped(Reason.ENDED, said) from None

    def close(self) -> None:
        """End the process, also in the middle of its work; it can be started again."""
        begun, self._begun = self._begun, None
        if begun is not None:
            begun.close()

    def kill(self) -> None:
        """Have the process end meanwhile: it is asked for nothing more before it is closed."""
        if self._begun is not None:
            self._begun.kill()

    @property
    def _process(self) -> subprocess.Popen[bytes] | None:
        return self._begun.process if self._begun is not None else None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


def _log(message: str, *words: object) -> None:
    """Say what is being done, to whoever listens: nobody, where logging was never loaded."""
    if "logging" in sys.modules:
        import logging

        logging.getLogger(__name__).info(message, *words)


def _ended(process: subprocess.Popen[bytes], limit: Limit, out_of_memory: bool) -> Stopped:
    try:
        code = process.wait(_ENDING)
    except subprocess.TimeoutExpired:
        return Stopped(Reason.ENDED, "its process closed its answers and went on")
    name = signal.Signals(-code).name if code < 0 else ""
    if out_of_memory or code == OUT_OF_MEMORY or name in _REFUSED:
        return Stopped(Reason.MEMORY, f"it needs more than {limit.memory_said} of memory")
    how = f"by {name}" if name else f"with exit code {code}"
    return Stopped(Reason.ENDED, f"its process ended {how}")


def _read_answers(pipe: BinaryIO, answers: queue.SimpleQueue[bytes | Reason], longest: int) -> None:
    try:
        while (answer := read_frame(pipe, longest)) is not None:
            answers.put(answer)
        answers.put(Reason.ENDED)
    except ValueError:
        # Too long; or the pipe was closed with the process, when nobody waits for an answer.
        answers.put(Reason.OUTPUT)
    except OSError:
        answers.put(Reason.ENDED)


def _write(pipe: IO[bytes], asked: bytes) -> None:
    try:
        write_frame(pipe, asked)
    except (OSError, ValueError):
        pass  # It has ended: there will be no answer, which is seen then.
