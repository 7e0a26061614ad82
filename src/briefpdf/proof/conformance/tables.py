"""Has each row of each table as many cells, and does each heading say what it heads?"""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from ..reading.tags import Tag


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
