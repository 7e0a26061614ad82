"""What the limited process does for archived copies: it reads what is not plain text."""

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

        pages, labels, whole = read_pdf(data)
        return {"pages": pages, "labels": labels, "whole": whole}
    if task == "facts of PDF":
        from .facts.pdf import pdf_said

        return pdf_said(data)
    if task == "facts of HTML":
        from .facts.html import html_said

        return html_said(data)
    if task != "HTML":
        from .office.packed import read_packed

        return read_packed(task, data)
    from .html import html_text

    seen, all_text = html_text(data)
    return {"pages": [seen], "labels": [""], "whole": [all_text] if all_text != seen else []}
