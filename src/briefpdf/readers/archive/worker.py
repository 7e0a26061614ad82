"""The process that reads a PDF or HTML: takes it on standard input, answers in JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

from .limits import UnreadableArchiveError


def limit_memory(limit: int) -> None:
    """Hold this process to `limit` bytes, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, and macOS refuses it: there the clock alone holds it.


def answer_to(task: str, data: bytes) -> dict[str, Any]:
    """The answer to a task about a file. Raises `UnreadableArchiveError`."""
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
    from .html import html_text

    seen, whole = html_text(data)
    return {"pages": [seen], "labels": [""], "whole": [whole] if whole != seen else []}


def main() -> None:
    """Do one task."""
    task, memory_limit = sys.argv[1:]
    limit_memory(int(memory_limit))
    try:
        answer = json.dumps(answer_to(task, sys.stdin.buffer.read()))
    except UnreadableArchiveError as problem:
        answer = json.dumps({"error": problem.reason, "hint": problem.hint})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
