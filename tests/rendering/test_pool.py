"""Processes that work side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import os

from briefpdf.inspection.pool import Failure, Pool


@contextmanager
def working() -> Iterator[Callable[[int], int]]:
    def work(number: int) -> int:
        if number == 3:
            raise ValueError("three")
        if number == 5:
            os._exit(7)
        return number * 2

    yield work


def test_one_that_fails_and_one_that_dies_stop_no_other() -> None:
    with Pool[str](2, working) as pool:
        done = dict(pool.run((str(number), number) for number in range(8)))
        assert {key: value for key, value in done.items() if not isinstance(value, Failure)} == {
            str(number): number * 2 for number in (0, 1, 2, 4, 6, 7)
        }
        assert done["3"] == Failure("ValueError: three")
        assert done["5"] == Failure("the process that worked on it ended (exit code 7)")


def test_a_pool_that_is_closed_leaves_no_process() -> None:
    pool = Pool[str](2, working)
    next(pool.run((str(number), number) for number in range(3)))
    processes = [worker.process for worker in pool._workers]
    pool.close()
    assert processes
    assert not any(process.is_alive() for process in processes)
