"""The text of an archived copy that is a PDF; importing it loads pypdfium2."""

from __future__ import annotations

import pypdfium2 as pdfium
from pypdfium2 import raw

from ...source.pattern import lazy_pattern
from .limits import MAX_CHARACTERS, MAX_PAGES, UnreadableArchiveError
from .painted import LEAST_SIZE, unseen_characters
from .raised import raised

# What pdfium writes for a hyphen at a line end, without the line end.
_LINE_HYPHENS = ("\ufffe", "\x02")


# How a comment is drawn: “/Helv 12 Tf 0 g”; a size of 0 leaves it to the viewer.
_SIZE = lazy_pattern(r"(-?\d+(?:\.\d+)?)\s+Tf\b")
_WHITE = lazy_pattern(
    r"(?<![\d.])(?:1(?:\.0+)?\s+g|1(?:\.0+)?\s+1(?:\.0+)?\s+1(?:\.0+)?\s+rg|0\s+0\s+0\s+0\s+k)\b"
)

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
        page, undrawn = _with_fields(document, index)
        text_page = page.get_textpage()
        text = raised(text_page, text_page.get_text_range())
        seen = _seen(page, text_page, text)
        text_page.close()
        page.close()
    except pdfium.PdfiumError:
        return "", ""
    drawn = [words for words, is_seen in undrawn if is_seen]
    seen, text = "\n".join((seen, *drawn)), "\n".join((text, *(words for words, _ in undrawn)))
    return _with_line_ends(seen), _with_line_ends(text)


def _with_fields(
    document: pdfium.PdfDocument, index: int
) -> tuple[pdfium.PdfPage, list[tuple[str, bool]]]:
    """A page with what is filled into its form, and comments written on it, as part of its text.

    Beside it are the comments whose look is left to the viewer, each with whether it shows them.
    """
    page = document[index]
    count = min(raw.FPDFPage_GetAnnotCount(page), _MOST_NOTES)
    kinds: set[int] = set()
    undrawn: list[tuple[str, bool]] = []
    for at in range(count):
        note = raw.FPDFPage_GetAnnot(page, at)
        kinds.add(int(raw.FPDFAnnot_GetSubtype(note)))
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_FREETEXT and not raw.FPDFAnnot_HasKey(
            note, b"AP"
        ):
            undrawn.append((_written(note, b"Contents"), _is_shown(note)))
        raw.FPDFPage_CloseAnnot(note)
    if not kinds & {raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT}:
        return page, []
    raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[index], [one for one in undrawn if one[0].strip()]


def _written(note: raw.FPDF_ANNOTATION, key: bytes) -> str:
    """A text that a comment has under a key."""
    length = raw.FPDFAnnot_GetStringValue(note, key, None, 0)
    room = (raw.FPDF_WCHAR * (length // 2 + 1))()
    raw.FPDFAnnot_GetStringValue(note, key, room, length)
    return bytes(room)[: max(0, length - 2)].decode("utf-16-le", "replace")


def _is_shown(note: raw.FPDF_ANNOTATION) -> bool:
    """Whether a viewer that draws a comment shows it: not hidden, white or too small to be read."""
    if raw.FPDFAnnot_GetFlags(note) & (raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW):
        return False
    look = _written(note, b"DA")
    size = _SIZE.search(look)
    small = size is not None and 0 < abs(float(size[1])) < LEAST_SIZE
    # Its C is the colour behind the words.
    white = _WHITE.search(look) is not None and not raw.FPDFAnnot_HasKey(note, b"C")
    return not small and not white


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
