"""Work done in several processes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from contextlib import AbstractContextManager
import importlib.util
import multiprocessing
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
import os
import signal
from types import FrameType
from typing import Any, Generic, NoReturn, Self, TypeVar

from msgspec import Struct

from ..limits.environment import environment
from ..limits.leash import hold_to_parent, watch_parent
from ..limits.limit import Failure
from ..source.mendable import Mendable

K = TypeVar("K", bound=Hashable)


class ClusterFailed(Mendable):
    """The cluster cannot be used, or no longer."""


def need_dask() -> None:
    """Raises `ClusterFailed` where distributed is not installed."""
    if importlib.util.find_spec("distributed") is None:
        raise ClusterFailed(
            "the executor dask needs the package distributed, which is not installed",
            "Install it with “pip install 'briefpdf[dask]'”.",
        )


Work = Callable[[Any], Any]
# Makes what does the work, in the process that is to do it.
SetUp = Callable[..., AbstractContextManager[Work]]

# In seconds: how long a process may take to end what it began before it is killed.
_GRACE = 2.0


class _Worker(Struct):
    process: BaseProcess
    pipe: Connection
    key: Any = None
    busy: bool = False


class Pool(Generic[K]):
    """As many processes as there is work for, up to `jobs`, each set up once."""

    def __init__(self, jobs: int, set_up: SetUp, *given: Any) -> None:
        self._jobs = jobs
        self._set_up = set_up
        self._given = given
        self._workers: list[_Worker] = []
        # Threads and locks of this process must not be copied into the others.
        self._context = multiprocessing.get_context("spawn")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def run(self, tasks: Iterable[tuple[K, Any]]) -> Iterator[tuple[K, Any]]:
        """Each piece of work by its key, and what came of it, as it is done.

        What came of it is a `Failure` where the work raised an error or its process died; the
        next piece is then done by a new process.
        """
        left = list(reversed(list(tasks)))
        while left or any(worker.busy for worker in self._workers):
            self._hand_out(left)
            pipes = {worker.pipe: worker for worker in self._workers if worker.busy}
            for ready in wait(list(pipes)):
                worker = pipes[ready]  # type: ignore[index]
                worker.busy = False
                yield worker.key, self._answer(worker)

    def _hand_out(self, left: list[tuple[K, Any]]) -> None:
        busy = sum(worker.busy for worker in self._workers)
        while len(self._workers) < min(self._jobs, busy + len(left)):
            self._workers.append(self._start())
        for worker in self._workers:
            if left and not worker.busy:
                worker.key, work = left.pop()
                worker.busy = True
                try:
                    worker.pipe.send(work)
                except OSError:
                    pass  # It has died: there will be no answer, which is told then.

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(
            target=_work, args=(theirs, self._set_up, self._given), daemon=True
        )
        # It starts in the workspace, which may have come with a `multiprocessing.py` of its own.
        with environment({"PYTHONSAFEPATH": "1"}):
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _answer(self, worker: _Worker) -> Any:
        try:
            return worker.pipe.recv()
        except (EOFError, OSError):
            self._workers.remove(worker)
            worker.pipe.close()
            worker.process.join(_GRACE)
            return Failure(f"the process that worked on it ended ({_ended(worker.process)})")

    def close(self) -> None:
        """End the processes, those at work too."""
        for worker in self._workers:
            if worker.busy:
                worker.process.terminate()
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()


def _ended(process: BaseProcess) -> str:
    code = process.exitcode
    if code is None or code >= 0:
        return f"exit code {code}"
    return f"by signal {-code}, {signal.Signals(-code).name}"


def _work(pipe: Connection, set_up: SetUp, given: tuple[Any, ...]) -> None:
    # Ctrl-C reaches every process of a terminal; the one that people see decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _end)
    parent = multiprocessing.parent_process()
    assert parent is not None
    if os.name == "posix":
        # Where the parent is killed, nobody else would end this process and those of its own.
        hold_to_parent(parent.sentinel)
        watch_parent(parent.sentinel)
    with set_up(*given) as work:
        while True:
            try:
                asked = pipe.recv()
            except EOFError:
                return  # Nobody is left to ask.
            try:
                answer = work(asked)
            except Exception as error:
                answer = Failure(f"{type(error).__name__}: {error}")
            pipe.send(answer)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    # As an exception, so that the processes of this one are ended on the way.
    raise SystemExit(128 + number)
