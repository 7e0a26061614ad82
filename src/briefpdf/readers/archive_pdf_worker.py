"""The process that reads a PDF: takes the file on standard input, writes its text as JSON."""

from __future__ import annotations

import json
import sys
from typing import Any

import pypdfium2 as pdfium

from .archive_limits import MAX_CHARACTERS, MAX_PAGES
from .archive_raised import raised

# What pdfium writes for a hyphen at a line end, without the line end.
_LINE_HYPHENS = ("\ufffe", "\x02")


def limit_memory(limit: int) -> None:
    """Hold this process to `limit` bytes, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    except (ImportError, ValueError, OSError):
        pass  # Windows has no such limit, and macOS refuses it: there the clock alone holds it.


def read(data: bytes) -> dict[str, Any]:
    """The pages and labels of a PDF, or the error that there is and a hint."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        return _refused(str(error))
    if len(document) > MAX_PAGES:
        return {"error": f"has more than {MAX_PAGES:,} pages", "hint": ""}
    pages: list[str] = []
    room = MAX_CHARACTERS
    for index in range(len(document)):
        pages.append(_page_text(document, index))
        room -= len(pages[-1])
        if room < 0:
            limit = MAX_CHARACTERS // 10**6
            return {"error": f"has more than {limit} million characters", "hint": ""}
    labels = [document.get_page_label(index) for index in range(len(document))]
    return {"pages": pages, "labels": labels}


def _refused(error: str) -> dict[str, Any]:
    if "assword" in error or "ecurity" in error:
        hint = "Save a copy without a password, where its licence allows that."
        return {"error": "is an encrypted PDF", "hint": hint}
    return {"error": "is a broken PDF", "hint": "Download it again."}


def _page_text(document: pdfium.PdfDocument, index: int) -> str:
    """The text of a page in the order of the file, which is that of reading; "" if it is broken."""
    try:
        page = document[index]
        text_page = page.get_textpage()
        text = raised(text_page, text_page.get_text_range())
        text_page.close()
        page.close()
    except pdfium.PdfiumError:
        return ""
    for hyphen in _LINE_HYPHENS:
        text = text.replace(hyphen, "-\n")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def main() -> None:
    """Read one PDF."""
    limit_memory(int(sys.argv[1]))
    answer = read(sys.stdin.buffer.read())
    sys.stdout.write(json.dumps(answer))


if __name__ == "__main__":
    main()
