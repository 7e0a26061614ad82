"""What the tests have a limited process do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import mmap
import os
import signal
import subprocess
import sys
import time
from typing import Any


@contextmanager
def serve(*words: str) -> Iterator[Callable[[Any], Any]]:
    if "slow" in words:
        time.sleep(2)
    yield lambda job: JOBS[job[0]](*job[1:])


def echo(value: Any) -> Any:
    return value


def note(path: str) -> None:
    with open(path, "x"):  # noqa: PTH123 (what is served is loaded for little)
        pass


def forever() -> None:
    while True:
        pass


def native() -> None:
    # One operation that lets no other thread of the process run while it lasts.
    9 ** (10**9)


def hungry(size: int) -> int:
    return len(b"x" * size)


def slowly_hungry() -> None:
    held = []
    while True:
        held.append(b"x" * 10**6)


def shares(size: int) -> None:
    """Memory that the system counts as no data, and refuses nobody: only a watch sees it."""
    held = mmap.mmap(-1, size)
    for at in range(0, size, 4096):
        held[at] = 1
    time.sleep(600)


def wrong() -> None:
    raise ValueError("three")


def ended(number: int) -> None:
    os.kill(os.getpid(), number)


def leaves(code: int) -> None:
    os._exit(code)


def prints() -> str:
    print("some library's advice")
    return "said"


def noise() -> None:
    os.write(1, b"x" * 100)


def forges() -> None:
    # What has taken a process over can write what it likes to its answers.
    for number in range(3, 40):
        try:
            os.write(number, (5).to_bytes(8, "big") + b"d\xc1\xc1\xc1\xc1")
        except OSError:
            continue
    signal.pause()


def with_child() -> int:
    command = [sys.executable, "-c", "import time; time.sleep(600)"]
    return subprocess.Popen(command).pid


JOBS: dict[str, Callable[..., Any]] = {
    "echo": echo,
    "note": note,
    "forever": forever,
    "native": native,
    "hungry": hungry,
    "slowly hungry": slowly_hungry,
    "shares": shares,
    "wrong": wrong,
    "ended": ended,
    "leaves": leaves,
    "prints": prints,
    "noise": noise,
    "forges": forges,
    "with child": with_child,
}
