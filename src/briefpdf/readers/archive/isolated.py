"""Reads PDF and HTML in a process of its own: a hostile file can break or hold up no more."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import Any, Literal

from .limits import TOO_MUCH_MEMORY, TOO_SLOW, UnreadableArchiveError

# In seconds: 3,000 pages of PDF take about 20, 20 MB of HTML about 3.
TIME_LIMITS = {"PDF": 60.0, "HTML": 20.0, "facts of PDF": 20.0, "facts of HTML": 20.0}
MEMORY_LIMIT = 2 * 1024**3

Pages = tuple[str, ...]

_HINT = "Download it again, or open it and save or print it as a new PDF."


def read_isolated(
    kind: Literal["PDF", "HTML"],
    data: bytes,
    time_limit: float | None = None,
    memory_limit: int = MEMORY_LIMIT,
) -> tuple[Pages, Pages, Pages]:
    """The text of the pages of a file, the labels that it gives them, "" where it gives none.

    The third are the pages with what nobody sees, none where that is nothing.

    `time_limit` is in seconds, `memory_limit` in bytes. Raises `UnreadableArchiveError`.
    """
    answer = ask_isolated(kind, data, time_limit, memory_limit)
    return tuple(answer["pages"]), tuple(answer["labels"]), tuple(answer["whole"])


def ask_isolated(
    task: str, data: bytes, time_limit: float | None = None, memory_limit: int = MEMORY_LIMIT
) -> dict[str, Any]:
    """What the worker answers to a task about a file. Raises `UnreadableArchiveError`."""
    seconds = TIME_LIMITS[task] if time_limit is None else time_limit
    # -P: a workspace must not be able to put its own modules before ours.
    command = [sys.executable, "-P", "-m", "briefpdf.readers.archive.worker"]
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own
            [*command, task, str(memory_limit)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableArchiveError(f"{TOO_SLOW} {seconds:g} seconds to read", _HINT) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        limit = f"{memory_limit // 1024**2:,} {TOO_MUCH_MEMORY}"
        raise UnreadableArchiveError(
            f"is {task[-4:].strip()} that cannot be read in {limit}", _HINT
        ) from None
    if "error" in answer:
        raise UnreadableArchiveError(answer["error"], answer["hint"])
    found: dict[str, Any] = answer
    return found
