"""Does the file say what it is, in all places alike?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
import re
from xml.etree import ElementTree

import pikepdf

from ...engines.content.findings import start_of
from ...model.document import Document
from ...source.diagnostic import Diagnostic
from ...source.pattern import lazy_pattern
from ..words.findings import StyleFiles

_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = lazy_pattern(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def check_metadata(opened: pikepdf.Pdf) -> Iterator[str]:
    """What is wrong with what a file says about itself."""
    root = opened.Root
    if opened.is_encrypted:
        yield "it is encrypted"
    if "/ID" not in opened.trailer:
        yield "it has no identifier"
    if not _LANGUAGE.fullmatch(str(root.get("/Lang", ""))):
        yield "it does not say what language it is in"
    marked = root.get("/MarkInfo", pikepdf.Dictionary())
    if not marked.get("/Marked", False) or marked.get("/Suspects", False):
        yield "it does not say that it is tagged"
    if not root.get("/ViewerPreferences", pikepdf.Dictionary()).get("/DisplayDocTitle", False):
        yield "its window would show its file name and not its title"
    if any(name in root for name in ("/OpenAction", "/AA", "/XFA", "/Collection")):
        yield "it does something by itself"
    if any(field.get("/FT") != pikepdf.Name.Sig for field in _fields(root)):
        yield "it has fields to fill in"
    if "/JavaScript" in root.get("/Names", pikepdf.Dictionary()):
        yield "it holds a program"
    yield from _check_packet(opened)


def _fields(root: pikepdf.Object) -> Iterator[pikepdf.Object]:
    form = root.get("/AcroForm", pikepdf.Dictionary())
    yield from form.get("/Fields", pikepdf.Array())


def _check_packet(opened: pikepdf.Pdf) -> Iterator[str]:
    stream = opened.Root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        yield "it has no XMP packet"
        return
    try:
        # Our own engine wrote it; and what declares entities is refused.
        packet = stream.read_bytes()
        if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
            raise ElementTree.ParseError("it declares entities")
        tree = ElementTree.fromstring(packet)  # noqa: S314
    except ElementTree.ParseError:
        yield "its XMP packet is not XML"
        return
    told = {
        "/Title": _items(tree, f"{_DC}title"),
        "/Author": ", ".join(_items_of(tree, f"{_DC}creator")),
        "/Subject": _items(tree, f"{_DC}description"),
        "/Creator": _items(tree, f"{_XMP}CreatorTool"),
        "/Producer": _items(tree, f"{_PDF}Producer"),
        "/CreationDate": _date(_items(tree, f"{_XMP}CreateDate")),
        "/ModDate": _date(_items(tree, f"{_XMP}ModifyDate")),
    }
    if not told["/Title"]:
        yield "it has no title"
    for name, text in told.items():
        if str(opened.docinfo.get(name, "")) != text:
            yield f"its {name.removeprefix('/')} is one in its packet and another beside it"


def _items_of(tree: ElementTree.Element, name: str) -> list[str]:
    found = tree.find(f".//{name}")
    if found is None:
        return []
    items = [item.text or "" for item in found.iter(f"{_RDF}li")]
    return items or [found.text or ""]


def _items(tree: ElementTree.Element, name: str) -> str:
    return next(iter(_items_of(tree, name)), "")


def _date(written: str) -> str:
    """A date of XMP as PDF writes it."""
    digits = re.sub(r"[-:T]", "", written.removesuffix("Z"))
    return f"D:{digits}Z" if digits else ""


FALSE_CLAIM = "PDF006"
_MOST = 5

# An XMP packet is made to be found by whoever knows nothing of the file around it.
_PACKET = lazy_pattern(rb"<\?xpacket begin=.*?<\?xpacket end=", re.DOTALL)
_NAMES = rb"pdf(?:a|ua)id:(?:part|conformance|amd|rev)"
_CLAIM = lazy_pattern(
    rb"<(" + _NAMES + rb")>[^<]*</\1>|" + _NAMES + rb"\s*=\s*(?:\"[^\"]*\"|'[^']*')"
    rb"|<pdfaExtension:schemas>.*?</pdfaExtension:schemas>",
    re.DOTALL,
)
_PART = lazy_pattern(rb"pdf(a|ua)id:part(?:>|\s*=\s*[\"'])\s*(\d+)")
_LEVEL = lazy_pattern(rb"pdfaid:conformance(?:>|\s*=\s*[\"'])\s*([A-Za-z]+)")


def claimed(pdf: bytes) -> list[str]:
    """The standards that a file claims, such as PDF/A-3a and PDF/UA-1."""
    packet = _packet(pdf)
    level = _LEVEL.search(packet)
    standards = []
    for family, part in _PART.findall(packet):
        of_archives = family == b"a"
        sort = level[1].decode().lower() if of_archives and level else ""
        standards.append(f"PDF/{family.decode().upper()}-{part.decode()}{sort}")
    return standards


def check_claims(
    document: Document, standards: Sequence[str], faults: Sequence[str], files: StyleFiles
) -> list[Diagnostic]:
    """A finding for each fault of a file that claims to have none."""
    named = " and ".join(standards)
    where = " or ".join(dict.fromkeys((files.page, files.places)))
    return [
        Diagnostic(
            FALSE_CLAIM,
            f"the file says that it keeps {named}, but {fault}",
            start_of(document),
            (f"A fault of the style or of a picture: mend {where}.",),
            brief=document.meta.brief,
        )
        for fault in faults[:_MOST]
        if standards
    ]


def withdrawn(pdf: bytes) -> bytes:
    """The file without its claims, every byte else in its place."""
    match = _PACKET.search(pdf)
    if match is None:
        return pdf
    packet = _CLAIM.sub(lambda claim: b" " * len(claim[0]), match[0])
    return pdf[: match.start()] + packet + pdf[match.end() :]


def _packet(pdf: bytes) -> bytes:
    match = _PACKET.search(pdf)
    return match[0] if match else b""
