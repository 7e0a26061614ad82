"""Work done by the workers of a Dask cluster: one that dies stops no other piece of work."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
import logging
import time
from typing import TYPE_CHECKING, Any, Generic, Self

from ..inspection.pool import ClusterFailed, K, SetUp, need_dask
from ..limits.limit import Failure
from .cluster_worker import Job, Make, Unfit, differing, environment_here, make_here, perform

if TYPE_CHECKING:
    from distributed import Client, Future

# In seconds: how often it is looked whether there still are a scheduler and workers.
_LOOK = 1.0
# As many pieces of work are with the scheduler at once: enough that no worker waits for the next.
_PER_THREAD, _AT_LEAST = 2, 8
_SAME = "Every machine of the cluster needs the same briefpdf[dask] and the same libraries."


class DaskPool(Generic[K]):
    """The workers of a cluster, in each of whose processes the work is set up once.

    Raises `ClusterFailed` when it is entered or run.
    """

    def __init__(self, address: str, set_up: SetUp, *given: Any) -> None:
        self._address = address
        self._set_up = set_up
        self._given = given
        self._client: Client

    def __enter__(self) -> Self:
        need_dask()
        import dask
        from distributed import Client

        # What goes wrong is told by what is raised here, and once.
        for name in ("distributed", "distributed.client"):  # Dask gives each a level of its own.
            logging.getLogger(name).setLevel(logging.CRITICAL)
        # Dask's own setting: how long people let it wait for the other side.
        self._patience = _seconds(dask.config.get("distributed.comm.timeouts.connect"))
        _look_at_address(self._address)
        try:
            self._client = Client(self._address, timeout=self._patience, set_as_default=False)
        except (OSError, RuntimeError) as error:
            raise ClusterFailed(
                f"no Dask scheduler answers at “{self._address}”: {error}",
                "Start one with “dask scheduler”, and give its address: --scheduler tcp://HOST:8786",
            ) from error
        try:
            self._look_at_makes()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Leave the cluster, which then drops what it was asked for."""
        self._client.close()

    def _look_at_makes(self) -> None:
        """Raises `ClusterFailed` where the scheduler or a worker has other versions."""
        try:
            makes = {"the scheduler": self._client.run_on_scheduler(make_here)}
        except (ImportError, AttributeError) as error:
            makes = {"the scheduler": error}
        makes |= {
            f"the worker {address}": make
            for address, make in self._client.run(make_here, on_error="return").items()
        }
        for who, make in makes.items():
            if isinstance(make, OSError):
                continue  # A worker that has just gone.
            if isinstance(make, BaseException):
                raise ClusterFailed(f"{who} has no briefpdf that can be used: {make}", _SAME)
            differs = _differing(make)
            if differs:
                raise ClusterFailed(f"{who} would make other pages: {differs}", _SAME)

    def run(self, tasks: Iterable[tuple[K, Any]]) -> Iterator[tuple[K, Any]]:
        """Each piece of work by its key, and what came of it, as it is done.

        A worker that dies has its work done again by another. A piece of work whose workers die
        each time is tried once more with nothing beside it, since it may have been in bad company;
        when they die again, it is a `Failure`.
        """
        suspects: list[tuple[K, Any]] = []
        yield from self._run(list(tasks), suspects)
        for key, work in suspects:
            again: list[tuple[K, Any]] = []
            yield from self._run([(key, work)], again)
            if again:
                yield key, Failure("each worker of the cluster that began with it died")

    def _run(
        self, tasks: list[tuple[K, Any]], suspects: list[tuple[K, Any]]
    ) -> Iterator[tuple[K, Any]]:
        left = deque(tasks)
        asked: dict[Future[Any], tuple[K, Any]] = {}
        try:
            while left or asked:
                room = max(_AT_LEAST, _PER_THREAD * sum(self._threads().values()))
                while left and len(asked) < room:
                    key, work = left.popleft()
                    asked[self._ask(work)] = (key, work)
                for future in self._done(list(asked)):
                    answer = self._answer(future)
                    if answer is _LOST:
                        continue  # It is being made again.
                    key, work = asked.pop(future)
                    future.release()
                    if answer is _KILLED:
                        suspects.append((key, work))
                    else:
                        yield key, answer
        finally:
            if asked and self._client.status == "running":
                self._client.cancel(list(asked), force=True)

    def _ask(self, work: Any) -> Future[Any]:
        import dask

        # It knows engines, which no other look at a cluster needs.
        from .layout_worker import packing

        work = packing().pack(work)
        job = Job(self._set_up, self._given, work, environment_here(), make_here())
        # A brief carries its pictures with it, so that workers need no files: that is meant.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TB"}):
            return self._client.submit(perform, job, pure=False)

    def _done(self, asked: list[Future[Any]]) -> list[Future[Any]]:
        from distributed import wait

        alone_since: float | None = None
        while True:
            try:
                # It asks for a client of this thread; ours is nobody else's default.
                with self._client.as_current():
                    return list(wait(asked, timeout=_LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                pass  # It takes its time, or nobody is left to do it.
            except CancelledError as error:
                raise self._lost() from error
            if self._threads():
                alone_since = None
            elif alone_since is None:
                alone_since = time.monotonic()
            elif time.monotonic() - alone_since > self._patience:
                raise ClusterFailed(
                    f"the scheduler at “{self._address}” has had no worker for"
                    f" {self._patience:g} seconds",
                    f"Start one or more with “dask worker {self._address} --nthreads 1”.",
                )

    def _answer(self, future: Future[Any]) -> Any:
        from distributed import KilledWorker

        try:
            answer = future.result(timeout=_LOOK)
        except TimeoutError:
            return _LOST
        except CancelledError as error:
            raise self._lost() from error
        except KilledWorker:
            return _KILLED
        except ImportError as error:
            # What the work raises comes back as an answer: the worker could not even read it.
            raise ClusterFailed(
                f"a worker has no briefpdf that can be used: {error}", _SAME
            ) from error
        except Exception as error:
            return Failure(f"{type(error).__name__}: {error}")
        if isinstance(answer, Unfit):
            raise ClusterFailed(f"a worker of the cluster cannot be used: {answer.why}", _SAME)
        return answer

    def _threads(self) -> dict[str, int]:
        """How many threads each worker has."""
        if self._client.status != "running":
            raise self._lost()
        try:
            threads: dict[str, int] = self._client.nthreads()
        except (OSError, CancelledError) as error:
            raise self._lost() from error
        return threads

    def _lost(self) -> ClusterFailed:
        return ClusterFailed(
            f"the Dask scheduler at “{self._address}” answers no more",
            "What was rendered before is in its place; the next run makes the rest.",
        )


# What is no answer: a result that went with its worker, and work that workers died of.
_LOST, _KILLED = object(), object()


def _look_at_address(address: str) -> None:
    """Raises `ClusterFailed` for one that cannot be connected to: a client would not let go."""
    from distributed import Security
    from distributed.comm.addressing import get_address_host_port

    try:
        get_address_host_port(address)
    except (ValueError, NotImplementedError) as error:
        hint = "An address looks like tcp://HOST:8786, or tls://HOST:8786."
        raise ClusterFailed(f"“{address}” is no address of a scheduler: {error}", hint) from error
    if address.startswith(("tls:", "wss:")):
        connection: dict[str, Any] = Security().get_connection_args("client")
        if connection.get("ssl_context") is None:
            raise ClusterFailed(
                f"Dask has no certificates for “{address}”",
                "Name them in Dask's configuration: distributed.comm.tls.ca-file and tls.client.",
            )


def _differing(make: Make) -> str:
    return differing(make, make_here())


def _seconds(setting: Any) -> float:
    from dask.utils import parse_timedelta

    return float(parse_timedelta(setting))
