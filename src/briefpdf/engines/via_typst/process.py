"""Runs Typst in a process of its own, with a limit on its time and its memory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
import json
import os
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from threading import Lock, Timer
from typing import Any
import weakref

TIME_LIMIT = 30.0
MEMORY_LIMIT = 2 * 1024**3
# Nobody listens there: what would fetch a package is refused before a name is asked for.
_NOWHERE = "http://127.0.0.1:9"
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy")


@dataclass(frozen=True, slots=True)
class Said:
    """What Typst says is wrong: `place` is its own picture of where, `hints` what it advises."""

    message: str
    place: str
    hints: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """Something of a document and where it stands: points from the left and the top of its page.

    `kind` is what `name` names: an anchor, the block of an index, or what a table lacks in width.
    """

    kind: str
    name: str | float
    page: int = 0
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be set: the text of a Typst file, and what it may read.

    `files` are texts and pictures by their paths below the root, `fonts` folders of font files
    (without any it is the machine's fonts), `standards` what the file is to keep.
    """

    main: str
    files: Mapping[str, bytes]
    fonts: Sequence[str]
    standards: Sequence[str]
    timestamp: int


@dataclass(frozen=True, slots=True)
class SetPages:
    """A file as Typst made it, where its parts stand, and what was said of it.

    The file is empty where there is an `error`.
    """

    pdf: bytes
    placed: tuple[Placed, ...]
    warnings: tuple[Said, ...]
    error: Said | None = None


class Stopped(Exception):
    """The process took too long or too much memory; the message says which."""


class TypstProcess:
    """A process for Typst, started when it is first needed and again when it had to be ended."""

    def __init__(self, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT) -> None:
        self.time_limit = time_limit
        self.memory_limit = memory_limit
        self._folder = TemporaryDirectory(prefix="briefpdf-typst-")
        self.root = Path(self._folder.name)
        self._process: subprocess.Popen[bytes] | None = None
        self._one_at_a_time = Lock()
        self._finalizer = weakref.finalize(self, _end, self._folder)

    def start(self) -> None:
        """Start the process before it is needed, so that it is ready when it is."""
        if self._process is not None:
            return
        # -P: a workspace must not be able to put its own modules before ours.
        command = [sys.executable, "-P", "-m", f"{__package__}.worker", str(self.memory_limit)]
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=None,
            env={**os.environ, **dict.fromkeys(_PROXIES, _NOWHERE), "NO_PROXY": "", "no_proxy": ""},
        )
        self._finalizer.detach()
        self._finalizer = weakref.finalize(self, _end, self._folder, self._process)

    def set(self, job: Job) -> SetPages:
        """The pages of a job. Raises `Stopped`."""
        with self._one_at_a_time:
            self._write(job.files)
            answer, pdf = self._ask(
                {
                    "root": str(self.root),
                    "main": job.main,
                    "fonts": list(job.fonts),
                    "standards": list(job.standards),
                    "timestamp": job.timestamp,
                }
            )
        error = answer["error"]
        return SetPages(
            pdf,
            tuple(Placed(**one) for one in answer["placed"]),
            tuple(map(_said, answer["warnings"])),
            _said(error) if error else None,
        )

    def close(self) -> None:
        """End the process, and take away what it read."""
        self._stop()
        self._folder.cleanup()

    def _write(self, files: Mapping[str, bytes]) -> None:
        for path, data in files.items():
            file = self.root / path.lstrip("/")
            # Names tell what is in the files: one that is there is the same.
            if not file.is_file():
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(data)

    def _ask(self, job: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
        self.start()
        process = self._process
        assert process is not None and process.stdin is not None and process.stdout is not None
        too_long = False

        def stop() -> None:
            nonlocal too_long
            too_long = True
            process.kill()

        timer = Timer(self.time_limit, stop)
        timer.start()
        try:
            try:
                process.stdin.write(json.dumps(job).encode() + b"\n")
                process.stdin.flush()
            except OSError:
                pass  # It has ended: there will be no answer, which is told below.
            line = process.stdout.readline()
            answer: dict[str, Any] = json.loads(line) if line.endswith(b"\n") else {}
            pdf = process.stdout.read(answer["size"]) if answer else b""
        finally:
            timer.cancel()
        if not answer or len(pdf) < answer["size"]:
            code = process.wait()
            self._stop()
            if too_long:
                raise Stopped(f"was stopped after {self.time_limit:g} seconds")
            memory = f"asked for more than {self.memory_limit // 1024**2} MB of memory"
            raise Stopped(memory if code < 0 else f"ended by itself (exit code {code})")
        return answer, pdf

    def _stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            _end_process(process)


def _said(said: Mapping[str, Any]) -> Said:
    return Said(said["message"], said["place"], tuple(said["hints"]))


def _end(folder: TemporaryDirectory[str], process: subprocess.Popen[bytes] | None = None) -> None:
    if process is not None:
        _end_process(process)
    folder.cleanup()


def _end_process(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                pass  # What was not yet written is of no use to a process that has ended.
