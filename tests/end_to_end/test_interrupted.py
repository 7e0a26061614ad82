"""Ctrl-C in the middle of a run over many briefs."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import signal
import subprocess
import sys
import time

import pytest

from briefpdf.checks.examples import BASE, BRIEF

Write = Callable[..., Path]
Processes = Callable[[int], list[str]]


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
def test_no_half_file_and_no_process_is_left(workspace: Write, processes_of: Processes) -> None:
    briefs = {f"briefs/more-{number}.md": BASE[BRIEF] for number in range(30)}
    folder = workspace(briefs)
    command = [sys.executable, "-m", "briefpdf", "render", "-j", "2"]
    with subprocess.Popen(
        command, cwd=folder, stderr=subprocess.PIPE, start_new_session=True
    ) as process:
        end = time.monotonic() + 60
        while not list(folder.glob("build/*.pdf")):
            assert time.monotonic() < end and process.poll() is None
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        assert process.wait(30) == 130
        assert process.stderr is not None
        assert process.stderr.read().decode().splitlines()[-1] == "interrupted"
    time.sleep(0.3)  # The processes of templates see within a twentieth that nobody is left.
    assert processes_of(process.pid) == []
    made = sorted((folder / "build").iterdir())
    assert 0 < len(made) < 31
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
