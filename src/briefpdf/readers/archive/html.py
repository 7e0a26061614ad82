"""The text of archived HTML, as far as a reader sees it."""

from __future__ import annotations

from itertools import islice

from lxml import etree, html

from ...source.pattern import lazy_pattern
from ...source.raised import TO_RAISED
from .limits import MAX_CHARACTERS, UnreadableArchiveError
from .style import Hidden, hidden_elements

_UNSEEN_TAGS = (
    "head script style nav svg math iframe object audio video canvas select "
    "option datalist button input textarea map area dialog"
)
_UNSEEN = frozenset(_UNSEEN_TAGS.split())
# What was there once, or is there for a program: a reader of the page has to know that it is not.
_WITHDRAWN = frozenset({"del", "s", "strike", "template", "noscript"})
_BLOCK_TAGS = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu ol p pre "
    "section summary table tbody tfoot thead tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_CELLS = frozenset({"td", "th"})
_UNSEEN_ROLES = frozenset({"navigation", "menu", "menubar", "search"})
# White space of the file is a blank; a fixed blank stays.
_BLANK = lazy_pattern(r"[ \t\n\r\f]+")
_LINES = lazy_pattern(r" *\n[ \t\n]*")
_NOTE = lazy_pattern(r"[\[(]?(\d{1,3})[\])]?")
_LETTERED = lazy_pattern(r"[\[(]?[a-h*†‡§][\])]?")
# libxml2's only limit with `huge_tree`; versions before 2.14 have no error of its own for it.
_TOO_DEEP = (etree.ErrorTypes.ERR_RESOURCE_LIMIT, etree.ErrorTypes.ERR_INTERNAL_ERROR)


def html_text(data: bytes) -> tuple[str, str]:
    """The text of HTML in UTF-8, and the same with what is hidden or struck out.

    It has a line for each block, a raised number for one in `<sup>`, and a tab before each cell.
    Left out of both are scripts, styles, navigation and forms. Raises `UnreadableArchiveError`.
    """
    parser = html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise UnreadableArchiveError(
            "is HTML that cannot be read", "Save the page again."
        ) from None
    if any(error.type in _TOO_DEEP for error in parser.error_log):
        raise UnreadableArchiveError("is HTML nested too deeply to be read", "Save it as PDF.")
    hidden = hidden_elements(root)
    seen = _text(root, hidden)
    withdrawn = islice((*root.iter(*_WITHDRAWN), *root.iterfind(".//*[@hidden]")), 1)
    whole = _text(root, None) if hidden.whole or hidden.blank or list(withdrawn) else seen
    if len(whole) > MAX_CHARACTERS:
        raise UnreadableArchiveError(f"has more than {MAX_CHARACTERS // 10**6} million characters")
    return seen, whole


def _text(root: etree._Element, hidden: Hidden | None) -> str:
    return _LINES.sub("\n", "".join(_parts(root, hidden))).strip()


def _parts(root: etree._Element, hidden: Hidden | None) -> list[str]:
    """The texts of the tree in its order, white space as shown; all where `hidden` is None."""
    parts: list[str] = []
    kept = 0  # How many elements are open that keep their white space.
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag
        if event == "start":
            if _is_unseen(element, hidden):
                walk.skip_subtree()
                continue
            parts.append(_border(tag, "“"))
            kept += tag == "pre"
            if tag == "sup":
                walk.skip_subtree()
                parts.append(_raised("".join(map(str, element.itertext()))))
            elif element.text and not _is_blank(element, hidden):
                parts.append(_shown(element.text, kept))
            continue
        if not _is_unseen(element, hidden):
            kept -= tag == "pre"
            parts.append(_border(tag, "”"))
        outside = element.getparent()
        if element.tail and outside is not None and not _is_blank(outside, hidden):
            parts.append(_shown(element.tail, kept))
    return parts


def _shown(text: str, kept: int) -> str:
    return text if kept else _BLANK.sub(" ", text)


def _border(tag: object, quotation_mark: str) -> str:
    """What stands for the beginning or end of an element."""
    if tag in _BLOCKS:
        return "\n"
    if tag in _CELLS:
        return "\t" if quotation_mark == "“" else ""
    return quotation_mark if tag == "q" else ""


def _raised(text: str) -> str:
    """A raised text: "[12]" as “¹²”, "th" as it is, nothing for a note's letter or sign."""
    text = text.strip()
    notes = [_NOTE.fullmatch(part.strip()) for part in text.split(",")]
    if len(text) <= 40 and all(notes):
        return "".join(note[1] for note in notes if note).translate(TO_RAISED)
    if _LETTERED.fullmatch(text):
        return ""
    return _BLANK.sub(" ", text)


def _is_blank(element: etree._Element, hidden: Hidden | None) -> bool:
    """Whether the text of an element itself is not seen, whatever is in it."""
    return hidden is not None and element in hidden.blank


def _is_unseen(element: etree._Element, hidden: Hidden | None) -> bool:
    """Whether a reader does not see an element, or it is not text of the page."""
    tag = element.tag
    if tag in _UNSEEN or not isinstance(tag, str):
        return True
    if element.attrib and element.get("role", "").lower() in _UNSEEN_ROLES:
        return True
    if hidden is None:
        return False
    return tag in _WITHDRAWN or element.get("hidden") is not None or element in hidden.whole
