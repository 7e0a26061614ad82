"""What a PDF says of itself: in its document information, its XMP metadata, and in print."""

from __future__ import annotations

from typing import Any

from lxml import etree
import pypdfium2 as pdfium

from ..limits import UnreadableArchiveError
from .printed import printed_facts

# More metadata than any document has.
_MOST = 1024 * 1024
_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PRISM = "{http://prismstandard.org/namespaces/basic/2.0/}"


def pdf_said(data: bytes) -> dict[str, Any]:
    """What a PDF says of itself, as `make_facts` takes it. Raises `UnreadableArchiveError`."""
    try:
        with pdfium.PdfDocument(data) as document:
            info = document.get_metadata_dict()
            printed = _printed(document)
    except pdfium.PdfiumError:
        raise UnreadableArchiveError("is a broken PDF", "Download it again.") from None
    xmp = _xmp(data)
    title, author = info.get("Title", ""), info.get("Author", "")
    return {
        "titles": [*_texts(xmp, f"{_DC}title"), title, printed["title"]],
        "authors": [
            _texts(xmp, f"{_DC}creator"),
            [author] if author else [],
            printed["authors"],
        ],
        # The day on which a file was made is not that of what it says.
        "dates": [
            *printed["days"],
            *_texts(xmp, f"{_PRISM}publicationDate"),
            *_texts(xmp, f"{_DC}date"),
            info.get("CreationDate", ""),
            *_texts(xmp, f"{_XMP}CreateDate"),
        ],
        "bodies": _texts(xmp, f"{_DC}publisher"),
        "urls": [],
        "number": printed["number"],
    }


def _printed(document: pdfium.PdfDocument) -> dict[str, Any]:
    """What the pages print; nothing where they cannot be read."""
    try:
        return printed_facts(document)
    except pdfium.PdfiumError:
        return {"title": "", "days": [], "authors": [], "number": ""}


def _xmp(data: bytes) -> etree._Element | None:
    """The last XMP packet of a PDF, which stands there unpacked, so that other programs find it."""
    end = data.rfind(b"</x:xmpmeta>")
    start = data.rfind(b"<x:xmpmeta", 0, max(0, end))
    if start < 0 or end - start > _MOST:
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True)
    try:
        return etree.fromstring(data[start : end + len(b"</x:xmpmeta>")], parser)
    except (etree.LxmlError, ValueError):
        return None


def _texts(xmp: etree._Element | None, name: str) -> list[str]:
    """The texts of a property, be it an attribute, a text or a list."""
    if xmp is None:
        return []
    found = [str(one.get(name)) for one in xmp.iter(f"{_RDF}Description") if one.get(name)]
    for one in xmp.iter(name):
        items = [str(item.text) for item in one.iter(f"{_RDF}li") if item.text]
        found += items or ([str(one.text)] if one.text else [])
    return found
