"""What kind of file an archived copy is, by what it begins with."""

from __future__ import annotations

import re
from typing import Literal

from ...source.pattern import lazy_pattern
from .limits import UnreadableArchiveError
from .text import decode_text

Kind = Literal[
    "PDF",
    "HTML",
    "Markdown",
    "text",
    "DOCX",
    "PPTX",
    "XLSX",
    "XLS",
    "ODS",
    "CSV",
    "EPUB",
    "MHTML",
    "WARC",
    "WACZ",
    "VTT",
]
# The ending of the name of a file of each kind.
ENDINGS: dict[Kind, str] = {
    "PDF": ".pdf",
    "HTML": ".html",
    "Markdown": ".md",
    "text": ".txt",
    "DOCX": ".docx",
    "PPTX": ".pptx",
    "XLSX": ".xlsx",
    "XLS": ".xls",
    "ODS": ".ods",
    "CSV": ".csv",
    "EPUB": ".epub",
    "MHTML": ".mhtml",
    "WARC": ".warc",
    "WACZ": ".wacz",
    "VTT": ".vtt",
}

# None of these is text, whatever is saved under its name.
PRINTED: dict[Kind, str] = {
    "PDF": "a PDF",
    "DOCX": "a DOCX file",
    "PPTX": "a PPTX file",
    "XLSX": "an XLSX file",
    "ODS": "an ODS file",
    "EPUB": "an EPUB",
}

_HTML_BEFORE = r"\s*+(?:<\?xml[^>]{0,400}\?>\s*+)?(?:<!--.*?-->\s*+)*+"
_HTML = lazy_pattern(
    rf"{_HTML_BEFORE}<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE | re.DOTALL
)
# Markdown may begin so, too.
_HTML_PART = lazy_pattern(
    rf"{_HTML_BEFORE}<(?:article|div|h1|link|main|p|script|section|span|style|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_MARKDOWN = (".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd")
_TABLES, _CAPTIONS = (".csv", ".tsv"), (".vtt", ".srt")
_ZIP, _OLD, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b"
# What a ZIP says of itself first, or the name of the part that makes it one of a kind.
_SAID: tuple[tuple[bytes, Kind], ...] = (
    (b"mimetypeapplication/epub+zip", "EPUB"),
    (b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "ODS"),
)
_PARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"word/document", "DOCX"),
    (b"ppt/presentation.xml", "PPTX"),
    (b"xl/workbook.", "XLSX"),
    (b"META-INF/container.xml", "EPUB"),
    (b"datapackage.json", "WACZ"),
)
_FOREIGN = {
    _ZIP: "a ZIP file of another kind",
    b"{\\rtf": "an RTF file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"II*\0": "a picture",
    b"MM\0*": "a picture",
    b"%!PS": "a PostScript file",
    b"bplist": "a Safari web archive",
}
_SAVED_MAIL = lazy_pattern(rb"(?:[\w-]+:[^\n]*\n[ \t\r\w]?)*?MIME-Version:", re.IGNORECASE)
_READ = (
    "Keep the copy as PDF, HTML, Markdown, text, DOCX, PPTX, XLSX, ODS, CSV, EPUB, MHTML, WARC, "
    "WACZ or VTT."
)


def kind_of(path: str, data: bytes) -> Kind:
    """What a copy is; the name only tells kinds of text. Raises `UnreadableArchiveError`."""
    if _is_pdf(data):
        return "PDF"
    if (packed := _packed(path, data)) is not None:
        return packed
    for signature, name in _FOREIGN.items():
        if data.startswith(signature):
            raise UnreadableArchiveError(f"is {name}, which is not read", _READ)
    if _SAVED_MAIL.match(data[:4000]):
        return "MHTML"
    head = decode_text(data[:16384])[:4000]
    kind = _kind_of_text(path.lower(), head)
    named = next((one for one in PRINTED if path.lower().endswith(ENDINGS[one])), None)
    if named and head.strip():
        what = "a web page" if kind == "HTML" else "plain text"
        raise UnreadableArchiveError(
            f"is named as {PRINTED[named]} and holds {what}",
            "Archive the document itself: a site may have sent this in its stead. Where it is what "
            f"you cite, name it so: {ENDINGS[kind]}.",
        )
    return kind


def _kind_of_text(name: str, head: str) -> Kind:
    is_markdown = name.endswith(_MARKDOWN)
    if _HTML.match(head) or (_HTML_PART.match(head) and not is_markdown):
        return "HTML"
    if head.lstrip("\ufeff").startswith("WEBVTT") or name.endswith(_CAPTIONS):
        return "VTT"
    if name.endswith(_TABLES):
        return "CSV"
    return "Markdown" if is_markdown else "text"


def _packed(path: str, data: bytes) -> Kind | None:
    """The kind of a file that is packed; None where it is none that is read."""
    if data.startswith(_ZIP):
        head = data[:300].replace(b"\0", b"")
        said = (kind for words, kind in _SAID if words in head)
        return next(said, None) or next((kind for name, kind in _PARTS if name in data), None)
    if data.startswith(_OLD):
        if path.lower().endswith((".doc", ".dot", ".ppt", ".msg")):
            hint = "Open it, and save it as DOCX, PPTX or PDF."
            raise UnreadableArchiveError("is an old file of Word or PowerPoint, not read", hint)
        return "XLS"
    if data.startswith(b"WARC/") or (data.startswith(_GZIP) and ".warc" in path.lower()):
        return "WARC"
    if data.startswith(_GZIP):
        raise UnreadableArchiveError("is a compressed file, which is not read", _READ)
    return None


def _is_pdf(data: bytes) -> bool:
    """Whether a file is a PDF, which may have up to a kilobyte of anything before its beginning."""
    head = data[:1024]
    return head.lstrip().startswith(b"%PDF-") or (b"%PDF-" in head and b"startxref" in data)
