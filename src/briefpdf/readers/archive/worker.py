"""What the limited process does for archived copies: it reads PDF and HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from .limits import UnreadableArchiveError


@contextmanager
def serve() -> Iterator[Callable[[tuple[str, bytes]], dict[str, Any]]]:
    """What answers tasks about files: the task's name, the file's bytes."""
    yield answer_to


def answer_to(job: tuple[str, bytes]) -> dict[str, Any]:
    """The answer to a task about a file, or why there is none."""
    try:
        return _read(*job)
    except UnreadableArchiveError as problem:
        return {"error": problem.reason, "hint": problem.hint}


def _read(task: str, data: bytes) -> dict[str, Any]:
    # Each task loads the library for it alone.
    if task == "PDF":
        from .pdf import read_pdf

        pages, labels = read_pdf(data)
        return {"pages": pages, "labels": labels}
    if task == "facts of PDF":
        from .facts.pdf import pdf_said

        return pdf_said(data)
    if task == "facts of HTML":
        from .facts.html import html_said

        return html_said(data)
    from .html import html_text

    return {"pages": [html_text(data)], "labels": [""]}
