"""Ctrl-C, and signals from outside, in the middle of a run: nothing half done, no process left."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import signal
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE, BRIEF

Write = Callable[..., Path]
Processes = Callable[[int], list[str]]
Until = Callable[..., None]


# A gradient that repeats a billion times: laying it out does not end.
ENDLESS = """<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100" viewBox="0 0 100 100">
<defs><linearGradient id="g" gradientUnits="userSpaceOnUse" x1="0" y1="0" x2="0.0000001" y2="0"
spreadMethod="repeat"><stop offset="0" stop-color="red"/><stop offset="1" stop-color="blue"/>
</linearGradient></defs><rect width="100" height="100" fill="url(#g)"/></svg>
"""
PICTURE = '\n![A square](endless.svg "Office")\n'
LIMITS = '[limits]\nseconds = 3600\nmemory = "8 GB"\n'


def is_laying_out(processes: list[str]) -> bool:
    """Whether one of the processes has the engine at work: it has used time since it was ready."""
    for pid in processes:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        # In hundredths of a second; loading takes one or two seconds.
        if b"layout_worker" in command and int(fields[11]) > 200:
            return True
    return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("number", "code", "jobs"),
    [
        (signal.SIGTERM, 143, "2"),
        (signal.SIGHUP, 143, "1"),
        (signal.SIGINT, 130, "1"),
        (signal.SIGKILL, -9, "2"),
    ],
)
def test_a_signal_while_pages_are_laid_out_leaves_no_process(
    workspace: Write, processes_of: Processes, until: Until, number: int, code: int, jobs: str
) -> None:
    briefs = {f"briefs/more-{count}.md": BASE[BRIEF] + PICTURE for count in range(3)}
    folder = workspace({**briefs, "briefpdf.toml": LIMITS, "briefs/endless.svg": ENDLESS})
    command = [sys.executable, "-m", "briefpdf", "render", "-j", jobs, "--engine", "weasyprint"]
    # Below `nohup` these tests, and all that they start, would be told nothing of a terminal's end.
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        signal.signal(signal.SIGHUP, before)
        until(lambda: is_laying_out(processes_of(process.pid)), process)
        # To this process alone, as `kill` and a service manager send it.
        process.send_signal(number)
        until(lambda: process.poll() is not None, process)
        assert process.returncode == code
        assert process.stderr is not None
        said = process.stderr.read().decode()
    assert "Traceback" not in said
    until(lambda: processes_of(process.pid) == [])
    assert all(path.read_bytes().startswith(b"%PDF-") for path in folder.glob("build/*"))


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_half_file_and_no_process_is_left(
    workspace: Write, processes_of: Processes, until: Until
) -> None:
    briefs = {f"briefs/more-{number}.md": BASE[BRIEF] for number in range(5)}
    # With one that does not end, the run is at work however late the signal comes.
    last = {"briefs/last.md": BASE[BRIEF] + PICTURE, "briefs/endless.svg": ENDLESS}
    folder = workspace({**briefs, **last, "briefpdf.toml": LIMITS})
    command = [sys.executable, "-m", "briefpdf", "render", "-j", "2", "--engine", "weasyprint"]
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        until(lambda: list(folder.glob("build/*.pdf")), process)
        os.killpg(process.pid, signal.SIGINT)
        until(lambda: process.poll() is not None, process)
        assert process.returncode == 130
        assert process.stderr is not None
        assert process.stderr.read().decode().splitlines()[-1] == "interrupted"
    until(lambda: processes_of(process.pid) == [])
    made = sorted((folder / "build").iterdir())
    assert 0 < len(made) < len(briefs) + 2
    assert all(path.read_bytes().startswith(b"%PDF-") for path in made)


@pytest.mark.skipif(not hasattr(signal, "pthread_sigmask"), reason="Windows has no such signals")
def test_an_interruption_while_a_string_is_executed_exits_alike(tmp_path: Path) -> None:
    # `python -m` remembers such an interruption, though it is caught, and ends by the signal.
    (tmp_path / "sitecustomize.py").write_text(
        "import click\n"
        "def main(self, *args, **more):\n"
        "    exec('raise KeyboardInterrupt')\n"
        "click.Group.main = main\n"
    )
    command = [sys.executable, "-m", "briefpdf", "check"]
    environment = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(command, env=environment, capture_output=True, encoding="utf-8")
    assert (done.returncode, done.stderr.split()) == (130, ["interrupted"])


def test_an_interruption_while_it_is_loaded_is_none_of_a_bug(tmp_path: Path) -> None:
    program = """
import sys
class Interrupting:
    def find_spec(self, name, *more):
        if name == "briefpdf.cli.main":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from briefpdf.__main__ import run
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")


def test_an_interruption_where_nothing_can_be_raised_comes_again(tmp_path: Path) -> None:
    program = """
import sys, time, weakref
class Swallowing:
    def find_spec(self, name, *more):
        if name == "briefpdf.cli.main":
            # As Python calls what is to be done at the end of a lock of the imports.
            gone = type("Gone", (), {})()
            known = weakref.ref(gone, interrupted)
            del gone
            time.sleep(800)
def interrupted(reference):
    raise KeyboardInterrupt
sys.meta_path.insert(0, Swallowing())
from briefpdf.__main__ import run
run()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (130, b"interrupted\n")
