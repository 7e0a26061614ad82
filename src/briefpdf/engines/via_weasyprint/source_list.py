"""The list of sources as HTML, with links back to the marks that cite each."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.document import SourceEntry
from ..content.back_links import BackLinks, letters
from ..content.links import mark_anchor, source_anchor
from ..content.list_signs import digits
from .characters import SPACE, text_html
from .inlines import InlineSetter
from .signs import sign_html


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
        groups = back_links.groups(entry.number)
        back = back_links_html(groups, entry.number) if inlines.marks else ""
        items.append(
            f'<li id="{source_anchor(entry.number)}" data-part="source">{sign_html(signs[-1])}'
            f"{inlines.set(entry.content)}{SPACE + back if back else ''}</li>"
        )
    if not items:
        return ""
    return f'<ol class="source-list digits-{digits(signs)}">{"".join(items)}</ol>'
