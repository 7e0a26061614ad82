"""The tags that WeasyPrint wrote, completed.

What WeasyPrint 70 tags is whole, but running heads are left without an owner, and notes and the
signs of lists have no tags of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import re
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from ...source.pattern import lazy_pattern
from ..content.links import source_anchor
from .addresses import DECORATION, DISCLAIMER
from .measure import POINTS_PER_PIXEL

_Id: TypeAlias = tuple[int, int]
_MARKED = lazy_pattern(rb"/(\w+)\s*<<\s*/MCID (\d+)\s*>>\s*BDC(.*?)EMC", re.DOTALL)
_GLYPHS = lazy_pattern(rb"<([0-9A-Fa-f]+)>")
# How many glyphs a bullet and its space have, and the longest number.
_BULLET_GLYPHS, _MOST_GLYPHS = 2, 6
_PLACE_AND_HEAD = 2
_NUMBERED = Dictionary(O=Name.List, ListNumbering=Name.Decimal)
_BULLETED = Dictionary(O=Name.List, ListNumbering=Name.Disc)


class Tags:
    """The tags of a file; `targets` say where the links within it lead.

    `disclaimer_lang` is the language of the disclaimer, where it is not that of the file.
    """

    def __init__(
        self, opened: Pdf, root: Dictionary, targets: Mapping[_Id, str], disclaimer_lang: str
    ) -> None:
        self.disclaimer_lang = disclaimer_lang
        self.opened = opened
        self.root = root
        self.targets = targets
        self.pages = {page.obj.objgen: page for page in opened.pages}
        self.contents = {
            key: b"".join(one.read_bytes() for one in _streams(page))
            for key, page in self.pages.items()
        }
        self.pieces = {
            (key, int(match[2])): match[3]
            for key, content in self.contents.items()
            for match in _MARKED.finditer(content)
        }
        self.owned: set[tuple[_Id, int]] = set()
        self.notes: dict[str, Object] = {}
        self.references: dict[str, Object] = {}

    def finish(self) -> None:
        """Complete the elements, and mark as none of the content what has no element."""
        self._place_floats()
        left = _elements(self.root)
        while left:
            element = left.pop()
            decorates = Name.Figure == element.S and element.get("/Alt") == DECORATION
            # The foot of a long table has no words: it only draws a rule where the table is broken.
            if decorates or Name.TFoot == element.S:
                _remove(element)
                continue
            self._complete(element, _elements(element))
            page = element.get("/Pg")
            for kid in _kids(element):
                if isinstance(kid, int) and page is not None:
                    self.owned.add((page.objgen, kid))
            left += reversed(_elements(element))
        # One mark may be the first for several: the last of them is put right behind it first.
        for target, note in reversed(self.notes.items()):
            self._place_note(note, self.references.get(target))
        for key, opened_page in self.pages.items():
            self._set_apart(key, opened_page)

    def _place_floats(self) -> None:
        """Have what floats read where it is called: two empty links tell where, and what it is."""
        empty: dict[str, list[Object]] = {}
        left: list[Object] = [self.root]
        while left:
            element = left.pop()
            if element.get("/S") == Name.Link and not any(map(_is_content, _kids(element))):
                empty.setdefault(self._target(element), []).append(element)
            left += reversed(_elements(element))
        pairs = [pair for target, pair in empty.items() if target and len(pair) == _PLACE_AND_HEAD]
        for place, head in pairs:
            exhibit, around = head, place.P
            # WeasyPrint has the link stand in a box that holds nothing else.
            while next(self._texts(exhibit), None) is None:
                _remove(exhibit)
                exhibit = exhibit.P
            _remove(exhibit)
            exhibit["/P"] = around
            kids = _kids(around)
            kids[_index(kids, place)] = exhibit
            around["/K"] = Array(kids)
        marks = empty.get(DISCLAIMER, []) if self.disclaimer_lang else []
        for mark in marks:
            mark.P["/Lang"] = String(self.disclaimer_lang)
            _remove(mark)
        unread = {_annotation(link) for pair in (*pairs, marks) for link in pair}
        for page in self.pages.values():
            links = page.obj.get("/Annots", Array())
            if any(link.objgen in unread for link in links):
                page.obj["/Annots"] = Array(one for one in links if one.objgen not in unread)

    def _complete(self, element: Object, kids: list[Object]) -> None:
        match str(element.S):
            case "/Figure":
                self._place_figure(element)
            case "/LI":
                self._label_item(element, kids)
            case "/TH" | "/TD":
                self._head_cell(element)
            case "/Span":
                leads = [self._target(kid) for kid in kids if Name.Link == kid.S]
                for target in leads:
                    if target.startswith("source-"):
                        element["/S"] = Name.Reference
                        self.references.setdefault(target, element)
                    elif target.startswith("cite-"):
                        self._label_note(element, source_anchor(int(target.split("-")[1])))

    def _place_figure(self, element: Object) -> None:
        """WeasyPrint gives the place in pixels from the top of the page."""
        left, top, right, bottom = (float(edge) * POINTS_PER_PIXEL for edge in element.A.BBox)
        height = float(self.pages[element.Pg.objgen].mediabox[3])
        element.A["/BBox"] = Array([left, height - bottom, right, height - top])

    def _label_item(self, item: Object, kids: list[Object]) -> None:
        """Take the sign of an item out of its words: a bullet or a number is a label."""
        if len(kids) != 1 or Name.LBody != kids[0].S:
            return
        holder = kids[0]
        first = next(iter(_elements(holder)), None)
        if first is not None and first.S in (Name.P, Name.Div):
            holder, first = first, next(iter(_elements(first)), None)
        # A sign is an element with text in it; an item that goes on in another column has none.
        if first is None or Name.Span != first.S or not _elements(first):
            return
        glyphs = sum(
            len(found) // 4
            for page, number in self._texts(first)
            for found in _GLYPHS.findall(self.pieces.get((page, number), b""))
        )
        held = _kids(holder)
        if glyphs > _MOST_GLYPHS or _index(held, first):
            return
        holder["/K"] = Array(held[1:])
        first["/S"], first["/P"] = Name.Lbl, item
        item["/K"] = Array([first, *_kids(item)])
        item.P["/A"] = _BULLETED if glyphs <= _BULLET_GLYPHS else _NUMBERED

    def _head_cell(self, cell: Object) -> None:
        """Say what a heading heads; the names by which WeasyPrint says it are not each its own."""
        attributes = cell.get("/A", Dictionary(O=Name.Table))
        if "/Headers" in attributes:
            del attributes["/Headers"]
        if cell.S == Name.TH:
            in_body = Name.TBody == cell.P.P.S
            attributes["/Scope"] = Name.Row if in_body else Name.Column
        if "/ID" in cell:
            del cell["/ID"]
        cell["/A"] = attributes

    def _label_note(self, sign: Object, anchor: str) -> None:
        """The number of a note, or of an entry of Sources, which leads back to its first mark."""
        sign["/S"] = Name.Lbl
        note = sign.P
        if Name.Span == note.S:
            note["/S"], note["/ID"] = Name.Note, String(anchor)
            self.notes[anchor] = note

    def _place_note(self, note: Object, mark: Object | None) -> None:
        """Have a note read right behind the first mark that it is for."""
        if mark is not None:
            _remove(note)
            kids = _kids(mark.P)
            kids.insert(_index(kids, mark) + 1, note)
            mark.P["/K"], note["/P"] = Array(kids), mark.P

    def _target(self, link: Object) -> str:
        """Where the link of an element leads within the file; empty for one to the web."""
        annotation = _annotation(link)
        return self.targets.get(annotation, "") if annotation else ""

    def _texts(self, element: Object) -> Iterator[tuple[_Id, int]]:
        for kid in _kids(element):
            if isinstance(kid, int):
                yield element.Pg.objgen, kid
            elif isinstance(kid, Dictionary) and "/S" in kid:
                yield from self._texts(kid)

    def _set_apart(self, key: _Id, page: pikepdf.Page) -> None:
        def artifact(match: re.Match[bytes]) -> bytes:
            if (key, int(match[2])) in self.owned:
                return match[0]
            return b"/Artifact <</Type /Pagination>> BDC" + match[3] + b"EMC"

        content = self.contents[key]
        if (changed := _MARKED.sub(artifact, content)) != content:
            page.obj["/Contents"] = self.opened.make_stream(changed)


def _streams(page: pikepdf.Page) -> list[Object]:
    contents = page.obj.Contents
    return list(contents) if isinstance(contents, Array) else [contents]


def _annotation(link: Object) -> _Id | None:
    for kid in _kids(link):
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            objgen: _Id = kid.Obj.objgen
            return objgen
    return None


def _is_content(kid: object) -> bool:
    return isinstance(kid, int) or (isinstance(kid, Dictionary) and "/S" in kid)


def _index(kids: list[Object], element: Object) -> int:
    found = (isinstance(kid, Dictionary) and kid.objgen == element.objgen for kid in kids)
    return list(found).index(True)


def _remove(element: Object) -> None:
    kids = _kids(element.P)
    del kids[_index(kids, element)]
    element.P["/K"] = Array(kids)


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K")
    return list(kids) if isinstance(kids, Array) else [] if kids is None else [kids]


def _elements(element: Object) -> list[Object]:
    return [kid for kid in _kids(element) if isinstance(kid, Dictionary) and "/S" in kid]
