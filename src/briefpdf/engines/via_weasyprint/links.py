"""The links of a file that WeasyPrint wrote: each says what stands where it leads."""

from __future__ import annotations

from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Pdf, String

from ...model.document import Document
from ...model.theme import Theme
from ..content.links import described_links
from ..metadata.about import one_line
from ..style.settings import labels_of
from .addresses import DISCLAIMER

ObjectId: TypeAlias = tuple[int, int]


def describe_links(opened: Pdf, document: Document, theme: Theme) -> dict[ObjectId, str]:
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
    targets: dict[ObjectId, str] = {}
    for page in opened.pages:
        for link in page.obj.get("/Annots", ()):
            left, top, right, bottom = map(float, link.Rect)
            link["/Rect"] = Array([left, min(top, bottom), right, max(top, bottom)])
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
