"""Writes the tree of elements into a PDF, in place of the one that WeasyPrint would write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
import weasyprint.pdf

from ...metadata.language import language_tag
from .elements import Annotation, Content, Element
from .links import describe_links
from .marks import renumber, unmark
from .tree import build_tree


@contextmanager
def own_tags() -> Iterator[None]:
    """Have WeasyPrint tag with `add_tags` of this module; one rendering at a time."""
    native = weasyprint.pdf.add_tags
    weasyprint.pdf.add_tags = add_tags
    try:
        yield
    finally:
        weasyprint.pdf.add_tags = native


def add_tags(pdf: Any, laid_out: Any, pdf_version: Any, page_streams: Any) -> None:
    """Tag everything on the pages, and mark the file as tagged."""
    language = language_tag(laid_out.metadata.lang)
    painted = [{box: tag["mcid"] for box, tag in one._tags.items()} for one in page_streams]
    boxes = (page._page_box for page in laid_out.pages)
    root, artifacts = build_tree(zip(boxes, painted, strict=True), language)
    numbers = []
    for page, stream in enumerate(page_streams):
        stream._tags.clear()
        here = {piece.number: sort for piece, sort in artifacts.items() if piece.page == page}
        numbers.append(renumber(stream, here))
    unmark(one for one in pdf.objects if not any(one is page for page in page_streams))
    _Writer(pdf, numbers).write(root)
    _drop_unread_links(pdf)
    describe_links(pdf, laid_out.pages[0]._page_box.children[0].element)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["Lang"] = pydyf.String(language)


def _drop_unread_links(pdf: Any) -> None:
    """Take off the pages what leads on from a repeated heading: it is in no element."""
    unread = {
        one.reference
        for one in pdf.objects
        if isinstance(one, pydyf.Dictionary)
        and one.get("Subtype") == "/Link"
        and "StructParent" not in one
    }
    for page in pdf.objects:
        if isinstance(page, dict) and "Annots" in page:
            page["Annots"][:] = [link for link in page["Annots"] if link not in unread]


class _Writer:
    """Writes one tree; `numbers` give for each page the new numbers of its marked pieces."""

    def __init__(self, pdf: Any, numbers: list[dict[int, int]]) -> None:
        self.pdf = pdf
        self.numbers = numbers
        self.notes = 0
        self.parents: list[dict[int, bytes]] = [{} for _ in numbers]
        self.links: list[bytes] = []

    def write(self, root: Element) -> None:
        tree: Any = self._add({"Type": "/StructTreeRoot"})
        document = self._element(root, tree.reference)
        tree["K"] = pydyf.Array([document])
        entries: list[Any] = []
        for page, parents in enumerate(self.parents):
            # Each piece of a page stands in the tree: there is no number without an element.
            row = self._add([parents[number] for number in sorted(parents)])
            entries += [page, row.reference]
        for index, link in enumerate(self.links):
            entries += [len(self.parents) + index, link]
        tree["ParentTree"] = self._add({"Nums": pydyf.Array(entries)}).reference
        tree["ParentTreeNextKey"] = len(self.parents) + len(self.links)
        self.pdf.catalog["StructTreeRoot"] = tree.reference

    def _element(self, element: Element, parent: bytes) -> bytes:
        page = self.pdf.page_references[element.page]
        written = self._add({"Type": "/StructElem", "S": f"/{element.role}", "P": parent})
        written["Pg"] = page
        written["K"] = kids = pydyf.Array()
        reference: bytes = written.reference
        for name, text in (
            ("Lang", element.language),
            ("Alt", element.alternative),
            ("E", element.expansion),
        ):
            if text:
                written[name] = pydyf.String(text)
        if element.role == "Note":
            self.notes += 1
            written["ID"] = pydyf.String(f"note-{self.notes}")
        if element.attributes:
            attributes = {"O": f"/{element.owner}", **element.attributes}
            written["A"] = pydyf.Dictionary(
                {
                    name: pydyf.Array(value) if isinstance(value, list) else value
                    for name, value in attributes.items()
                }
            )
        for kid in element.kids:
            if isinstance(kid, Content):
                # What is painted through a group, for its opacity, no tag can reach.
                if kid.number in self.numbers[kid.page]:
                    kids.append(self._content(kid, element.page, reference))
            elif isinstance(kid, Annotation):
                kids.append(self._link(kid, reference))
            else:
                kids.append(self._element(kid, reference))
        return reference

    def _content(self, piece: Content, page: int, parent: bytes) -> Any:
        number = self.numbers[piece.page][piece.number]
        self.parents[piece.page][number] = parent
        if piece.page == page:
            return number
        # An element that goes on on another page names that page with each piece.
        return pydyf.Dictionary(
            {"Type": "/MCR", "Pg": self.pdf.page_references[piece.page], "MCID": number}
        )

    def _link(self, link: Annotation, parent: bytes) -> Any:
        link.dictionary["StructParent"] = len(self.parents) + len(self.links)
        self.links.append(parent)
        page = self.pdf.page_references[link.page]
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": link.dictionary.reference, "Pg": page})

    def _add(self, values: dict[str, Any] | list[Any]) -> Any:
        made: Any = pydyf.Dictionary(values) if isinstance(values, dict) else pydyf.Array(values)
        self.pdf.add_object(made)
        return made
