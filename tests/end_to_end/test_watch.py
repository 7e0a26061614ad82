"""`briefpdf watch` as its users meet it: a real process, real saves, a real Ctrl-C."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
import signal
import subprocess
import sys

import pytest
from watchfiles import Change

from briefpdf.checks.examples import BASE, BRIEF
from briefpdf.rendering.watch import Sources
from briefpdf.source.workspace import DiskWorkspace

Write = Callable[..., Path]
Until = Callable[..., None]


@pytest.fixture
def folder(workspace: Write) -> Path:
    return workspace({})


@pytest.fixture
def watching(folder: Path, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    log = (tmp_path / "log").open("wb")
    process = subprocess.Popen(
        [sys.executable, "-m", "briefpdf", "watch"], cwd=folder, stdout=log, stderr=log
    )
    yield process
    if process.poll() is None:
        process.kill()
        process.wait()
    log.close()


def test_a_save_is_rendered_a_slip_survived_and_ctrl_c_ends_it(
    watching: subprocess.Popen[bytes], folder: Path, tmp_path: Path, until: Until
) -> None:
    pdf, log = folder / "build/base.pdf", tmp_path / "log"

    def rounds() -> int:
        return log.read_bytes().count(b"Waiting for changes")

    until(lambda: rounds() == 1, watching)
    first = pdf.read_bytes()
    (folder / BRIEF).write_text(BASE[BRIEF].replace("Overview", "Summary"), encoding="utf-8")
    until(lambda: pdf.read_bytes() != first, watching)
    second = pdf.read_bytes()
    seen = rounds()
    (folder / BRIEF).write_text("---\ntitle: [\n", encoding="utf-8")
    until(lambda: rounds() > seen and b"BRIEF014" in log.read_bytes(), watching)
    assert pdf.read_bytes() == second
    (folder / BRIEF).rename(folder / "briefs/other.md")
    (folder / "briefs/other.md").write_text(BASE[BRIEF], encoding="utf-8")
    until((folder / "build/other.pdf").exists, watching)
    watching.send_signal(signal.SIGINT)
    until(lambda: watching.poll() is not None, watching)
    assert watching.returncode == 130


def test_what_it_prints_to_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "brief.md").write_text("Words.\n")
    code = (
        "from briefpdf.rendering.watch import is_printed_to\n"
        "print(is_printed_to('log.txt'), is_printed_to('brief.md'), is_printed_to('gone.txt'))"
    )
    with (tmp_path / "log.txt").open("w") as log:
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, stdout=log, check=True)
    assert (tmp_path / "log.txt").read_text() == "True False False\n"


def test_what_is_half_written_is_no_change(folder: Path) -> None:
    watched = Sources(DiskWorkspace(folder))
    assert watched(Change.added, str(folder / BRIEF))
    assert not watched(Change.added, str(folder / "briefs/.base.md.x1.part"))
