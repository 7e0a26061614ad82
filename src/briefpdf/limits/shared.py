"""A limited process that all of this process shares, for what has nothing to close it."""

from __future__ import annotations

import atexit
from functools import cache
from threading import Lock
from typing import Any

from .limit import Limit
from .process import LimitedProcess

# After so many jobs the process is another: what libraries leak does not add up.
_JOBS = 200


class SharedProcess:
    """Does the jobs of any thread, one after the other (see `LimitedProcess`)."""

    def __init__(self, module: str) -> None:
        self._turn = Lock()
        self._process = LimitedProcess(module)
        self._jobs = 0
        atexit.register(self._process.close)

    def ask(self, job: Any, limit: Limit) -> Any:
        """What comes of a job. Raises `Stopped`."""
        with self._turn:
            self._jobs += 1
            if self._jobs % _JOBS == 0:
                self._process.close()
            return self._process.ask(job, limit)


@cache
def shared_process(module: str) -> SharedProcess:
    """The process that serves a module, started when it is first asked."""
    return SharedProcess(module)
