"""What a box of WeasyPrint is for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from weasyprint.formatting_structure import boxes

from ..signs import SIGN_CLASS

# Elements that are not here pass on what they hold to the element around them.
_ROLES: Mapping[str, str] = MappingProxyType(
    {
        **{f"h{level}": f"H{level}" for level in range(1, 7)},
        **dict.fromkeys(("p", "pre", "address", "figcaption"), "P"),
        **dict.fromkeys(("section", "nav"), "Sect"),
        **dict.fromkeys(("div", "aside", "header", "footer", "figure", "fieldset"), "Div"),
        **dict.fromkeys(("ul", "ol", "dl"), "L"),
        **dict.fromkeys(("li", "dt", "dd"), "LI"),
        "article": "Art",
        "blockquote": "BlockQuote",
        "main": "Part",
        "code": "Code",
        "q": "Quote",
        "table": "Table",
        "caption": "Caption",
        "thead": "THead",
        "tbody": "TBody",
        "tfoot": "TFoot",
        "tr": "TR",
        "th": "TH",
        "td": "TD",
    }
)
_TABLE_PARTS = {
    "Table": boxes.BlockBox,
    "Caption": boxes.TableCaptionBox,
    "THead": boxes.TableRowGroupBox,
    "TBody": boxes.TableRowGroupBox,
    "TFoot": boxes.TableRowGroupBox,
    "TR": boxes.TableRowBox,
    "TH": boxes.TableCellBox,
    "TD": boxes.TableCellBox,
}


def role_of(box: Any) -> str | None:
    """The tag of a box that begins an element, or None for one that passes its content on."""
    if isinstance(box, boxes.ReplacedBox):
        return "Figure"
    if box.style["float"] == "footnote":
        return "Note"
    if box.element_tag == "a":
        return "Link" if box.link_annotation else None
    if box.element.get("class") == SIGN_CLASS:
        return "Lbl"
    role = _ROLES.get(box.element_tag)
    # A style may show the parts of a table as something else, which is then no table.
    wanted = _TABLE_PARTS.get(role or "")
    if wanted is not None and not (isinstance(box, wanted) or _wraps(box, role)):
        return "Div" if isinstance(box, boxes.BlockLevelBox) else None
    return role


def _wraps(box: Any, role: str | None) -> bool:
    return role == "Table" and isinstance(box, (boxes.TableBox, boxes.InlineBlockBox))


# Parts of a list or of a table are such only within one.
_ONLY_IN = {
    "LI": ("L",),
    "TR": ("Table", "THead", "TBody", "TFoot"),
    "TH": ("TR",),
    "TD": ("TR",),
    **dict.fromkeys(("THead", "TBody", "TFoot"), ("Table",)),
}


def fitting(role: str | None, box: Any, around: str) -> str | None:
    """The tag of a box, or a plainer one where the element around it may not hold such a tag."""
    if role in _ONLY_IN and around not in _ONLY_IN[role]:
        return "Div" if isinstance(box, boxes.BlockLevelBox) else None
    return role


def is_repeated_on_pages(box: Any) -> bool:
    """Whether a box stands on every page, so that a reader need not hear of it."""
    return isinstance(box, boxes.MarginBox) or box.style["position"] == "fixed"


def sort_of_artifact(box: Any) -> str:
    """What a repeated box is, in the words of PDF: a header, a footer, or else a watermark."""
    if not isinstance(box, boxes.MarginBox):
        return "Watermark"
    return "Footer" if box.at_keyword.startswith("@bottom") else "Header"
