"""Reads archived copies of sources, PDF, HTML or text, into text page by page."""

from __future__ import annotations

from dataclasses import dataclass
import re
from typing import Literal

from ...source.diagnostic import Diagnostic, Parsed
from ...source.text import Span
from .isolated import read_isolated
from .labels import page_labels
from .limits import MAX_BYTES, MAX_CHARACTERS, MAX_PAGES, UnreadableArchiveError
from .markdown import markdown_text
from .text import decode_text, text_pages

UNREADABLE_ARCHIVE = "REF006"

Kind = Literal["PDF", "HTML", "Markdown", "text"]

_HTML_BEFORE = r"\s*+(?:<\?xml[^>]{0,400}\?>\s*+)?(?:<!--.*?-->\s*+)*+"
_HTML = re.compile(
    rf"{_HTML_BEFORE}<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL
)
# Markdown may begin so, too.
_HTML_PART = re.compile(
    rf"{_HTML_BEFORE}<(?:article|div|h1|link|main|p|script|section|span|style|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_FOREIGN = {
    b"PK\x03\x04": "a ZIP, Word or EPUB file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"\x1f\x8b": "a compressed file",
    b"%!PS": "a PostScript file",
    b"bplist": "a Safari web archive",
}
_SAVED_MAIL = re.compile(rb"(?:[\w-]+:[^\n]*\n[ \t\r\w]?)*?MIME-Version:", re.IGNORECASE)
_READ = "Keep the copy as PDF, HTML, Markdown or text."


@dataclass(frozen=True)
class Archive:
    """The text of an archived copy, page by page.

    `labels` are the pages as a reader would cite them, such as "4" or "iv"; "" where the copy
    has no pages, as HTML, and text without form feeds.
    """

    path: str
    pages: tuple[str, ...]
    labels: tuple[str, ...]


def read_archive(path: str, data: bytes) -> Parsed[Archive | None]:
    """The text of an archived copy, or None and a finding where it cannot be had.

    What the file begins with decides how it is read; the name only tells Markdown from text.
    Read are 100 MB, 3,000 pages and 20 million characters at most.
    """
    try:
        if len(data) > MAX_BYTES:
            raise UnreadableArchiveError("is larger than 100 MB")
        archive = _read(path, data)
        _check(archive)
    except UnreadableArchiveError as problem:
        message = f"the archived copy {path} {problem.reason}"
        hints = (problem.hint,) if problem.hint else ()
        place, limited = Span(path, 0, 0), problem.limited
        found = Diagnostic(UNREADABLE_ARCHIVE, message, place, hints, limited=limited)
        return Parsed(None, (found,))
    return Parsed(archive)


def kind_of(path: str, data: bytes) -> Kind:
    """What a copy is. Raises `UnreadableArchiveError` for what is not read."""
    if _is_pdf(data):
        return "PDF"
    _refuse_foreign(data)
    is_markdown = path.lower().endswith(_MARKDOWN)
    head = decode_text(data[:16384])[:4000]
    if _HTML.match(head) or (_HTML_PART.match(head) and not is_markdown):
        return "HTML"
    return "Markdown" if is_markdown else "text"


def _read(path: str, data: bytes) -> Archive:
    """The text of a copy, by what it is. Raises `UnreadableArchiveError`."""
    kind = kind_of(path, data)
    if kind == "PDF":
        pages, labels = read_isolated("PDF", data)
        return Archive(path, pages, page_labels(pages, labels))
    text = decode_text(data)
    if kind == "HTML":
        return Archive(path, *read_isolated("HTML", text.encode("utf-8", "replace")))
    if kind == "Markdown":
        text = markdown_text(text)
    pages = text_pages(text)
    labels = page_labels(pages, ("",) * len(pages)) if len(pages) > 1 else ("",)
    return Archive(path, pages, labels)


def _is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF, which may have up to a kilobyte of anything before its beginning."""
    head = data[:1024]
    return head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and b"startxref" in data)


def _refuse_foreign(data: bytes) -> None:
    for signature, name in _FOREIGN.items():
        if data.startswith(signature):
            raise UnreadableArchiveError(f"is {name}, which is not read", _READ)
    if _SAVED_MAIL.match(data[:4000]):
        raise UnreadableArchiveError("is a web archive (MHTML), which is not read", _READ)


def _check(archive: Archive) -> None:
    """Raise `UnreadableArchiveError` where there is too much text, or none."""
    if len(archive.pages) > MAX_PAGES:
        raise UnreadableArchiveError(f"has more than {MAX_PAGES:,} pages")
    if sum(map(len, archive.pages)) > MAX_CHARACTERS:
        raise UnreadableArchiveError(f"has more than {MAX_CHARACTERS // 10**6} million characters")
    if not any(re.search(r"\w", page) for page in archive.pages):
        raise UnreadableArchiveError(
            "has no text: it is empty or only pictures", "Run text recognition (OCR) on it."
        )
