"""What lays out pages, started before all else is loaded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import os
from pathlib import Path
import signal
import subprocess
import sys

import pytest

from briefpdf.limits import begin
from briefpdf.limits.leash import MEMORY
from briefpdf.rendering.early import WORKER, start_early

Write = Callable[..., Path]
Processes = Callable[[int], list[str]]
Until = Callable[..., None]
SAFE = "briefpdf.rendering.pictures"


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[tuple[str, ...]]]:
    """The words that processes would have been started with."""
    found: list[tuple[str, ...]] = []
    monkeypatch.setattr(begin, "begin_early", lambda *words: found.append(words))
    yield found
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM, signal.SIGHUP))


@pytest.mark.parametrize(
    ("line", "engine"),
    [
        ("render --no-cache", "auto"),
        ("render a --changed-since main -j 2", "auto"),
        ("render --changed-since=main --engine typst", "typst"),
        ("render --engine=weasyprint --no-cache b", "weasyprint"),
        ("render --no-cache --engine", ""),
        ("render a", None),
        ("check --no-cache", None),
        ("render --no-cache --help", None),
        ("render --no-cache --to html", None),
        ("render --no-cache --referenced", None),
        ("render --changed-since main --executor=dask", None),
        ("", None),
    ],
)
def test_it_is_started_where_something_will_be_laid_out(
    begun: list[tuple[str, ...]], line: str, engine: str | None
) -> None:
    start_early(line.split())
    assert begun == ([] if engine is None else [(WORKER, engine)])


def test_what_was_started_early_serves_whoever_asks_first(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[begin.Begun] = []

    class Noted(begin.Begun):
        def __init__(self, memory: int, module: str, *words: str) -> None:
            super().__init__(memory, module, *words)
            made.append(self)

    monkeypatch.setattr(begin, "Begun", Noted)
    begin.begin_early(SAFE)
    other = begin.begin(MEMORY // 2, SAFE)
    first, second = begin.begin(MEMORY, SAFE), begin.begin(MEMORY, SAFE)
    assert made == [first, other, second]
    for one in made:
        folder = Path(one.folder.name)
        assert folder.is_dir()
        one.close()
        assert not folder.exists() and one.process.returncode is not None


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes in /proc")
@pytest.mark.parametrize("number", [None, signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_what_nobody_asks_is_ended_and_leaves_nothing(
    tmp_path: Path, processes_of: Processes, until: Until, number: signal.Signals | None
) -> None:
    room, nowhere = tmp_path / "room", tmp_path / "nowhere"
    room.mkdir()
    nowhere.mkdir()
    command = [sys.executable, "-m", "briefpdf", "render", "--no-cache"]
    with subprocess.Popen(
        command,
        cwd=nowhere,
        env={**os.environ, "TMPDIR": str(room)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        if number is not None:
            until(lambda: process.poll() is not None or any(room.iterdir()))
            process.send_signal(number)
        until(lambda: process.poll() is not None)
        assert process.stderr is not None
        said = process.stderr.read().decode()
    # It may have come to its own end before: there is no workspace here.
    assert process.returncode in {None: [2], signal.SIGINT: [2, 130]}.get(number, [2, 143])
    assert "Traceback" not in said
    until(lambda: processes_of(process.pid) == [])
    assert list(room.iterdir()) == []
