"""Archived PDF, read by a process of its own: a hostile file may take no more than that."""

from __future__ import annotations

import json
import subprocess
import sys

from .archive_limits import UnreadableArchiveError

# In seconds: 3,000 pages take about 20.
TIME_LIMIT = 60.0
MEMORY_LIMIT = 2 * 1024**3

_SAVE_AGAIN = "Download it again, or open it and save or print it as a new PDF."


def read_pdf(
    data: bytes, time_limit: float = TIME_LIMIT, memory_limit: int = MEMORY_LIMIT
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The text of the pages of a PDF, and the labels that it gives them, "" where it gives none.

    `time_limit` is in seconds, `memory_limit` in bytes. Raises `UnreadableArchiveError`.
    """
    # -P: a workspace must not be able to put its own modules before ours.
    command = [sys.executable, "-P", "-m", "briefpdf.readers.archive_pdf_worker"]
    try:
        done = subprocess.run(  # noqa: S603 - the command is our own
            [*command, str(memory_limit)],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=time_limit,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableArchiveError(
            f"is a PDF that took more than {time_limit:g} seconds to read", _SAVE_AGAIN
        ) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        raise UnreadableArchiveError(
            f"is a PDF that cannot be read within {memory_limit // 1024**2:,} MB of memory",
            _SAVE_AGAIN,
        ) from None
    if "error" in answer:
        raise UnreadableArchiveError(answer["error"], answer["hint"])
    return tuple(answer["pages"]), tuple(answer["labels"])
