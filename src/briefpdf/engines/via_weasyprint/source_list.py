"""The list of sources as HTML, with links back to the marks that cite each."""

from __future__ import annotations

from collections.abc import Iterable

from ...model.document import Mark, SourceEntry
from .characters import SPACE, text_html
from .inlines import InlineSetter, mark_anchor, source_anchor
from .list_signs import digits, sign_html


def letters(number: int) -> str:
    """The letters that count back links: a to z, then aa, ab and on; `number` is from 1."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text


class BackLinks:
    """Where each source is cited: its marks by the locators that they give.

    A mark without a locator stands under the empty text; `marks` are in the order of the text.
    """

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._places: dict[int, dict[str, list[int]]] = {}
        for mark in marks:
            for cited in mark.cited:
                by_locator = self._places.setdefault(cited.number, {})
                locator = ", ".join(filter(None, cited.locators))
                by_locator.setdefault(locator, []).append(cited.occurrence)

    def set(self, number: int) -> str:
        """The links back from a source, as HTML; empty when no mark cites it."""
        places = self._places.get(number, {})
        groups = []
        for locator in sorted(places, key=bool):
            lead = f"{text_html(locator)}:{SPACE}" if locator else ""
            links = " ".join(
                f'<a class="back" href="#{mark_anchor(number, occurrence)}">'
                f"{letters(occurrence)}</a>"
                for occurrence in sorted(places[locator])
            )
            groups.append(lead + links)
        return f'<span class="back-links">{"; ".join(groups)}</span>' if groups else ""


def source_list_html(
    sources: Iterable[SourceEntry], inlines: InlineSetter, back_links: BackLinks
) -> str:
    """The entries of Sources as an ordered list; empty when there are none."""
    items, signs = [], []
    for entry in sources:
        signs.append(f"{entry.number}.")
        back = back_links.set(entry.number) if inlines.marks else ""
        items.append(
            f'<li id="{source_anchor(entry.number)}" data-part="source">{sign_html(signs[-1])}'
            f"{inlines.set(entry.content)}{SPACE + back if back else ''}</li>"
        )
    if not items:
        return ""
    return f'<ol class="source-list digits-{digits(signs)}">{"".join(items)}</ol>'
