"""Has each row of each table as many cells, and does each heading say what it heads?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

import pikepdf

from ..reading.pieces import Pages
from ..reading.tags import LinkNumber, Tag


def check_tables(tags: Tag | None) -> Iterator[str]:
    """What is wrong with the tables of a file."""
    for tag in tags.walk() if tags is not None else ():
        if tag.role == "Table":
            rows = list(_rows(tag))
            if not rows:
                yield "a table has no rows"
            widths = set(_widths(rows))
            if len(widths) > 1:
                yield "the rows of a table have different numbers of cells"
            cells = [cell for row in rows for cell in row]
            for cell in cells:
                if cell.role == "TH" and _attribute(cell, "/Scope") is None:
                    yield "a heading of a table does not say what it heads"
            captions = [index for index, kid in enumerate(tag.kids) if _is_caption(kid)]
            if len(captions) > 1 or any(0 < index < len(tag.kids) - 1 for index in captions):
                yield "a table's caption stands between its rows"


def _is_caption(kid: object) -> bool:
    return isinstance(kid, Tag) and kid.role == "Caption"


def _rows(table: Tag) -> Iterator[list[Tag]]:
    for kid in table.kids:
        if isinstance(kid, Tag) and kid.role == "TR":
            yield [cell for cell in kid.kids if isinstance(cell, Tag)]
        elif isinstance(kid, Tag) and kid.role in ("THead", "TBody", "TFoot"):
            yield from _rows(kid)


def _widths(rows: list[list[Tag]]) -> Iterator[int]:
    """How many columns each row takes up, with the cells that reach down into it."""
    reaching: dict[int, int] = {}
    for index, row in enumerate(rows):
        width = reaching.pop(index, 0)
        for cell in row:
            across = int(_attribute(cell, "/ColSpan") or 1)
            width += across
            for below in range(1, int(_attribute(cell, "/RowSpan") or 1)):
                reaching[index + below] = reaching.get(index + below, 0) + across
        yield width
    if reaching:
        yield -1  # A cell reaches below the last row.


def _attribute(cell: Tag, name: str) -> pikepdf.Object | int | None:
    attributes = cell.item.get("/A")
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    for one in listed:
        if isinstance(one, pikepdf.Dictionary) and name in one:
            return one[name]
    return None


_HEADINGS = tuple(f"H{level}" for level in range(1, 7))
_STANDARD = frozenset(
    {
        *("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private".split()),
        *("P H L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note".split()),
        *("Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP".split()),
        *("Figure Formula Form".split()),
        *_HEADINGS,
    }
)
_ONLY_IN: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "LI": frozenset({"L"}),
        "LBody": frozenset({"LI"}),
        "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
        "TH": frozenset({"TR"}),
        "TD": frozenset({"TR"}),
        "THead": frozenset({"Table"}),
        "TBody": frozenset({"Table"}),
        "TFoot": frozenset({"Table"}),
    }
)
_ONLY_HOLDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "L": frozenset({"L", "LI", "Caption"}),
        "LI": frozenset({"Lbl", "LBody"}),
        "Table": frozenset({"Caption", "TR", "THead", "TBody", "TFoot"}),
        "THead": frozenset({"TR"}),
        "TBody": frozenset({"TR"}),
        "TFoot": frozenset({"TR"}),
        "TR": frozenset({"TH", "TD"}),
    }
)


def check_structure(opened: pikepdf.Pdf, tags: Tag | None, pages: Pages) -> Iterator[str]:
    """What is wrong with the tags of a file."""
    if tags is None:
        yield "it has no tags"
        return
    elements = [tag for tag in tags.walk() if tag is not tags]
    if [tag.role for tag in tags.kids if isinstance(tag, Tag)] != ["Document"]:
        yield "its tags do not begin with one Document"
    for tag in elements:
        yield from _check_element(tag)
    yield from _check_headings(elements)
    yield from _check_notes(elements)
    yield from _check_marks(opened, tags, pages)
    yield from _check_groups(opened)


def _check_groups(opened: pikepdf.Pdf) -> Iterator[str]:
    """Text that is painted through a group, for its opacity, in which no tag can reach it."""
    for page in opened.pages:
        resources = page.get("/Resources", pikepdf.Dictionary())
        for one in resources.get("/XObject", pikepdf.Dictionary()).values():
            is_group = one.get("/Subtype") == pikepdf.Name.Form and "/StructParents" not in one
            if is_group and b"/MCID" in one.read_bytes():
                yield "text is painted through a group, for its opacity, where no tag reaches it"
                return


def _check_element(tag: Tag) -> Iterator[str]:
    role, around = tag.role, tag.parent.role if tag.parent else ""
    if role not in _STANDARD:
        yield f"its tag {role} is no tag of the standard"
    if role in _ONLY_IN and around not in _ONLY_IN[role]:
        yield f"its tag {role} stands in {around}"
    if role in _ONLY_HOLDS:
        for kid in tag.kids:
            inner = kid.role if isinstance(kid, Tag) else "text"
            if inner not in _ONLY_HOLDS[role]:
                yield f"its tag {role} holds {inner}"
    if role in ("Figure", "Formula"):
        if not str(tag.item.get("/Alt", "")).strip():
            yield f"a {role.lower()} has no text in its place"
        if role == "Figure" and not _has_box(tag.item):
            yield "a figure does not say where it stands"
    if role == "Link" and not any(isinstance(kid, LinkNumber) for kid in tag.kids):
        yield "a tag of a link has no link"


def _has_box(item: pikepdf.Object) -> bool:
    attributes = item.get("/A")
    listed = attributes if isinstance(attributes, pikepdf.Array) else [attributes]
    for one in listed:
        box = one.get("/BBox") if isinstance(one, pikepdf.Dictionary) else None
        if box is not None and len(box) == 4:
            left, bottom, right, top = map(float, box)
            return left <= right and bottom <= top
    return False


def _check_headings(elements: list[Tag]) -> Iterator[str]:
    before = 0
    for tag in elements:
        if tag.role in _HEADINGS:
            level = int(tag.role[1:])
            if level > before + 1:
                yield f"a heading of level {level} follows one of level {before}"
            before = level


def _check_notes(elements: list[Tag]) -> Iterator[str]:
    names = [str(tag.item.get("/ID", "")) for tag in elements if tag.role == "Note"]
    if not all(names) or len(set(names)) < len(names):
        yield "a note has no name of its own"


def _check_marks(opened: pikepdf.Pdf, tags: Tag, pages: Pages) -> Iterator[str]:
    """Is each piece of each page in one element, and does each find its element again?"""
    owners: dict[tuple[int, int], Tag] = {}
    for tag in tags.walk():
        for kid in tag.kids:
            if isinstance(kid, tuple):
                if kid in owners:
                    yield f"a piece of page {kid[0] + 1} has two tags"
                owners[kid] = tag
    for page, number in sorted(pages.marks - owners.keys()):
        yield f"piece {number} of page {page + 1} has no tag"
    for page in sorted(set(pages.loose)):
        yield f"something on page {page + 1} is neither tagged nor an artifact"
    parents = number_tree(tags.item.get("/ParentTree"))
    rows = [
        _objects_of(parents.get(int(page.obj.get("/StructParents", -1)))) for page in opened.pages
    ]
    for (page, number), tag in sorted(owners.items(), key=lambda owned: owned[0][0]):
        row = rows[page] if 0 <= page < len(rows) else None
        if row is not None and (number >= len(row) or row[number] != tag.item.objgen):
            yield f"piece {number} of page {page + 1} does not lead back to its tag"


def _objects_of(row: pikepdf.Object | None) -> list[tuple[int, int] | None]:
    """The numbers of the objects of a row, by which each is known."""
    if not isinstance(row, pikepdf.Array):
        return []
    return [one.objgen if isinstance(one, pikepdf.Dictionary) else None for one in row]


def number_tree(root: pikepdf.Object | None) -> dict[int, pikepdf.Object]:
    """The entries of a number tree."""
    found: dict[int, pikepdf.Object] = {}
    left = [root] if isinstance(root, pikepdf.Dictionary) else []
    for _ in range(10_000):
        if not left:
            break
        node = left.pop()
        numbers = node.get("/Nums")
        if numbers is not None:
            listed = list(numbers)
            found.update(
                {int(key): item for key, item in zip(listed[::2], listed[1::2], strict=False)}
            )
        left += [kid for kid in node.get("/Kids") or [] if isinstance(kid, pikepdf.Dictionary)]
    return found
