"""Where links lead: the anchors of marks, sources and figures, and addresses outside the brief."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

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
