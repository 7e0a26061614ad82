"""Runs another program within limits: its time, its memory, the length of what it answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import os
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryFile
from threading import Thread, Timer
from typing import IO

from msgspec import Struct

from .limit import Limit, Reason, Stopped

_LAUNCH = Path(__file__).with_name("launch.py")
# In characters: more of what a program has to say is of no use to anybody.
_SAID = 2_000


class Ran(Struct, frozen=True):
    """A program that came to its end: its exit code, its answer, and what it said besides."""

    code: int
    answer: bytes
    said: str


def run_program(
    command: Sequence[str],
    given: bytes,
    limit: Limit,
    longest: int,
    folder: Path,
    environment: Mapping[str, str],
) -> Ran:
    """What a program makes of its input, in a folder and an environment of its own.

    Raises `Stopped` when it takes longer than the limit or answers with more than `longest`
    bytes. The program ends with this process.
    """
    posix = os.name == "posix"
    theirs, ours = os.pipe() if posix else (-1, -1)
    if posix:
        launch = [sys.executable, "-I", "-S", str(_LAUNCH), str(theirs), str(limit.memory)]
        command = [*launch, *command]
    try:
        with TemporaryFile() as said:
            process = subprocess.Popen(
                command,
                cwd=folder,
                env=dict(environment),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=said,
                pass_fds=(theirs,) if posix else (),
                process_group=0 if posix else None,
            )
            answer, in_time = _answer(process, given, limit.seconds, longest)
            said.seek(0)
            words = said.read(_SAID).decode("utf-8", "replace").strip()
    finally:
        if posix:
            os.close(theirs)
            os.close(ours)
    if not in_time:
        raise Stopped(Reason.TIME, f"was stopped after {limit.time_said}")
    if len(answer) > longest:
        raise Stopped(Reason.OUTPUT, f"was stopped: it wrote more than {longest // 10**6} MB")
    return Ran(process.returncode, answer, words)


def _answer(
    process: subprocess.Popen[bytes], given: bytes, seconds: float, longest: int
) -> tuple[bytes, bool]:
    """What the process writes, up to the limit, and whether it came to its end in time."""
    assert process.stdin is not None and process.stdout is not None
    late: list[bool] = []

    def stop() -> None:
        late.append(True)
        process.kill()

    timer = Timer(seconds, stop)
    timer.start()
    writer = Thread(target=_write, args=(process.stdin, given), daemon=True)
    writer.start()
    try:
        answer = process.stdout.read(longest + 1)
        if len(answer) > longest:
            process.kill()
        process.wait()
    finally:
        timer.cancel()
        process.kill()
        process.wait()
        writer.join()
        process.stdout.close()
    return answer, not late


def _write(pipe: IO[bytes], given: bytes) -> None:
    try:
        with pipe:
            pipe.write(given)
    except OSError:
        pass  # It ended before it had read all: its exit code says why.
