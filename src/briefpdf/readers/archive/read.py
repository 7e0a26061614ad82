"""Reads archived copies of sources into text page by page, whatever kind of file they are."""

from __future__ import annotations

import re

from msgspec import Struct

from ...source.diagnostic import Diagnostic, Parsed
from ...source.text import Span
from .isolated import PACKED, read_isolated
from .kinds import kind_of
from .limits import MAX_BYTES, MAX_CHARACTERS, MAX_PAGES, UnreadableArchiveError
from .page_labels import page_labels
from .text import decode_text, text_pages

UNREADABLE_ARCHIVE = "REF006"


class Archive(Struct, frozen=True):
    """The text of an archived copy, page by page.

    `labels` are the pages as a reader would cite them, such as "4" or "iv", "slide 3", "sheet
    Budget" or the time "00:12:30"; "" where the copy has no pages, as HTML, and text without form
    feeds. A sheet has a line for each row and a tab between two cells. `whole` are the pages with
    what nobody sees, hidden or struck out: no evidence, and () where there is none.
    """

    path: str
    pages: tuple[str, ...]
    labels: tuple[str, ...]
    whole: tuple[str, ...] = ()


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


def _read(path: str, data: bytes) -> Archive:
    """The text of a copy, by what it is. Raises `UnreadableArchiveError`."""
    kind = kind_of(path, data)
    whole: tuple[str, ...] = ()
    if kind == "PDF":
        pages, labels, whole = read_isolated("PDF", data)
        return Archive(path, pages, page_labels(pages, labels), whole)
    if kind in PACKED:
        return Archive(path, *read_isolated(kind, data))
    text = decode_text(data)
    if kind == "CSV":
        from .office.sheets import csv_text  # Most copies are no tables.

        return Archive(path, (csv_text(text),), ("sheet ",))
    if kind == "VTT":
        from .office.sheets import cue_pages

        said, times = cue_pages(text)
        return Archive(path, tuple(said), tuple(times))
    if kind == "HTML":
        return Archive(path, *read_isolated("HTML", text.encode("utf-8", "replace")))
    if kind == "Markdown":
        from .markdown import markdown_text

        struck = markdown_text(text, struck=True)
        text = markdown_text(text)
        whole = text_pages(struck) if struck != text else ()
    if text.count("\f") > MAX_PAGES:
        raise _too_many_pages()
    pages = text_pages(text)
    labels = page_labels(pages, ("",) * len(pages)) if len(pages) > 1 else ("",)
    return Archive(path, pages, labels, whole if len(whole) == len(pages) else ())


def _check(archive: Archive) -> None:
    """Raise `UnreadableArchiveError` where there is too much text, or none."""
    if len(archive.pages) > MAX_PAGES:
        raise _too_many_pages()
    if sum(map(len, archive.pages)) > MAX_CHARACTERS:
        raise UnreadableArchiveError(f"has more than {MAX_CHARACTERS // 10**6} million characters")
    if not any(re.search(r"\w", page) for page in archive.pages):
        if any(re.search(r"\w", page) for page in archive.whole):
            raise UnreadableArchiveError(
                "has no text that a reader sees: all of it is hidden, covered or struck out",
                "Keep a copy that shows what it says.",
            )
        raise UnreadableArchiveError(
            "has no text: it is empty or only pictures", "Run text recognition (OCR) on it."
        )


def _too_many_pages() -> UnreadableArchiveError:
    return UnreadableArchiveError(f"has more than {MAX_PAGES:,} pages")
