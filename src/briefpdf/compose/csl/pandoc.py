"""Runs pandoc's citeproc: in its sandbox, with no more time, memory and output than it is given."""

from __future__ import annotations

from functools import lru_cache
import importlib.util
from pathlib import Path
import re
import subprocess
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Thread, Timer
from typing import IO

# Seconds, bytes of its heap, bytes of its answer.
_TIME, _MEMORY, _OUTPUT = 20.0, "512m", 8_000_000
_SAID = 2_000
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_EMPTY_ENTRY = "entry with no printed form"


class PandocFailed(Exception):
    """Pandoc did not answer; the message says why."""


def find_pandoc() -> Path | None:
    """The pandoc that the extra `csl` brings, or None where it is not installed."""
    found = importlib.util.find_spec("pypandoc")
    if found is None or found.origin is None:
        return None
    files = Path(found.origin).parent / "files"
    return next((path for path in (files / "pandoc", files / "pandoc.exe") if path.is_file()), None)


@lru_cache(maxsize=64)
def run_citeproc(program: Path, style: str, items: str, lang: str) -> tuple[str, str]:
    """A bibliography as pandoc's JSON, and what pandoc had to say; raises `PandocFailed`.

    `items` is CSL-JSON. What the same style makes of the same items is remembered for the run.
    """
    # A language that is none has been reported with the front matter.
    lang = lang if _LANGUAGE.fullmatch(lang) else "en-US"
    with TemporaryDirectory(prefix="briefpdf-") as folder, TemporaryFile() as said:
        # Of files, pandoc reads this one; the network is closed to it.
        path = Path(folder) / "style.csl"
        path.write_text(style, encoding="utf-8")
        command = [
            *(str(program), "+RTS", f"-M{_MEMORY}", "-RTS", "--sandbox", "--citeproc"),
            *("--data-dir", folder, "--csl", path.name, "--metadata", f"lang={lang}"),
            *("--from", "csljson", "--to", "json"),
        ]
        process = subprocess.Popen(  # noqa: S603
            command,
            cwd=folder,
            env={"LANG": "C.UTF-8", "HOME": folder},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
        )
        answer, in_time = _answer(process, items.encode())
        said.seek(0)
        words = said.read(_SAID).decode("utf-8", "replace").strip()
    if not in_time:
        raise PandocFailed(f"pandoc was stopped after {_TIME:g} seconds")
    if len(answer) > _OUTPUT:
        raise PandocFailed("pandoc was stopped: it wrote more than 8 MB")
    if process.returncode != 0:
        raise PandocFailed(_one_line(words) or f"pandoc ended with exit code {process.returncode}")
    warnings = (line.removeprefix("[WARNING] ") for line in words.splitlines())
    # Which entries are empty is seen in the answer, where their sources are known.
    told = "; ".join(line for line in warnings if _EMPTY_ENTRY not in line)
    return answer.decode("utf-8", "replace"), told


def _answer(process: subprocess.Popen[bytes], given: bytes) -> tuple[bytes, bool]:
    """What the process writes, up to the limit, and whether it came to its end in time."""
    assert process.stdin is not None and process.stdout is not None
    late: list[bool] = []

    def stop() -> None:
        late.append(True)
        process.kill()

    timer = Timer(_TIME, stop)
    timer.start()
    writer = Thread(target=_write, args=(process.stdin, given), daemon=True)
    writer.start()
    try:
        answer = process.stdout.read(_OUTPUT + 1)
        if len(answer) > _OUTPUT:
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


def _one_line(words: str) -> str:
    return " ".join(words.split())
