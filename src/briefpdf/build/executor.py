"""What every executor does: work, each piece by its key, in processes set up once.

What it takes to use a cluster is told here too, where it costs no import.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
import importlib.util
from typing import Any, Protocol, Self, TypeVar

K = TypeVar("K", bound=Hashable)


class Executor(Protocol[K]):
    """Does pieces of work in other processes, of this machine or of a cluster."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *raised: object) -> None: ...

    def run(self, tasks: Iterable[tuple[K, Any]]) -> Iterator[tuple[K, Any]]:
        """Each piece of work by its key, and what came of it, as it is done.

        What came of it is a `Failure` where the work raised an error or its process died.
        """


class ClusterFailed(Exception):
    """The cluster cannot be used, or no longer; the hints say what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


def need_dask() -> None:
    """Raises `ClusterFailed` where distributed is not installed."""
    if importlib.util.find_spec("distributed") is None:
        raise ClusterFailed(
            "the executor dask needs the package distributed, which is not installed",
            "Install it with “pip install 'briefpdf[dask]'”.",
        )
