"""Sources as HTML, a list or notes at the foot of pages, with links back to their marks."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.document import SourceEntry
from ..content.back_links import BackLinks, letters
from ..content.links import mark_anchor, source_anchor
from ..content.list_signs import digits
from .characters import SPACE, text_html
from .inlines import InlineSetter
from .signs import sign_html

FOOTNOTE_CLASS = "footnote"
# The number of a note is that of its source, and stands in its text: not what CSS would count.
FOOTNOTE_CSS = f"""
.{FOOTNOTE_CLASS} {{ float: footnote; footnote-display: block; footnote-policy: line }}
.{FOOTNOTE_CLASS}::footnote-call, .{FOOTNOTE_CLASS}::footnote-marker {{ content: none }}
"""


def back_links_html(groups: Iterable[tuple[str, Iterable[int]]], number: int) -> str:
    """The links back from a source, as HTML; empty when no mark cites it."""
    html = []
    for locator, occurrences in groups:
        lead = f"{text_html(locator)}:{SPACE}" if locator else ""
        links = " ".join(
            f'<a class="back" href="#{mark_anchor(number, one)}">{letters(one)}</a>'
            for one in occurrences
        )
        html.append(lead + links)
    return f'<span class="back-links">{"; ".join(html)}</span>' if html else ""


def source_list_html(
    sources: Iterable[SourceEntry], inlines: InlineSetter, back_links: BackLinks
) -> str:
    """The entries of Sources as an ordered list; empty when there are none."""
    items, signs = [], []
    for entry in sources:
        signs.append(f"{entry.number}.")
        content = _entry_html(entry, inlines, back_links)
        items.append(
            f'<li id="{source_anchor(entry.number)}" data-part="source">{sign_html(signs[-1])}'
            f"{content}</li>"
        )
    if not items:
        return ""
    return f'<ol class="source-list digits-{digits(signs)}">{"".join(items)}</ol>'


def footnotes_html(
    sources: Iterable[SourceEntry], inlines: InlineSetter, back_links: BackLinks
) -> dict[int, str]:
    """Each source, by its number, as a note that goes to the foot of its page."""
    return {
        entry.number: (
            f'<span class="{FOOTNOTE_CLASS}" id="{source_anchor(entry.number)}"'
            f' data-part="source">{sign_html(f"{entry.number}.")}'
            f"{_entry_html(entry, inlines, back_links)}</span>"
        )
        for entry in sources
    }


def _entry_html(entry: SourceEntry, inlines: InlineSetter, back_links: BackLinks) -> str:
    groups = back_links.groups(entry.number) if inlines.marks else []
    back = back_links_html(groups, entry.number)
    return inlines.set(entry.content) + (SPACE + back if back else "")
