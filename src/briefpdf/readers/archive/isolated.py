"""Reads PDF, HTML and packed files in a limited process: a hostile file can break no more."""

from __future__ import annotations

from typing import Any

from ...limits.limit import Limit, Reason, Stopped
from ...limits.shared import shared_process
from .kinds import Kind
from .limits import UnreadableArchiveError

# In seconds: 3,000 pages of PDF take about 20, 20 MB of HTML about 3.
TIME_LIMITS = {"PDF": 60.0, "HTML": 20.0, "facts of PDF": 20.0, "facts of HTML": 20.0}
# Kinds of files that pack others: a small one may come to very much.
PACKED = frozenset({"DOCX", "PPTX", "XLSX", "XLS", "ODS", "EPUB", "MHTML", "WARC", "WACZ"})
_PACKED_TIME = 30.0
MEMORY_LIMIT = 2 * 1024**3
_WORKER = "briefpdf.readers.archive.worker"

Pages = tuple[str, ...]

_HINT = "Download it again, or open it and save or print it as a new PDF."


def read_isolated(kind: Kind, data: bytes) -> tuple[Pages, Pages, Pages]:
    """The text of the pages of a file, the labels that it gives them, "" where it gives none.

    The third are the pages with what nobody sees, none where that is nothing. Raises
    `UnreadableArchiveError`.
    """
    answer = ask_isolated(kind, data)
    return tuple(answer["pages"]), tuple(answer["labels"]), tuple(answer["whole"])


def ask_isolated(task: str, data: bytes) -> dict[str, Any]:
    """What the worker answers to a task about a file. Raises `UnreadableArchiveError`."""
    limit = Limit(TIME_LIMITS.get(task, _PACKED_TIME), MEMORY_LIMIT)
    try:
        answer = shared_process(_WORKER).ask((task, data), limit)
    except Stopped as stopped:
        raise _unreadable(task, stopped, limit) from stopped
    if not isinstance(answer, dict):
        raise UnreadableArchiveError("cannot be read: its reader answered with no text", _HINT)
    if "error" in answer:
        raise UnreadableArchiveError(answer["error"], answer["hint"])
    return answer


def _unreadable(task: str, stopped: Stopped, limit: Limit) -> UnreadableArchiveError:
    if stopped.reason is Reason.TIME:
        reason = f"took more than {limit.time_said} to read"
    elif stopped.reason is Reason.MEMORY:
        reason = f"is {task[-4:].strip()} that cannot be read in {limit.memory_said} of memory"
    else:
        reason = f"is {task[-4:].strip()} that breaks its reader ({stopped.said})"
    return UnreadableArchiveError(reason, _HINT, limited=stopped.is_limit)
