"""Another program, run within limits: it is stopped by each of them, and ends with its parent."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path
import subprocess
import sys
import time

import pytest

from briefpdf.limits.limit import Limit, Reason, Stopped
from briefpdf.limits.program import Ran, run_program

GENEROUS = Limit(120.0, 1024**3)


def run(code: str, folder: Path, limit: Limit = GENEROUS, given: bytes = b"") -> Ran:
    command: Sequence[str] = [sys.executable, "-I", "-c", code]
    return run_program(command, given, limit, 1000, folder, {"PATH": os.environ.get("PATH", "")})


def test_what_it_answers_and_says_comes_back(tmp_path: Path) -> None:
    code = (
        "import os, sys; print(sys.stdin.read().upper(), os.getcwd(), len(os.environ), end='');"
        "print('careful', file=sys.stderr); sys.exit(3)"
    )
    ran = run(code, tmp_path, given=b"words")
    assert ran.code == 3 and ran.said == "careful"
    assert ran.answer.decode().startswith(f"WORDS {tmp_path.resolve()}")


def test_it_is_stopped_by_the_clock(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match=r"was stopped after 0\.5 seconds") as stopped:
        run("import time; time.sleep(600)", tmp_path, Limit(0.5, GENEROUS.memory))
    assert stopped.value.reason is Reason.TIME


def test_it_is_stopped_when_it_says_too_much(tmp_path: Path) -> None:
    with pytest.raises(Stopped, match="it wrote more than") as stopped:
        run("while True: print('x' * 1000)", tmp_path)
    assert stopped.value.reason is Reason.OUTPUT


def test_input_that_it_does_not_read_holds_nothing_up(tmp_path: Path) -> None:
    assert run("print('done')", tmp_path, given=b"x" * 10**7).answer == b"done\n"


@pytest.mark.skipif(sys.platform != "linux", reason="macOS refuses a limit of memory")
def test_the_system_refuses_it_more_memory(tmp_path: Path) -> None:
    ran = run("b'x' * (500 * 1024**2)", tmp_path, Limit(120.0, 200 * 1024**2))
    assert ran.code == 1 and "MemoryError" in ran.said


PARENT = """
import os, sys
from pathlib import Path
from briefpdf.limits.limit import Limit
from briefpdf.limits.program import run_program
code = "import os, time; open('pid', 'w').write(str(os.getpid())); time.sleep(600)"
run_program([sys.executable, "-I", "-c", code], b"", Limit(600.0, 1024**3), 10, Path("."), {})
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_it_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT], cwd=tmp_path) as parent:
        while not (tmp_path / "pid").is_file() or not (tmp_path / "pid").read_text():
            assert parent.poll() is None
            time.sleep(0.02)
        folder = Path("/proc") / (tmp_path / "pid").read_text()
        assert folder.is_dir()
        parent.kill()
    # One that lives on sleeps for longer than the time that every test has, which fails it.
    while folder.is_dir() and b"Z" not in (folder / "stat").read_bytes().rpartition(b")")[2][:3]:
        time.sleep(0.02)
