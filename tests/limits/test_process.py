"""A limited process: what takes too much is stopped, and told by a typed reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import signal
import subprocess
import sys
from threading import Event, Thread
import time
from typing import cast

from msgspec.structs import replace
import pytest

from briefpdf.limits.limit import Failure, Limit, Reason, Stopped
from briefpdf.limits.pool import LimitedPool, outcome
from briefpdf.limits.process import LimitedProcess
from briefpdf.limits.worker import read_frame, write_frame

HERE = Path(__file__).resolve().parent
GENEROUS = Limit(60.0, 1024**3)
MB = 1024**2


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., LimitedProcess]]:
    """Makes limited processes that serve the jobs of these tests."""
    paths = [str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])]
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(paths))
    made: list[LimitedProcess] = []

    def make(*words: str, **more: object) -> LimitedProcess:
        more = {"limit": GENEROUS, **more}
        made.append(LimitedProcess("served", *words, **more))  # type: ignore[arg-type]
        return made[-1]

    yield make
    for one in made:
        one.close()


def stopped(
    process: LimitedProcess, job: tuple[object, ...], limit: Limit | None = None
) -> Stopped:
    with pytest.raises(Stopped) as raised:
        process.ask(job, limit)
    return raised.value


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_it_answers_one_job_after_the_other_in_one_process(
    served: Callable[..., LimitedProcess],
) -> None:
    process = served()
    assert process.ask(("echo", ("a", 1, b"\x00", None, ["b"]))) == ("a", 1, b"\x00", None, ["b"])
    pid = process.pid
    assert process.ask(("prints",)) == "said"
    assert process.pid == pid


@pytest.mark.parametrize("job", ["forever", "native"])
def test_what_does_not_end_is_stopped_by_the_clock_and_its_process_is_gone(
    served: Callable[..., LimitedProcess], job: str
) -> None:
    process = served()
    process.start()
    pid = process.pid
    assert pid is not None
    found = stopped(process, (job,), Limit(0.5, GENEROUS.memory))
    assert (found.reason, found.is_limit) == (Reason.TIME, True)
    assert found.said == "it was stopped after 0.5 seconds"
    assert not is_alive(pid)
    assert process.ask(("echo", 1)) == 1, "the next job has a new process"


@pytest.mark.parametrize("job", [("hungry", 400 * MB), ("slowly hungry",), ("shares", 400 * MB)])
def test_what_takes_too_much_memory_is_stopped(
    served: Callable[..., LimitedProcess], job: tuple[object, ...]
) -> None:
    process = served()
    found = stopped(process, job, Limit(60.0, 300 * MB))
    assert found.reason is Reason.MEMORY
    assert found.said == "it needs more than 300 MB of memory"
    # With more memory, the same process module may come to its end.
    assert process.ask(("hungry", 400 * MB), Limit(60.0, 1024 * MB)) == 400 * MB


def test_a_large_parent_leaves_its_child_all_its_memory(
    served: Callable[..., LimitedProcess],
) -> None:
    # Linux tells a new process the most memory that its parent ever had as its own.
    held = bytearray(400 * MB)
    assert served().ask(("echo", 1), Limit(60.0, 300 * MB)) == 1
    assert len(held) == 400 * MB


def test_an_error_is_told_and_the_process_goes_on(served: Callable[..., LimitedProcess]) -> None:
    process = served()
    found = stopped(process, ("wrong",))
    pid = process.pid
    assert (found.reason, found.said) == (Reason.ERROR, "ValueError: three")
    assert "in wrong" in found.trace
    assert process.ask(("echo", 1)) == 1
    assert process.pid == pid


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such signals")
@pytest.mark.parametrize(
    ("job", "reason", "said"),
    [
        (("ended", int(signal.SIGTERM)), Reason.ENDED, "its process ended by SIGTERM"),
        (("leaves", 7), Reason.ENDED, "its process ended with exit code 7"),
        (("ended", int(signal.SIGKILL)), Reason.MEMORY, "needs more than 1 GB"),
    ],
)
def test_a_process_that_ends_is_told(
    served: Callable[..., LimitedProcess], job: tuple[object, ...], reason: Reason, said: str
) -> None:
    found = stopped(served(), job)
    assert found.reason is reason
    assert said in found.said


@pytest.mark.skipif(os.name != "posix", reason="writes to its own pipes by their numbers")
def test_a_forged_answer_is_no_answer(served: Callable[..., LimitedProcess]) -> None:
    found = stopped(served(), ("forges",))
    assert found.reason is Reason.ENDED
    assert "no answer" in found.said


def test_an_answer_without_end_is_stopped(served: Callable[..., LimitedProcess]) -> None:
    found = stopped(served(longest=1000), ("echo", "x" * 2000))
    assert found.reason is Reason.OUTPUT


def test_loading_counts_where_it_is_said_to(served: Callable[..., LimitedProcess]) -> None:
    short = Limit(0.2, GENEROUS.memory)
    assert served("slow").ask(("echo", 1), Limit(1.9, GENEROUS.memory)) == 1
    assert stopped(served("slow", loading_counts=True), ("echo", 1), short).reason is Reason.TIME


def test_a_pool_tells_each_failure_and_stops_no_other(
    served: Callable[..., LimitedProcess],
) -> None:
    jobs = {"a": ("echo", 1), "b": ("forever",), "c": ("wrong",), "d": ("echo", 2)}
    with LimitedPool[str](2, served) as pool:
        done = dict(pool.run(jobs.items(), Limit(2.0, GENEROUS.memory)))
    assert "in wrong" in done["c"].trace  # type: ignore[union-attr]
    done["c"] = replace(done["c"], trace="")
    assert done == {
        "a": 1,
        "b": Failure("it was stopped after 2 seconds", Reason.TIME),
        "c": Failure("ValueError: three"),
        "d": 2,
    }


def test_what_several_threads_write_stays_whole() -> None:
    theirs, ours = os.pipe()
    # Each is more than a pipe holds.
    bodies = [bytes([number]) * 70_000 for number in range(100)]
    with os.fdopen(theirs, "rb") as read, os.fdopen(ours, "wb") as written:
        writers = [Thread(target=write_frame, args=(written, one), daemon=True) for one in bodies]
        for one in writers:
            one.start()
        found = [read_frame(read, 100_000) for _ in bodies]
        for one in writers:
            one.join()
    assert sorted(filter(None, found)) == bodies


class Endless:
    """Stands for a process that is at work until it is closed."""

    def __init__(self) -> None:
        self.at_work, self.closed = Event(), Event()

    def packed(self, job: object, limit: Limit) -> bytes:
        return repr(job).encode()

    def ask(self, job: object, limit: Limit) -> object:
        self.at_work.set()
        self.closed.wait()
        raise Stopped(Reason.ENDED, "its process ended")

    ask_packed = ask

    def kill(self) -> None:
        self.closed.set()

    close = kill


def test_a_pool_that_is_closed_leaves_nobody_waiting() -> None:
    process, found = Endless(), dict[str, object]()
    with LimitedPool[str](1, lambda: cast(LimitedProcess, process)) as pool:
        tasks = [(name, ("forever",)) for name in "abc"]
        waiting = Thread(target=lambda: found.update(pool.run(tasks, GENEROUS)), daemon=True)
        waiting.start()
        process.at_work.wait()
    waiting.join()
    assert found == {
        "a": Failure("its process ended"),
        "b": Failure("the processes were ended"),
        "c": Failure("the processes were ended"),
    }


def test_what_was_begun_in_a_pool_that_is_closed_is_a_failure() -> None:
    process = Endless()
    with LimitedPool[str](1, lambda: cast(LimitedProcess, process)) as pool:
        begun = [pool.begin((name,), GENEROUS) for name in "abc"]
        process.at_work.wait()
    assert [outcome(one) for one in begun] == [
        Failure("its process ended"),
        Failure("the processes were ended"),
        Failure("the processes were ended"),
    ]


def test_work_is_begun_once_it_is_ready(served: Callable[..., LimitedProcess]) -> None:
    ready = Event()

    def job() -> object:
        ready.wait()
        return "echo", 1

    with LimitedPool[str](1, served) as pool:
        waiting = pool.begin_once(job, GENEROUS)
        nothing = pool.begin_once(lambda: None, GENEROUS)
        behind = pool.begin(("echo", 2), GENEROUS)
        assert not waiting.done() and not behind.done()
        ready.set()
        assert [outcome(one) for one in (waiting, nothing, behind)] == [
            1,
            Failure("there was nothing to do"),
            2,
        ]


def test_what_is_ready_once_a_pool_is_closed_is_not_begun() -> None:
    made = Event()

    def make() -> LimitedProcess:
        made.set()
        return cast(LimitedProcess, Endless())

    pool = LimitedPool[str](1, make)
    at_work, ready = Event(), Event()

    def job() -> object:
        at_work.set()
        ready.wait()
        return "forever"

    begun = pool.begin_once(job, GENEROUS)
    at_work.wait()
    closing = Thread(target=pool.close, daemon=True)
    closing.start()
    assert pool._closed.wait(60)
    ready.set()
    closing.join()
    assert outcome(begun) == Failure("the processes were ended") and not made.is_set()


PARENT = """
import os, sys, threading
from briefpdf.limits.limit import Limit
from briefpdf.limits.process import LimitedProcess
process = LimitedProcess("served")
process.ask(("echo", 1))
print(process.pid, flush=True)
process.ask((sys.argv[1],), Limit(600.0, 1024**3))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("job", ["forever", "native"])
def test_it_ends_with_its_parent_however_that_ends(
    served: Callable[..., LimitedProcess], until: Callable[..., None], job: str
) -> None:
    command = [sys.executable, "-c", PARENT, job]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        pid = int(parent.stdout.readline())
        time.sleep(0.3)  # It is at work.
        assert is_alive(pid)
        parent.kill()
    until(lambda: not is_alive(pid))


def test_what_is_asked_ahead_is_done_while_nobody_waits(
    served: Callable[..., LimitedProcess], tmp_path: Path
) -> None:
    process = served()
    process.ask_ahead(("note", str(tmp_path / "first")))
    process.ask_ahead(("wrong",))
    assert process.ask(("echo", 1)) == 1
    assert (tmp_path / "first").exists()


@pytest.mark.parametrize("job", [("forever",), ("leaves", 3), ("hungry", 4 * 1024**3)])
def test_what_is_asked_ahead_cannot_hold_up_what_is_asked(
    served: Callable[..., LimitedProcess], until: Callable[..., None], job: tuple[object, ...]
) -> None:
    process = served()
    process.ask_ahead(job)
    first = process.pid
    assert process.ask(("echo", 1)) == 1
    # It was ended with the process, and another one answers.
    assert process.pid != first
    until(lambda: first is None or not is_alive(first))
