"""The last touches to a file that WeasyPrint wrote: metadata, links and tags.

Its links say no more than the name of where they lead.
"""

from __future__ import annotations

import io
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, PdfError, Stream, String

from ...model.document import Document
from ...model.theme import Theme
from ..content.links import described_links
from ..metadata.about import About, language_tag, one_line
from ..metadata.xmp import xmp_packet
from ..style.settings import labels_of
from .addresses import DISCLAIMER
from .layout import StyleFailed
from .tags import Tags

_Id: TypeAlias = tuple[int, int]
# A link is at least so high, in points: the line of a mark in a table is lower than its digits.
_LEAST = 5.2
_EMPTY_WITHOUT = ("/Pattern", "/Shading", "/XObject", "/ExtGState")


def finish(pdf: bytes, document: Document, theme: Theme, facts: About) -> bytes:
    """The file with a whole packet of metadata, its links described and its tags completed.

    Raises `StyleFailed` where WeasyPrint wrote what is no PDF, as for a number like 1e300.
    """
    try:
        file = Pdf.open(io.BytesIO(pdf))
    except PdfError:
        raise StyleFailed("one of its numbers is too large for a PDF") from None
    with file as opened:
        _describe(opened, facts)
        for item in opened.objects:
            if isinstance(item, Stream) and item.get("/Subtype") == Name.Image:
                item["/Interpolate"] = False
            for name in _EMPTY_WITHOUT:
                if isinstance(item, Dictionary) and name in item and not len(item[name]):
                    del item[name]
        targets = _describe_links(opened, document, theme)
        root = opened.Root.get("/StructTreeRoot")
        if isinstance(root, Dictionary):
            language = language_tag(document.disclaimer_lang) if document.disclaimer_lang else ""
            Tags(opened, root, targets, language).finish()
        out = io.BytesIO()
        opened.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


def _describe(opened: Pdf, facts: About) -> None:
    """Put a whole XMP packet in the place of WeasyPrint's, which cannot name two standards."""
    packet = xmp_packet(facts, str(opened.docinfo.get("/Producer", "")), claims=True)
    opened.Root["/Metadata"] = opened.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)


def _describe_links(opened: Pdf, document: Document, theme: Theme) -> dict[_Id, str]:
    """Have each link within the file say what stands where it leads; where each of them leads."""
    labels = labels_of(theme, document)
    described = described_links(document)
    names = opened.Root.get("/Names", Dictionary()).get("/Dests")
    places = {str(name): place for name, place in pikepdf.NameTree(names).items()} if names else {}
    pages = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    # A mark is the anchor that its source leads back to: it stands where its link does.
    marks = {
        (place[0].objgen, round(float(place[2])), round(float(place[3]))): name
        for name, place in places.items()
        if name.startswith("cite-")
    }
    targets: dict[_Id, str] = {}
    for page in opened.pages:
        for link in page.obj.get("/Annots", ()):
            left, top, right, bottom = map(float, link.Rect)
            low, high = min(top, bottom), max(top, bottom)
            more = max(0.0, _LEAST - (high - low)) / 2
            link["/Rect"] = Array([left, low - more, right, high + more])
            if "/Dest" not in link:
                address = str(link.A.URI) if "/A" in link else ""
                link["/Contents"] = String(one_line(described.get(address, address)))
                continue
            target = targets[link.objgen] = str(link.Dest)
            mark = marks.get((page.obj.objgen, round(left), round(top)), "")
            words = described.get(mark) or described.get(target)
            if words is None and target in places:
                words = f"{labels.get('page', 'p.')} {pages[places[target][0].objgen]}"
            link["/Contents"] = String(one_line(words or target))
    reached = {
        name: places[name] for name in sorted({*targets.values()} - {DISCLAIMER} & places.keys())
    }
    if names is not None:
        tree = pikepdf.NameTree.new(opened)
        for name, place in reached.items():
            tree[name] = place
        opened.Root.Names["/Dests"] = tree.obj
    return targets
