"""Where links lead: the anchors of marks, sources and figures, and addresses outside the brief."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from ...compose.walk import flatten
from ...model.document import Chart, Document, Picture, Table
from .walk import placed_marks, plain_text

# What a reader may be led to; anything else in a brief is printed without its link.
LINKED_SCHEMES = frozenset({"http", "https", "mailto"})


def is_linked(link: str) -> bool:
    """Whether a link is printed as one."""
    try:
        return urlsplit(link).scheme.lower() in LINKED_SCHEMES
    except ValueError:
        return False


def mark_anchor(number: int, occurrence: int) -> str:
    """The anchor of a mark, by its source and by which mark of that source it is."""
    return f"cite-{number}-{occurrence}"


def source_anchor(number: int) -> str:
    """The anchor of an entry in Sources."""
    return f"source-{number}"


def figure_anchor(figure: str) -> str:
    """The anchor of a figure or table, in characters that a link need not escape."""
    return "figure-" + quote(figure, safe="").replace("%", "_")


def described_links(document: Document) -> dict[str, str]:
    """What a link within the file says of where it leads, by an anchor.

    By the anchor of a mark it is what the mark says: its source and the locators given there; by
    the anchor of a figure its caption, by that of a source its entry.
    """
    titles = {entry.number: plain_text(entry.content) for entry in document.sources}
    words = {source_anchor(number): f"{number}: {title}" for number, title in titles.items()}
    for mark in placed_marks(document):
        for one in mark.cited:
            said = [f"{one.number}: {titles.get(one.number, '')}", *one.locators]
            words[mark_anchor(one.number, one.occurrence)] = ", ".join(said)
    for block in flatten(document.blocks):
        if isinstance(block, (Table, Picture, Chart)) and block.id and block.caption:
            caption = f"{block.caption.label}. {plain_text(block.caption.title)}"
            words[figure_anchor(block.id)] = caption
    return words
