"""The process that reads a PDF or HTML: takes it on standard input, writes its text as JSON."""

from __future__ import annotations

import json
import sys

from .limits import UnreadableArchiveError


def limit_memory(limit: int) -> None:
    """Hold this process to `limit` bytes, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, and macOS refuses it: there the clock alone holds it.


def read(kind: str, data: bytes) -> tuple[list[str], list[str]]:
    """The pages and the labels of a file. Raises `UnreadableArchiveError`."""
    if kind == "PDF":
        from .pdf import read_pdf  # Each kind loads the library for it alone.

        return read_pdf(data)
    from .html import html_text

    return [html_text(data)], [""]


def main() -> None:
    """Read one file."""
    kind, memory_limit = sys.argv[1:]
    limit_memory(int(memory_limit))
    try:
        pages, labels = read(kind, sys.stdin.buffer.read())
        answer = json.dumps({"pages": pages, "labels": labels})
    except UnreadableArchiveError as problem:
        answer = json.dumps({"error": problem.reason, "hint": problem.hint})
    sys.stdout.write(answer)


if __name__ == "__main__":
    main()
