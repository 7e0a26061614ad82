"""Does every file within the file say what it is for?"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from ..reading.tags import LinkNumber, Tag
from .fonts import Parts
from .structure import number_tree

_RELATIONS = frozenset({"/Source", "/Data", "/Alternative", "/Supplement", "/Unspecified"})


def check_attachments(opened: pikepdf.Pdf, parts: Parts) -> Iterator[str]:
    """What is wrong with the files that a file carries."""
    listed = opened.Root.get("/AF")
    associated = {one.objgen for one in (listed if listed is not None else ())}
    for item in parts.others:
        if "/EF" not in item:
            continue
        name = str(item.get("/UF", item.get("/F", "")))
        if not str(item.get("/F", "")) or not str(item.get("/UF", "")):
            yield f"the file {name} in it has no name"
        if str(item.get("/AFRelationship", "")) not in _RELATIONS:
            yield f"the file {name} in it does not say what it is for"
        if item.objgen not in associated:
            yield f"the file {name} in it belongs to nothing"
        stream = item.EF.get("/F")
        if not isinstance(stream, pikepdf.Stream) or "/Subtype" not in stream:
            yield f"the file {name} in it does not say of what kind it is"


_HIDDEN, _PRINTED = 0b100011, 0b100
# Nothing but these: whatever runs, plays or sends is forbidden in an archive.
_ALLOWED_ACTIONS = frozenset({"/URI", "/GoTo", "/GoToR", "/GoToE", "/Named", "/Thread"})


def check_links(opened: pikepdf.Pdf, tags: Tag | None) -> Iterator[str]:
    """What is wrong with the links of a file, and with whatever else is laid on its pages."""
    owners = {
        kid.number: tag
        for tag in (tags.walk() if tags is not None else ())
        for kid in tag.kids
        if isinstance(kid, LinkNumber)
    }
    parents = number_tree(tags.item.get("/ParentTree")) if tags is not None else {}
    for index, page in enumerate(opened.pages):
        annotations = page.obj.get("/Annots")
        if "/AA" in page.obj:
            yield f"page {index + 1} does something by itself"
        for annotation in annotations if annotations is not None else ():
            for fault in _check_annotation(annotation, owners, parents):
                yield f"{fault} on page {index + 1}"
        if annotations is not None and len(annotations) and page.obj.get("/Tabs") != "/S":
            yield f"the links of page {index + 1} are not in the order of its tags"


def _shows_nothing(widget: pikepdf.Object) -> bool:
    """Whether a field is that of a signature, and has no area."""
    left, bottom, right, top = map(float, widget.get("/Rect", (0, 0, 1, 1)))
    return widget.get("/FT") == pikepdf.Name.Sig and left == right and bottom == top


def _check_annotation(
    annotation: pikepdf.Object,
    owners: dict[int, Tag],
    parents: dict[int, pikepdf.Object],
) -> Iterator[str]:
    kind = str(annotation.get("/Subtype", ""))
    if kind == "/Widget" and _shows_nothing(annotation):
        return
    if kind != "/Link":
        yield f"there is a {kind.removeprefix('/') or 'thing'} that is no link"
        return
    if not str(annotation.get("/Contents", "")).strip():
        yield "a link does not say where it leads"
    if int(annotation.get("/F", 0)) & (_HIDDEN | _PRINTED) != _PRINTED:
        yield "a link is hidden or not printed"
    owner = owners.get(annotation.objgen[0])
    parent = parents.get(int(annotation.get("/StructParent", -1)))
    if owner is None or owner.role != "Link":
        yield "a link has no tag of a link"
    elif not isinstance(parent, pikepdf.Dictionary) or parent.objgen != owner.item.objgen:
        yield "a link does not lead back to its tag"
    if "/AA" in annotation:
        yield "a link does something by itself"
    action = annotation.get("/A")
    if action is not None and str(action.get("/S", "")) not in _ALLOWED_ACTIONS:
        yield "a link does something else than to lead somewhere"
