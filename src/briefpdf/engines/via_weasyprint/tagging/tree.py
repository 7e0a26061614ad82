"""Reads the boxes of laid-out pages as one tree of tagged elements.

WeasyPrint's own tags begin an element anew in each column and on each page. Here what belongs
together is one element: a paragraph, a list or a table is met once, wherever it is broken.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from ...metadata.language import language_tag
from ..page_boxes import POINTS_PER_PIXEL
from .elements import Annotation, Content, Element, level_headings, tidy
from .roles import fitting, is_repeated_on_pages, role_of, sort_of_artifact

# A page's marked pieces: for each box that was painted, its MCID.
Painted = Mapping[Any, int]


class TreeBuilder:
    """Builds the tree page by page; `artifacts` are the pieces that belong to none of it.

    `language` is that of the document.
    """

    def __init__(self, language: str) -> None:
        self.root = Element("Document", None, 0)
        self.artifacts: dict[Content, str] = {}
        self.language = language
        self._elements: dict[Any, Element] = {}
        self._heads: dict[Any, Any] = {}
        self._page = 0
        self._height = 0.0
        self._painted: Painted = {}

    def add_page(self, page_box: Any, painted: Painted) -> None:
        """Read the next page."""
        self._painted = painted
        self._height = page_box.margin_height()
        for child in page_box.children:
            self._walk(child, self.root)
        self._page += 1

    def finish(self) -> Element:
        """The whole tree, without what is empty."""
        tidy(self.root)
        level_headings(self.root)
        return self.root

    def _walk(self, box: Any, parent: Element) -> None:
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        if isinstance(box, boxes.TextBox):
            self._place(box, parent)
        elif is_repeated_on_pages(box) or self._is_repeated_head(box):
            self._set_apart(box, sort_of_artifact(box))
        elif box.element is None or box.element_tag in ("html", "body"):
            self._walk_all(box, parent)
        else:
            self._walk_element(box, parent)

    def _walk_all(self, box: Any, parent: Element) -> None:
        for child in getattr(box, "children", ()):
            self._walk(child, parent)

    def _walk_element(self, box: Any, parent: Element) -> None:
        if "::" in box.element_tag:
            self._walk_pseudo(box, parent)
            return
        element = self._elements.get(box.element)
        if element is None:
            element = self._begin(box, parent)
            self._elements[box.element] = element
        if element.role == "Link" and box.link_annotation:
            element.kids.append(Annotation(self._page, box.link_annotation))
        if isinstance(box, boxes.ReplacedBox):
            self._place(box, element)
        self._walk_all(box, element)

    def _walk_pseudo(self, box: Any, parent: Element) -> None:
        if box.element_tag.endswith("::footnote-call"):
            call = parent.add("Reference", self._page)
            self._elements.setdefault(box.element, parent.add("Note", self._page))
            if box.link_annotation:
                call = call.add("Link", self._page)
                call.kids.append(Annotation(self._page, box.link_annotation))
            self._walk_all(box, call)
        elif box.element_tag.endswith("marker"):
            self._walk_all(box, self._label(parent))
        else:
            self._walk_all(box, parent)

    def _begin(self, box: Any, parent: Element) -> Element:
        """The element that a box begins; the one around it where it begins none."""
        role = fitting(role_of(box), box, parent.role)
        language = self._language(box)
        if role is None:
            if language is None and box.element_tag != "abbr":
                return parent
            role = "Span"
        if role == "Lbl":
            return self._label(parent)
        element = parent.add(role, self._page)
        element.language = language
        if role == "LI":
            element = element.add("LBody", self._page)
        elif role == "Figure":
            self._describe_figure(element, box)
        elif role in ("TH", "TD"):
            self._describe_cell(element, box)
        elif box.element_tag == "abbr":
            element.expansion = box.element.get("title")
        return element

    def _label(self, parent: Element) -> Element:
        """The element for the sign of the list item, or of the note, that `parent` is in."""
        inside = parent if parent.role in ("LBody", "Note") else parent.around("LBody", "Note")
        if inside is None:
            return parent
        holder = inside.parent if inside.role == "LBody" else inside
        assert holder is not None
        label = Element("Lbl", holder, self._page)
        holder.kids.insert(0, label)
        return label

    def _describe_figure(self, element: Element, box: Any) -> None:
        written = box.element.get("alt") or _title(box.element) or box.element.get("src")
        element.alternative = written or "figure"
        left, top = box.content_box_x(), box.content_box_y()
        corners = (left, self._height - top - box.height, left + box.width, self._height - top)
        element.owner = "Layout"
        element.attributes["BBox"] = [corner * POINTS_PER_PIXEL for corner in corners]

    def _describe_cell(self, element: Element, box: Any) -> None:
        element.owner = "Table"
        if element.role == "TH":
            scope = "Row" if box.element.get("scope") == "row" else "Column"
            element.attributes["Scope"] = f"/{scope}"
        for name, count in (("ColSpan", box.colspan), ("RowSpan", box.rowspan)):
            if count != 1:
                element.attributes[name] = count

    def _language(self, box: Any) -> str | None:
        written = box.element.get("lang")
        language = language_tag(written) if written else None
        return None if language == self.language else language

    def _is_repeated_head(self, box: Any) -> bool:
        """Whether a box is the head or foot of a table that was met in another column before."""
        if not isinstance(box, boxes.TableRowGroupBox) or not (box.is_header or box.is_footer):
            return False
        return self._heads.setdefault(box.element, box) is not box

    def _place(self, box: Any, element: Element) -> None:
        # A box of which nothing was painted has no mark.
        if box in self._painted:
            element.kids.append(Content(self._page, self._painted[box]))

    def _set_apart(self, box: Any, sort: str) -> None:
        if box in self._painted:
            self.artifacts[Content(self._page, self._painted[box])] = sort
        for child in getattr(box, "children", ()):
            inner = child._box if isinstance(child, AbsolutePlaceholder) else child
            self._set_apart(inner, sort)


def build_tree(
    pages: Iterable[tuple[Any, Painted]], language: str
) -> tuple[Element, dict[Content, str]]:
    """The tree of pages, given as their boxes and what of them was painted, and the artifacts."""
    builder = TreeBuilder(language)
    for page_box, painted in pages:
        builder.add_page(page_box, painted)
    return builder.finish(), builder.artifacts


def _title(drawing: Any) -> str | None:
    """What the title of a drawing in SVG says; it is a child of its own."""
    titles = (child for child in drawing if str(child.tag).rpartition("}")[2] == "title")
    return next((child.text for child in titles), None)
