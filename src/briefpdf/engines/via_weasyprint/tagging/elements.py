"""The elements that the tags of a PDF make up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

# What holds blocks: loose words in it are a paragraph of their own.
_HOLDS_BLOCKS = frozenset({"Document", "Part", "Art", "Sect", "Div", "BlockQuote"})
_BLOCKS = frozenset("Part Art Sect Div BlockQuote P H1 H2 H3 H4 H5 H6 L Table Note Caption".split())
_HOLDS_ONLY = {"L": ("LI", "L")}
# These say something even when they are empty: how many cells a row has.
_KEPT_EMPTY = frozenset({"TH", "TD"})


@dataclass(frozen=True, slots=True)
class Content:
    """A marked piece of a page: the page counts from 0, `number` is its MCID."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A link on a page, as WeasyPrint's dictionary for it."""

    page: int
    dictionary: Any


@dataclass(eq=False, slots=True)
class Element:
    """An element: its tag, what it holds, and what is told of it.

    `layout` are attributes of an owner, such as ("Table", {"Scope": "/Column"}).
    """

    role: str
    parent: Element | None
    page: int
    kids: list[Kid] = field(default_factory=list)
    language: str | None = None
    alternative: str | None = None
    expansion: str | None = None
    owner: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)

    def add(self, role: str, page: int) -> Element:
        """A new element, the last that this one holds."""
        kid = Element(role, self, page)
        self.kids.append(kid)
        return kid

    def around(self, *roles: str) -> Element | None:
        """The nearest element of these tags around this one."""
        parent = self.parent
        while parent is not None and parent.role not in roles:
            parent = parent.parent
        return parent

    def walk(self) -> Iterator[Element]:
        """The element and all in it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.walk()


Kid: TypeAlias = Element | Content | Annotation


def level_headings(root: Element) -> None:
    """Have no heading more than one level below the one before it, and the first be the first.

    The tag may then stand above the look: a screen reader's list of headings has no gaps.
    """
    before = 0
    for element in root.walk():
        if len(element.role) == 2 and element.role[0] == "H" and element.role[1].isdigit():
            before = min(int(element.role[1]), before + 1)
            element.role = f"H{before}"


def tidy(element: Element) -> bool:
    """Leave out what is empty and give loose words a paragraph; False when nothing is left."""
    if element.role in _HOLDS_ONLY:
        return _tidy_list(element)
    kids: list[Kid] = []
    loose: Element | None = None
    for kid in element.kids:
        if isinstance(kid, Element) and not tidy(kid):
            continue
        is_block = isinstance(kid, Element) and kid.role in _BLOCKS
        if is_block or element.role not in _HOLDS_BLOCKS:
            kids.append(kid)
            loose = None
            continue
        if loose is None:
            loose = Element("P", element, kid.page)
            kids.append(loose)
        loose.kids.append(kid)
        if isinstance(kid, Element):
            kid.parent = loose
    element.kids = kids
    return bool(kids) or element.role in _KEPT_EMPTY


def _tidy_list(element: Element) -> bool:
    """A list holds items alone: what else stands in it becomes one."""
    kids: list[Kid] = []
    for kid in element.kids:
        if isinstance(kid, Element) and kid.role in _HOLDS_ONLY["L"]:
            if tidy(kid):
                kids.append(kid)
            continue
        item = Element("LI", element, kid.page)
        body = item.add("LBody", kid.page)
        body.kids.append(kid)
        if isinstance(kid, Element):
            kid.parent = body
        if tidy(item):
            kids.append(item)
    element.kids = kids
    return bool(kids)
