"""The last touches to a file: links within it lead to their anchors and say where they lead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct
from pikepdf import Array, Dictionary, Name, NameTree, NumberTree, Object, Pdf, Stream, String

from ..fit.placed import Placed
from ..metadata.about import About
from ..metadata.saved import saved
from ..metadata.xmp import xmp_packet
from .inlines import INNER, readable
from .link_areas import part_links


class InnerLink(Struct, frozen=True):
    """A link within the file: the anchor that it leads to, and what is said of it.

    Links of the same `run`, where it is not 0, are read out as one phrase, the `phrase`.
    """

    target: str
    description: str
    run: int = 0
    phrase: str = ""


class Finished(Struct, frozen=True):
    """A finished file, and the anchors that a link leads to and that are nowhere in it."""

    pdf: bytes
    lost: tuple[str, ...]
    page_count: int


def finish(
    file: Path,
    links: Sequence[InnerLink],
    placed: Iterable[Placed],
    facts: About,
    claims: bool,
    outer: Mapping[str, str],
) -> Finished:
    """The file with its links within it, headers of its rows, and a whole packet of metadata.

    With `claims` the file says that it keeps its standards; `outer` says of addresses what they
    open, where that is more than an address.
    """
    anchors = {str(one.name): one for one in placed if one.kind == "anchor"}
    lost: dict[str, None] = {}
    with Pdf.open(file) as opened:
        pages = [page.obj for page in opened.pages]
        heights = [float(page.mediabox[3]) for page in opened.pages]
        reached: dict[str, Placed] = {}
        runs: dict[tuple[int, int], InnerLink] = {}
        for page in pages:
            part_links(opened, page)
            for annotation in page.get("/Annots") or ():
                link = _link(annotation, links, outer)
                if link is None:
                    continue
                anchor = anchors.get(link.target)
                if anchor is None:
                    lost.setdefault(link.target)
                else:
                    del annotation["/A"]
                    annotation["/Dest"] = String(link.target)
                    reached[link.target] = anchor
                annotation["/Contents"] = String(link.description)
                runs[annotation.objgen] = link
        if reached:
            names = NameTree.new(opened)
            for name, anchor in sorted(reached.items()):
                top = heights[anchor.page - 1] - anchor.y
                at = [pages[anchor.page - 1], Name.XYZ, round(anchor.x, 2), round(top, 2), 0]
                names[name] = opened.make_indirect(Array(at))
            opened.Root["/Names"] = Dictionary(Dests=names.obj)
        _finish_objects(opened, runs)
        _describe(opened, facts, claims)
        return Finished(saved(opened, is_new=True), tuple(lost), len(pages))


def _describe(opened: Pdf, facts: About, claims: bool) -> None:
    """Write what the file says about itself, alike in both of the places where it stands."""
    info = opened.docinfo
    producer = str(info.get("/Creator", "Typst"))
    said = {
        "/Title": facts.title,
        "/Author": ", ".join(facts.authors),
        "/Subject": facts.edition,
        "/Creator": facts.creator,
        "/Producer": producer,
    }
    for name, text in said.items():
        if text:
            info[name] = String(text)
    stream = Stream(opened, xmp_packet(facts, producer, claims))
    stream["/Type"], stream["/Subtype"] = Name.Metadata, Name.XML
    opened.Root["/Metadata"] = opened.make_indirect(stream)


def _link(
    annotation: Object, links: Sequence[InnerLink], outer: Mapping[str, str]
) -> InnerLink | None:
    """The inner link of an annotation; another one only gets words in place of its address."""
    action = annotation.get("/A")
    address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
    if not address.startswith(INNER):
        if address:
            said = outer.get(address) or readable(address)
            annotation["/Contents"] = String(" ".join(said.split()))
        return None
    index = address.removeprefix(INNER)
    return links[int(index)] if index.isdecimal() and int(index) < len(links) else None


def _finish_objects(opened: Pdf, runs: Mapping[tuple[int, int], InnerLink]) -> None:
    """Give rows their headers, and the links of a mark one phrase that is read out.

    What no standard asks for and some readers of archives cannot check is left out.
    """
    around: dict[tuple[int, int], Object] = {}
    for item in opened.objects:
        if not isinstance(item, Dictionary):
            continue
        role = item.get("/S")
        if role == Name.Link:
            around.setdefault(item["/P"].objgen, item["/P"])
        elif role == Name.TBody:
            for row in _elements(item):
                _head_row(row)
        elif "/CIDSet" in item:
            del item["/CIDSet"]
        elif "/Title" in item and isinstance(item.get("/Dest"), Array):
            item["/Dest"] = Array(list(item["/Dest"]))  # Of the outline: in its entry.
    tags = opened.Root.get("/StructTreeRoot")
    if around and isinstance(tags, Dictionary):
        parents = dict(NumberTree(tags["/ParentTree"]).items())
        for element in around.values():
            _join_runs(opened, element, runs, parents)


def _elements(element: Object) -> list[Object]:
    kids = element.get("/K")
    listed = kids if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and "/S" in kid]


def _head_row(row: Object) -> None:
    """The first cell of a row with several names the others."""
    cells = _elements(row)
    if len(cells) > 1 and cells[0].get("/S") == Name.TD and cells[0].get("/K") is not None:
        cells[0]["/S"] = Name.TH
        scope = Dictionary(O=Name.Table, Scope=Name.Row)
        attributes = cells[0].get("/A")
        before = list(attributes) if isinstance(attributes, Array) else [attributes]
        cells[0]["/A"] = Array([scope, *(one for one in before if one is not None)])


def _join_runs(
    opened: Pdf,
    element: Object,
    runs: Mapping[tuple[int, int], InnerLink],
    parents: Mapping[int, Object],
) -> None:
    """Put the links of each run, with what stands between them, into an element of their own."""
    joined: list[Object | int] = []
    between: list[Object | int] = []
    run, group = 0, None
    kids = element["/K"]
    for kid in kids if isinstance(kids, Array) else [kids]:
        link = _link_of(kid, runs)
        if link is None and group is not None and not _is_element(kid):
            between.append(kid)
            continue
        if link is None or not link.run or link.run != run:
            joined += between
            between, group, run = [], None, link.run if link is not None else 0
        if link is None or not link.run:
            joined.append(kid)
            continue
        if group is None:
            group = opened.make_indirect(
                Dictionary(
                    Type=Name.StructElem,
                    S=Name.Reference,
                    P=element,
                    K=Array(),
                    Alt=String(link.phrase),
                )
            )
            if "/Pg" in element:
                group["/Pg"] = element["/Pg"]
            joined.append(group)
        for one in between:
            group["/K"].append(one)
            _give_to(group, one, parents)
        between = []
        kid["/P"] = group
        group["/K"].append(kid)
    element["/K"] = Array([*joined, *between])


def _is_element(kid: Object | int) -> bool:
    return isinstance(kid, Dictionary) and "/S" in kid


def _give_to(group: Object, kid: Object | int, parents: Mapping[int, Object]) -> None:
    """Have a piece of a page find the element that it is in now."""
    of = kid if isinstance(kid, Dictionary) else group
    number = int(kid["/MCID"]) if isinstance(kid, Dictionary) else int(kid)
    page = of.get("/Pg") or group.get("/Pg")
    row = parents.get(int(page.get("/StructParents", -1))) if page is not None else None
    if isinstance(row, Array) and number < len(row):
        row[number] = group


def _link_of(kid: Object, runs: Mapping[tuple[int, int], InnerLink]) -> InnerLink | None:
    """The inner link that a tag is for."""
    if not isinstance(kid, Dictionary) or kid.get("/S") != Name.Link:
        return None
    inner = kid.get("/K")
    for one in inner if isinstance(inner, Array) else [inner]:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.OBJR:
            return runs.get(one["/Obj"].objgen)
    return None
