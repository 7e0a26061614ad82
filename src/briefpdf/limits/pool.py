"""Several limited processes that share the work."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
import queue
import threading
from typing import Any, Generic, Self, TypeVar

from .limit import Failure, Limit, Stopped
from .process import LimitedProcess

K = TypeVar("K", bound=Hashable)
# So many pieces of work are mostly done before another process would have started. Where they
# take longer, in seconds, it is started after all.
_EACH, _PATIENCE = 4, 0.5
_CLOSED, _NOTHING = "the processes were ended", "there was nothing to do"


class LimitedPool(Generic[K]):
    """As many limited processes as work has use for, up to `jobs`; they live until it is closed.

    `make` makes one. What of the work takes more than its limit, or breaks its process, is a
    `Failure` that stops none of the rest.
    """

    def __init__(self, jobs: int, make: Callable[[], LimitedProcess]) -> None:
        self._jobs = jobs
        self._make = make
        self._processes: list[LimitedProcess] = []
        self._closed = threading.Event()
        self._early = ThreadPoolExecutor(1)

    @property
    def first(self) -> LimitedProcess:
        """The first process, for work that is done before the rest."""
        if not self._processes:
            self._processes.append(self._make())
        return self._processes[0]

    def begin(self, job: Any, limit: Limit) -> Future[Any]:
        """Have the first process do a piece of work while nobody waits for it.

        It comes to them one after the other; those that it has not come to can be cancelled.
        """
        # Packed now: the process would wait for it later.
        return self._early.submit(self._done_by_first, self.first.packed(job, limit), limit)

    def begin_once(self, ready: Callable[[], Any], limit: Limit) -> Future[Any]:
        """The same of work that is `ready` later; where that is None, nothing is done.

        What is begun after it waits for it.
        """
        return self._early.submit(self._done_once, ready, limit)

    def _done_once(self, ready: Callable[[], Any], limit: Limit) -> Any:
        job = ready()
        if job is None or self._closed.is_set():
            return Failure(_CLOSED if job is not None else _NOTHING)
        return self._done_by_first(self.first.packed(job, limit), limit)

    def _done_by_first(self, asked: bytes, limit: Limit) -> Any:
        try:
            return self.first.ask_packed(asked, limit)
        except Stopped as stopped:
            return failure_of(stopped)

    def run_behind(
        self, tasks: Iterable[tuple[K, Any]], limit: Limit
    ) -> Future[list[tuple[K, Any]]]:
        """Have work done as by `run`, behind all that was begun, while nobody waits for it."""
        return self._early.submit(lambda: list(self.run(tasks, limit)))

    def run(self, tasks: Iterable[tuple[K, Any]], limit: Limit) -> Iterator[tuple[K, Any]]:
        """Each piece of work by its key, and what came of it, as it is done.

        Where the pool is closed meanwhile, what was not yet done is a `Failure`.
        """
        left: queue.SimpleQueue[tuple[K, Any]] = queue.SimpleQueue()
        for task in (tasks := list(tasks)):
            left.put(task)
        done: queue.SimpleQueue[tuple[K, Any]] = queue.SimpleQueue()

        def set_to_work(process: LimitedProcess) -> None:
            words = (process, left, done, limit, self._closed)
            threading.Thread(target=_work, args=words, daemon=True).start()

        def next_done() -> tuple[K, Any]:
            while not left.empty() and len(self._processes) < self._jobs:
                try:
                    return done.get(timeout=_PATIENCE)
                except queue.Empty:
                    self._processes.append(self._make())
                    set_to_work(self._processes[-1])
            return done.get()

        self._grow(len(tasks))
        for process in self._processes[: len(tasks)]:
            set_to_work(process)
        for _ in tasks:
            yield next_done()

    def start(self, tasks: int) -> None:
        """Have as many processes get ready as so many pieces of work have use for."""
        self._grow(tasks)
        for process in self._processes:
            process.start()

    def processes_for(self, tasks: int) -> int:
        """How many processes so many pieces of work have use for."""
        return min(self._jobs, -(-tasks // _EACH))

    def _grow(self, tasks: int) -> None:
        while len(self._processes) < self.processes_for(tasks):
            self._processes.append(self._make())

    def kill(self) -> None:
        """Have the processes end meanwhile: nothing more is asked before the pool is closed."""
        for process in self._processes:
            process.kill()

    def close(self) -> None:
        """End the processes, those at work too."""
        self._closed.set()
        self._early.shutdown(wait=False, cancel_futures=True)
        self.kill()
        for process in self._processes:
            process.close()
        self._processes.clear()
        self._early.shutdown()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()


def drop(begun: Sequence[Future[Any]]) -> set[Future[Any]]:
    """Cancel the work that a pool has not come to; what was cancelled."""
    # The last first: it comes to them from the first on.
    return {one for one in reversed(begun) if one.cancel()}


def outcome(begun: Future[Any]) -> Any:
    """What came of work that was begun; a `Failure` where its pool was closed before."""
    try:
        return begun.result()
    except CancelledError:
        return Failure(_CLOSED)


def failure_of(stopped: Stopped) -> Failure:
    """What is told of work that was stopped."""
    reason = stopped.reason if stopped.is_limit else None
    return Failure(stopped.said, reason, stopped.trace)


def _work(
    process: LimitedProcess,
    left: queue.SimpleQueue[tuple[Any, Any]],
    done: queue.SimpleQueue[tuple[Any, Any]],
    limit: Limit,
    closed: threading.Event,
) -> None:
    while True:
        try:
            key, job = left.get_nowait()
        except queue.Empty:
            return
        if closed.is_set():
            # Whoever waits for all of it may be another thread than the one that closed.
            done.put((key, Failure(_CLOSED)))
            continue
        try:
            done.put((key, process.ask(job, limit)))
        except Stopped as stopped:
            done.put((key, failure_of(stopped)))
        except Exception as error:
            # A bug of ours: whoever waits must not wait for ever.
            done.put((key, Failure(f"{type(error).__name__}: {error}")))
