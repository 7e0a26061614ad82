"""Reads the tags of a finished file: its elements, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from msgspec import Struct, field
import pikepdf

# Our engines go nowhere near this; a file that does is no file of theirs.
DEEPEST = 200

# A marked piece: the page from 0 (-1 for one that is not in the file), and its number there.
Place: TypeAlias = tuple[int, int]


class Tag(Struct, eq=False):
    """An element: its tag as the standard names it, what it holds, and the object itself.

    `kids` are elements, marked pieces and the object numbers of links, in reading order.
    """

    role: str
    item: pikepdf.Object
    parent: Tag | None
    kids: list[Tag | Place | LinkNumber] = field(default_factory=list)

    def walk(self) -> Iterator[Tag]:
        """The element and all in it, in reading order."""
        left = [self]
        while left:
            tag = left.pop()
            yield tag
            left += [kid for kid in reversed(tag.kids) if isinstance(kid, Tag)]

    def places(self) -> Iterator[Place]:
        """Its marked pieces and those of all in it, in reading order."""
        left: list[Tag | Place | LinkNumber] = [self]
        while left:
            one = left.pop()
            if isinstance(one, Tag):
                left += reversed(one.kids)
            elif isinstance(one, tuple):
                yield one


class LinkNumber(Struct, frozen=True):
    """A link that an element holds, by its object's number."""

    number: int


def read_tags(pdf: pikepdf.Pdf) -> Tag | None:
    """The tree of a file's tags, under an element with the tag "Root"; None without tags."""
    root = pdf.Root.get("/StructTreeRoot")
    if not isinstance(root, pikepdf.Dictionary):
        return None
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    roles = root.get("/RoleMap")
    reader = _Reader(pages, roles if isinstance(roles, pikepdf.Dictionary) else None)
    tree = Tag("Root", root, None)
    reader.read_kids(tree, root, -1, 0)
    return tree


class _Reader:
    def __init__(self, pages: dict[tuple[int, int], int], roles: pikepdf.Dictionary | None) -> None:
        self.pages = pages
        self.roles = roles

    def read_kids(self, tag: Tag, item: pikepdf.Object, page: int, depth: int) -> None:
        kids = item.get("/K")
        if kids is None or depth > DEEPEST:
            return
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                tag.kids.append((page, kid))
            elif isinstance(kid, pikepdf.Dictionary):
                self._read_kid(tag, kid, page, depth)

    def _read_kid(self, tag: Tag, kid: pikepdf.Dictionary, page: int, depth: int) -> None:
        own, role = kid.get("/Pg"), kid.get("/S")
        here = page if own is None else self.pages.get(own.objgen, -1)
        if role is not None:
            inner = Tag(self._role(str(role)), kid, tag)
            tag.kids.append(inner)
            self.read_kids(inner, kid, here, depth + 1)
        elif "/MCID" in kid:
            tag.kids.append((here, int(kid.MCID)))
        elif "/Obj" in kid:
            tag.kids.append(LinkNumber(kid.Obj.objgen[0]))

    def _role(self, name: str) -> str:
        for _ in range(8):
            mapped = self.roles.get(name) if self.roles is not None else None
            if mapped is None:
                break
            name = str(mapped)
        return name.removeprefix("/")
