"""Links that go on in another line get an area for each line.

Typst gives such a link one area around all of its lines, and says beside it which parts of that are
the link's; most readers ask only for the area, which has other links and words in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NumberTree, Object, Pdf

_Area = tuple[float, float, float, float]
# Parts of a line are no further apart than this, in points; a column's gap is wider.
_APART = 3.0


def part_links(opened: Pdf, page: Object) -> None:
    """Give each line of a link of a page an annotation of its own, all of one tag."""
    made: list[Object] = []
    for annotation in page.get("/Annots") or ():
        made.append(annotation)
        if "/QuadPoints" not in annotation:
            continue
        first, *others = _lines(annotation["/QuadPoints"])
        del annotation["/QuadPoints"]
        annotation["/Rect"] = Array(first)
        for area in others:
            copy = opened.make_indirect(Dictionary(dict(annotation.items())))
            copy["/Rect"] = Array(area)
            _own(opened, page, annotation, copy)
            made.append(copy)
    if made:
        page["/Annots"] = Array(made)


def _lines(quads: Object) -> Iterator[_Area]:
    """The areas of the lines of a link, whose parts these are: each has four corners."""
    corners = [float(one) for one in quads]
    line: _Area | None = None
    for at in range(0, len(corners), 8):
        xs, ys = corners[at : at + 8 : 2], corners[at + 1 : at + 8 : 2]
        part = (min(xs), min(ys), max(xs), max(ys))
        if line is not None and abs(part[1] - line[1]) < 1 and abs(part[0] - line[2]) < _APART:
            line = (line[0], line[1], part[2], max(line[3], part[3]))
            continue
        if line is not None:
            yield line
        line = part
    if line is not None:
        yield line


def _own(opened: Pdf, page: Object, annotation: Object, copy: Object) -> None:
    """Have a copy of an annotation belong to the tag that the annotation belongs to."""
    root = opened.Root.get("/StructTreeRoot")
    if not isinstance(root, Dictionary) or "/StructParent" not in annotation:
        return
    parents = NumberTree(root["/ParentTree"])
    element = parents[int(annotation["/StructParent"])]
    key = int(root["/ParentTreeNextKey"])
    copy["/StructParent"] = key
    parents[key] = element
    root["/ParentTreeNextKey"] = key + 1
    kids = element.get("/K")
    listed = list(kids) if isinstance(kids, Array) else [kids]
    element["/K"] = Array([*listed, Dictionary(Type=Name.OBJR, Obj=copy, Pg=page)])
