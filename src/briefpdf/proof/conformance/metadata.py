"""Does the file say what it is, in all places alike?"""

from __future__ import annotations

from collections.abc import Iterator
import re
from xml.etree import ElementTree

import pikepdf

_DC = "{http://purl.org/dc/elements/1.1/}"
_XMP = "{http://ns.adobe.com/xap/1.0/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


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
    if any(name in root for name in ("/OpenAction", "/AA", "/AcroForm", "/XFA", "/Collection")):
        yield "it does something by itself"
    if "/JavaScript" in root.get("/Names", pikepdf.Dictionary()):
        yield "it holds a program"
    yield from _check_packet(opened)


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
