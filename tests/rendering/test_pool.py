"""Processes that work side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import os
from pathlib import Path
import subprocess
import sys
import time

import pytest

from briefpdf.inspection.pool import Pool
from briefpdf.limits.limit import Failure


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


def test_nothing_of_the_folder_that_it_is_run_in_is_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran = tmp_path / "ran"
    for name in ("multiprocessing", "pickle", "signal", "msgspec", "briefpdf"):
        (tmp_path / f"{name}.py").write_text(f"open({str(ran)!r}, 'w').close()\n")
    monkeypatch.chdir(tmp_path)
    before = dict(os.environ)
    with Pool[str](1, working) as pool:
        assert list(pool.run([("a", 1)])) == [("a", 2)]
    assert not ran.exists()
    assert dict(os.environ) == before


def test_a_pool_that_is_closed_leaves_no_process() -> None:
    pool = Pool[str](2, working)
    next(pool.run((str(number), number) for number in range(3)))
    processes = [worker.process for worker in pool._workers]
    pool.close()
    assert processes
    assert not any(process.is_alive() for process in processes)


PARENT = """
from contextlib import contextmanager
import os, time
from briefpdf.inspection.pool import Pool

@contextmanager
def working():
    def work(number):
        if number:
            9 ** (10**9)  # Lets no other thread of the process run.
        return os.getpid()
    yield work

if __name__ == "__main__":
    with Pool(1, working) as pool:
        ((_, pid),) = pool.run([("a", 0)])
        print(pid, flush=True)
        list(pool.run([("b", 1)]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_a_process_at_work_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    (tmp_path / "parent.py").write_text(PARENT)
    with subprocess.Popen([sys.executable, "parent.py"], cwd=tmp_path, stdout=-1) as parent:
        assert parent.stdout is not None
        folder = Path("/proc") / parent.stdout.readline().decode().strip()
        assert folder.is_dir()
        time.sleep(0.3)  # It is at work.
        parent.kill()
    # One that lives on is told by the time that every test has.
    while folder.is_dir() and b"Z" not in (folder / "stat").read_bytes().rpartition(b")")[2][:3]:
        time.sleep(0.02)
