"""Where links lead: the anchors of marks, sources and figures, and addresses outside the brief."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import re
from urllib.parse import quote, urlsplit

from ...compose.walk import flatten
from ...model.document import Chart, Document, Mark, Picture, SourceEntry, Table
from ...model.theme import Theme
from ..style.settings import switch, word
from .walk import placed_marks, plain_text

# What a reader may be led to; anything else in a brief is printed without its link.
LINKED_SCHEMES = frozenset({"http", "https", "mailto"})


def is_linked(link: str | None) -> bool:
    """Whether a link is printed as one."""
    if link is None:
        return False
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


class BackLinks:
    """Where each source is cited: its marks by the locators that they give.

    A mark without a locator stands under the empty text; `marks` are in the order of the text.
    """

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._places: dict[int, dict[str, list[int]]] = {}
        self._locators: dict[int, list[str]] = {}
        for mark in marks:
            for cited in mark.cited:
                self._locators.setdefault(cited.number, []).extend(filter(None, cited.locators))
                by_locator = self._places.setdefault(cited.number, {})
                locator = ", ".join(filter(None, cited.locators))
                by_locator.setdefault(locator, []).append(cited.occurrence)

    def groups(self, number: int) -> list[tuple[str, list[int]]]:
        """The occurrences of a source by locator, those without a locator first."""
        places = self._places.get(number, {})
        return [(locator, sorted(places[locator])) for locator in sorted(places, key=bool)]

    def locators(self, number: int) -> list[str]:
        """The locators of a source, each once, in the order of the text."""
        return list(dict.fromkeys(self._locators.get(number, ())))


_PAGES = re.compile(r"(?:pp?\.|pages?)\s*(\d[\d\s,–-]*)", re.IGNORECASE)


def joined_locators(locators: Iterable[str], labels: Mapping[str, str]) -> str:
    """Locators in one line: pages together and in order (“pp. 1, 2”), then what else there is."""
    pages: dict[str, None] = {}
    others: dict[str, None] = {}
    for locator in locators:
        match = _PAGES.fullmatch(locator.strip())
        if match is None:
            others.setdefault(locator.strip())
        else:
            pages.update(dict.fromkeys(re.findall(r"\d+(?:\s*[–-]\s*\d+)?", match[1])))
    named = []
    if pages:
        several = len(pages) > 1 or any(re.search(r"\d\s*[–-]", one) for one in pages)
        lead = labels.get("pages", "pp.") if several else labels.get("page", "p.")
        ordered = sorted(pages, key=lambda one: [int(part) for part in re.findall(r"\d+", one)])
        named.append(f"{lead}\u00a0{', '.join(ordered)}")
    return "; ".join((*named, *filter(None, others)))


Entries = tuple[SourceEntry, ...]
# More characters than this might not go on a page, and a note is never broken.
_LONGEST = 4000


def part_sources(document: Document, theme: Theme) -> tuple[Entries, Entries]:
    """The sources for the feet of pages, each where its first mark stands, and those for the list.

    Without marks, or for a source that no mark cites, there is no such place; and what is too long
    for one page goes into the list as well.
    """
    wanted = word(theme, "citations", "place", "end") == "footnotes"
    if not wanted or not switch(theme, "citations", "marks", True):
        return (), document.sources
    cited = {
        one.number for mark in placed_marks(document) for one in mark.cited if one.occurrence == 1
    }
    at_foot = tuple(
        entry
        for entry in document.sources
        if entry.number in cited and len(plain_text(entry.content)) <= _LONGEST
    )
    return at_foot, tuple(entry for entry in document.sources if entry not in at_foot)
