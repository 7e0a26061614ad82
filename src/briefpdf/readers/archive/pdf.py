"""The text of archived PDF."""

from __future__ import annotations

import pypdfium2 as pdfium

from .limits import MAX_CHARACTERS, MAX_PAGES, UnreadableArchiveError
from .raised import raised

# What pdfium writes for a hyphen at a line end, without the line end.
_LINE_HYPHENS = ("\ufffe", "\x02")


def read_pdf(data: bytes) -> tuple[list[str], list[str]]:
    """The text of each page and its label, "" where there is none.

    Raises `UnreadableArchiveError`. An empty password is tried where one is asked for.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refused(str(error)) from None
    if len(document) > MAX_PAGES:
        raise UnreadableArchiveError(f"has more than {MAX_PAGES:,} pages")
    pages: list[str] = []
    room = MAX_CHARACTERS
    for index in range(len(document)):
        pages.append(_page_text(document, index))
        room -= len(pages[-1])
        if room < 0:
            limit = MAX_CHARACTERS // 10**6
            raise UnreadableArchiveError(f"has more than {limit} million characters")
    return pages, [document.get_page_label(index) for index in range(len(document))]


def _refused(error: str) -> UnreadableArchiveError:
    if "assword" in error or "ecurity" in error:
        hint = "Save a copy without a password, where its licence allows that."
        return UnreadableArchiveError("is an encrypted PDF", hint)
    return UnreadableArchiveError("is a broken PDF", "Download it again.")


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
