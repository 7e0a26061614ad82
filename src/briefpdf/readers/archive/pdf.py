"""The page labels by which a reader would cite an archived copy."""

from __future__ import annotations

from collections import Counter
import re

import pypdfium2 as pdfium
from pypdfium2 import raw

from .limits import MAX_CHARACTERS, MAX_PAGES, UnreadableArchiveError
from .painted import unseen_characters
from .raised import raised

# The head or the foot of a page, in lines, and the longest line there, in characters.
_EDGE, _LONGEST = 3, 120
_LEAST_PAGES, _LEAST_SHARE = 3, 0.6

_NUMBER = re.compile(
    r"(?:^|(?<=\s))(?:page\s|p\.\s?|[-–—|·]\s?)?(\d{1,4})(?:\s?[-–—|·]|\sof\s\d+)?(?=\s|$)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"^\W*(?:page\s)?([ivxlc]{1,8})\W*$|(?:^|\s)([ivxl]{1,6})$")


def page_labels(pages: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of pages: those of the file, or else the numbers printed on them, or else 1, 2, 3.

    A number is printed where the heads or feet of most pages count up by one.
    """
    if any(labels):
        return tuple(label.strip() or f"PDF {i}" for i, label in enumerate(labels, 1))
    edges = [_edge(text) for text in pages]
    numbers = [{int(one) for line in edge for one in _NUMBER.findall(line)} for edge in edges]
    votes = Counter(number - index for index, found in enumerate(numbers) for number in found)
    shift, count = votes.most_common(1)[0] if votes else (1, 0)
    if count < max(_LEAST_PAGES, _LEAST_SHARE * len(pages)) or shift == 1:
        return tuple(str(number) for number in range(1, len(pages) + 1))
    return tuple(_label(index, shift, edge) for index, edge in enumerate(edges))


def _label(index: int, shift: int, edge: list[str]) -> str:
    """The label of a page by its place; before page 1 a Roman number, if one is printed."""
    if index + shift > 0:
        return str(index + shift)
    romans = (match for line in edge if (match := _ROMAN.search(line)))
    return next((match[1] or match[2] for match in romans), f"PDF {index + 1}")


def _edge(text: str) -> list[str]:
    """The first and last lines of a page that are no longer than a running line."""
    head, foot = text[: _EDGE * _LONGEST].split("\n"), text[-_EDGE * _LONGEST :].split("\n")
    lines = [line.strip() for line in (*_filled(head)[:_EDGE], *_filled(foot)[-_EDGE:])]
    return [line for line in lines if len(line) <= _LONGEST]


def _filled(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]


# What pdfium writes for a hyphen at a line end, without the line end.
_LINE_HYPHENS = ("\ufffe", "\x02")


# No page has more fields, links and comments.
_MOST_NOTES = 2000


def read_pdf(data: bytes) -> tuple[list[str], list[str], list[str]]:
    """The text of each page, its label, "" where there is none, and its text with what is unseen.

    The last list is empty where all of the text is seen. Raises `UnreadableArchiveError`. An
    empty password is tried where one is asked for.
    """
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise _refused(error) from None
    if len(document) > MAX_PAGES:
        raise UnreadableArchiveError(f"has more than {MAX_PAGES:,} pages")
    pages: list[str] = []
    whole: list[str] = []
    room = MAX_CHARACTERS
    for index in range(len(document)):
        seen, text = _page_text(document, index)
        pages.append(seen)
        whole.append(text)
        room -= len(text)
        if room < 0:
            limit = MAX_CHARACTERS // 10**6
            raise UnreadableArchiveError(f"has more than {limit} million characters")
    labels = [document.get_page_label(index) for index in range(len(document))]
    return pages, labels, [] if whole == pages else whole


def _refused(error: pdfium.PdfiumError) -> UnreadableArchiveError:
    if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
        hint = "Save a copy without a password, where its licence allows that."
        return UnreadableArchiveError("is an encrypted PDF", hint)
    return UnreadableArchiveError("is a broken PDF", "Download it again.")


def _page_text(document: pdfium.PdfDocument, index: int) -> tuple[str, str]:
    """The text of a page that is seen, and all of it; "" if the page is broken.

    It is in the order of the file, which is that of reading.
    """
    try:
        page = _with_fields(document, index)
        text_page = page.get_textpage()
        text = raised(text_page, text_page.get_text_range())
        seen = _seen(page, text_page, text)
        text_page.close()
        page.close()
    except pdfium.PdfiumError:
        return "", ""
    return _with_line_ends(seen), _with_line_ends(text)


def _with_fields(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """A page with what is filled into its form, and comments written on it, as part of its text."""
    page = document[index]
    count = raw.FPDFPage_GetAnnotCount(page)
    kinds = {_kind_of_note(page, at) for at in range(min(count, _MOST_NOTES))}
    if not kinds & {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT}:
        return page
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index]


def _kind_of_note(page: pdfium.PdfPage, at: int) -> int:
    note = raw.FPDFPage_GetAnnot(page, at)
    kind = int(raw.FPDFAnnot_GetSubtype(note))
    raw.FPDFPage_CloseAnnot(note)
    return kind


def _seen(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, text: str) -> str:
    """The text of a page without what nobody sees."""
    unseen = unseen_characters(page, text_page)
    if not unseen:
        return text
    places = {raw.FPDFText_GetTextIndexFromCharIndex(text_page, at) for at in unseen}
    if any(character > "\uffff" for character in text):
        # pdfium counts such a character as two.
        units = [at for at, one in enumerate(text) for _ in range(1 + (one > "\uffff"))]
        places = {units[at] for at in places if 0 <= at < len(units)}
    return "".join(one for at, one in enumerate(text) if at not in places)


def _with_line_ends(text: str) -> str:
    for hyphen in _LINE_HYPHENS:
        text = text.replace(hyphen, "-\n")
    return text.replace("\r\n", "\n").replace("\r", "\n")
