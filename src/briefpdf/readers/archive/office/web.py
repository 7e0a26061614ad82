"""Pages in a wrapper: a browser's saved page (MHTML), a web archive (WARC, WACZ), a book (EPUB)."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes, policy
from io import BytesIO
from posixpath import dirname

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from ..html import html_text
from ..limits import MAX_PAGES, UnreadableArchiveError
from ..text import decode_text
from .package import Package

_MOST_RECORDS, _LARGEST = 5000, 64 * 1024 * 1024
_OPF = "{http://www.idpf.org/2007/opf}"
_CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"


def mhtml_text(data: bytes) -> tuple[str, str]:
    """The text of the page that a browser saved, and the same with what is hidden."""
    message = message_from_bytes(data, policy=policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return _page(payload, part.get_content_charset())
    raise UnreadableArchiveError("is a web archive without a page in it", "Save the page again.")


def warc_pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What a web archive has got of pages and documents: “HTML” or “PDF”, and its bytes."""
    try:
        for index, record in enumerate(ArchiveIterator(BytesIO(data))):
            if index > _MOST_RECORDS:
                break
            if record.rec_type not in ("response", "resource"):
                continue
            head = record.http_headers
            if head is not None and not str(head.get_statuscode()).startswith("2"):
                continue
            kind = str((head or record.rec_headers).get_header("Content-Type") or "").lower()
            if "html" in kind or "pdf" in kind:
                content = record.content_stream().read(_LARGEST)
                if "html" in kind:
                    yield "HTML", content
                elif content[:1024].lstrip().startswith(b"%PDF-"):
                    yield "PDF", content
    except (ArchiveLoadFailed, OSError, EOFError, ValueError):
        raise UnreadableArchiveError("is a broken web archive", "Save the page again.") from None


def wacz_pages(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What the web archives in a WACZ have got, as `warc_pages` has it."""
    package = Package(data)
    for name in sorted(package.names):
        if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")):
            yield from warc_pages(package.read(name))


def epub_text(data: bytes) -> tuple[list[str], list[str]]:
    """The text of each chapter of a book in its order, and the same with what is hidden."""
    package = Package(data)
    container = package.xml("META-INF/container.xml")
    name = next((one.get("full-path", "") for one in container.iter(f"{_CONTAINER}rootfile")), "")
    book = package.xml(name)
    items = {one.get("id"): one.get("href", "") for one in book.iter(f"{_OPF}item")}
    seen, whole = [], []
    for one in list(book.iter(f"{_OPF}itemref"))[:MAX_PAGES]:
        href = items.get(one.get("idref"))
        if href is not None and (path := package.path(dirname(name), href)) in package.names:
            shown, everything = _page(package.read(path), None)
            seen.append(shown)
            whole.append(everything)
    return seen, whole


def _page(data: bytes, charset: str | None) -> tuple[str, str]:
    try:
        text = data.decode(charset) if charset else decode_text(data)
    except (LookupError, UnicodeDecodeError):
        text = decode_text(data)
    return html_text(text.encode("utf-8", "replace"))


def page_text(data: bytes) -> tuple[str, str]:
    """The text of a page from a web archive, and the same with what is hidden."""
    return _page(data, None)
