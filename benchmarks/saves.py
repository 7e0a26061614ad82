"""Drives `briefpdf watch` as an editor would, and measures from each save to its PDF."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
import signal
import subprocess
import sys
import time

from measure import ROOT
from office import NAME, copy_sample

_DEADLINE = 120.0
_LOOK = 0.002
# What is saved while another save is still being rendered would be measured with it.
_PAUSE = 0.5
_WORDS = ("much", "still", "yet", "far", "now", "ever", "even")


def new_words(number: int) -> str:
    """Two words for a save, other ones for each: what was rendered once is only found again."""
    first, second = divmod(number, len(_WORDS))
    if first >= len(_WORDS):
        sys.exit(f"There are words for {len(_WORDS) ** 2} saves, and no more.")
    return f"{_WORDS[first]} {_WORDS[second]}"


def seconds_of_saves(folder: Path, engine: str, saves: int) -> dict[str, list[float]]:
    """From a save of the brief, and from one of a claim, to the PDF that shows it: so many each."""
    brief = copy_sample(ROOT, folder)
    claims = folder / "briefs" / "claims" / f"{NAME}.yaml"
    pdf = folder / "build" / f"{NAME}.pdf"
    edits = {
        "brief": (brief, "## Overview", "## Overview, {} More"),
        "claim": (claims, "formalize closer ties", "formalize {} closer ties"),
    }
    taken: dict[str, list[float]] = {what: [] for what in edits}
    with _watching(folder, engine) as process:
        _until_changed(pdf, None, process)
        for number in range(saves):
            for what, (path, before, after) in edits.items():
                text = (ROOT / path.relative_to(folder)).read_text(encoding="utf-8")
                assert before in text, f"{path.name} no longer holds “{before}”"
                word = new_words(number)
                word = word.title() if what == "brief" else word
                changed = text.replace(before, after.format(word), 1)
                time.sleep(_PAUSE)
                known = _state(pdf)
                begun = time.perf_counter()
                path.write_text(changed, encoding="utf-8")
                _until_changed(pdf, known, process)
                taken[what].append(time.perf_counter() - begun)
    return taken


@contextmanager
def _watching(folder: Path, engine: str) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "briefpdf", "watch", "--engine", engine]
    with _log(folder).open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
        try:
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _log(folder: Path) -> Path:
    """Beside the folder: a log within it would be one more file that changes."""
    return folder.with_suffix(".log")


def _state(path: Path) -> tuple[int, int] | None:
    """What is another after each writing: a new file is moved into its place."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_ino, found.st_mtime_ns


def _until_changed(
    pdf: Path, known: tuple[int, int] | None, process: subprocess.Popen[bytes]
) -> None:
    end = time.perf_counter() + _DEADLINE
    while _state(pdf) == known:
        if process.poll() is not None or time.perf_counter() > end:
            said = _log(pdf.parent.parent).read_text(errors="replace")
            sys.exit(f"`briefpdf watch` made no PDF of a save:\n{said[-2000:]}")
        time.sleep(_LOOK)
