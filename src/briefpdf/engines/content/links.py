"""Where links lead: the anchors of marks, sources and figures, and addresses outside the brief."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
import re
from urllib.parse import quote, urlsplit

from msgspec.structs import replace

from ...compose.walk import contents, flatten
from ...model.document import (
    Chart,
    Cited,
    Document,
    Inlines,
    Jump,
    Mark,
    Picture,
    QuotedPassage,
    SourceEntry,
    Table,
    Words,
)
from ...source.pattern import lazy_pattern
from .characters import NO_BREAK_SPACE
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


def jumps(document: Document) -> Iterator[Jump]:
    """The numbers of a document that lead from one part of it to another."""
    for content in (*contents((*document.blocks, *document.annex)), document.meta.notice):
        yield from (one for one in content if isinstance(one, Jump))


def described_links(document: Document) -> dict[str, str]:
    """What a link within the file says of where it leads, by an anchor.

    By the anchor of a mark it is what the mark says: its source, the locators given there and the
    first words of what it quotes; by the anchor of a figure its caption, by that of a source its
    entry. By the address of passages it is what the marks that rest on them say.
    """
    titles = {entry.number: plain_text(entry.content) for entry in document.sources}
    words = {source_anchor(number): f"{number}: {title}" for number, title in titles.items()}
    for mark in placed_marks(document):
        for one in mark.cited:
            title = titles.get(one.number, "")
            words[mark_anchor(one.number, one.occurrence)] = described_mark(one, title)
            for passage in one.passages:
                words.setdefault(passage.address, described_passage(one.number, title, passage))
    back_links = BackLinks(placed_marks(document))
    for number, title in titles.items():
        for together in back_links.passages(number).values():
            said = described_passage(number, title, together[0])
            more = dict.fromkeys(f"; “{one.words}”" for one in together[1:])
            words[address_of(together)] = said + "".join(more)
    for jump in jumps(document):
        words.setdefault(jump.target, jump.words)
    words.pop("", None)
    for block in flatten(document.blocks):
        if isinstance(block, (Table, Picture, Chart)) and block.id and block.caption:
            caption = f"{block.caption.label}. {plain_text(block.caption.title)}"
            words[figure_anchor(block.id)] = caption
    return words


def described_mark(cited: Cited, title: str) -> str:
    """What a mark says of a source: its title, the locators and the first words of its quotes."""
    quotes = dict.fromkeys(f"“{passage.words}”" for passage in cited.passages)
    said = ", ".join(filter(None, (title, *cited.locators)))
    return f"{cited.number}: {said}" + (f": {'; '.join(quotes)}" if quotes else "")


def described_passage(number: int, title: str, passage: QuotedPassage) -> str:
    """What a link to a passage says: its source, its locator and its first words."""
    said = ", ".join(filter(None, (title, passage.locator)))
    return f"{number}: {said}: “{passage.words}”"


def address_of(passages: Iterable[QuotedPassage]) -> str:
    """The address that opens passages of one locator: all of them where they are of one page of
    the web, which a browser marks together, else the first."""
    first, *others = dict.fromkeys(one.address for one in passages)
    page, fragment, _ = first.partition(_FRAGMENT)
    for other in others if fragment else ():
        if other.startswith(page + _FRAGMENT) and len(first) + len(other) < _LONGEST_ADDRESS:
            first += f"&text={other[len(page + _FRAGMENT) :]}"
    return first


_FRAGMENT, _LONGEST_ADDRESS = ":~:text=", 2000


class BackLinks:
    """Where each source is cited: its marks by the locators that they give.

    A mark without a locator stands under the empty text; `marks` are in the order of the text.
    """

    def __init__(self, marks: Iterable[Mark]) -> None:
        self._places: dict[int, dict[str, list[int]]] = {}
        self._locators: dict[int, list[str]] = {}
        self._passages: dict[int, dict[str, list[QuotedPassage]]] = {}
        for mark in marks:
            for cited in mark.cited:
                self._locators.setdefault(cited.number, []).extend(filter(None, cited.locators))
                by_locator = self._places.setdefault(cited.number, {})
                locator = ", ".join(filter(None, cited.locators))
                by_locator.setdefault(locator, []).append(cited.occurrence)
                passages = self._passages.setdefault(cited.number, {})
                for passage in cited.passages:
                    if is_linked(passage.address) or passage.address.startswith("#"):
                        passages.setdefault(passage.locator, []).append(passage)

    def groups(self, number: int) -> list[tuple[str, list[int]]]:
        """The occurrences of a source by locator, those without a locator first."""
        places = self._places.get(number, {})
        return [(locator, sorted(places[locator])) for locator in sorted(places, key=bool)]

    def locators(self, number: int) -> list[str]:
        """The locators of a source, each once, in the order of the text."""
        return list(dict.fromkeys(self._locators.get(number, ())))

    def addresses(self, number: int) -> dict[str, str]:
        """The addresses of the passages of a source, by locator."""
        return {name: address_of(those) for name, those in self.passages(number).items()}

    def passages(self, number: int) -> dict[str, list[QuotedPassage]]:
        """The passages of a source that can be opened, by locator, in the order of the text."""
        return self._passages.get(number, {})

    def opened(self, entry: SourceEntry) -> Inlines:
        """The content of an entry; its address opens the passages without a locator."""
        address = self.addresses(entry.number).get("", "")
        page = re.split(r"#page=|#?:~:", address)[0]
        return tuple(
            replace(one, link=address)
            if page and isinstance(one, Words) and one.link == page
            else one
            for one in entry.content
        )

    def joined(self, number: int, labels: Mapping[str, str]) -> list[tuple[str, str]]:
        """The locators of a source in one line, in pieces: text, and the address that it opens."""
        return joined_locators(self.locators(number), labels, self.addresses(number))


# No number parts from what it is the number of; letters and Roman numerals count, too.
_BEFORE_NUMBER = lazy_pattern(r"(?<=\S) (?=\(?(?:\d|(?:[A-Z]|[IVXLC]+|[ivxlc]+)\b))")
_PAGES = lazy_pattern(r"(?:pp?\.|pages?)\s*(\d[\d\s,–-]*)", re.IGNORECASE)


def joined_locators(
    locators: Iterable[str], labels: Mapping[str, str], addresses: Mapping[str, str]
) -> list[tuple[str, str]]:
    """Locators in one line: pages together and in order (“pp. 1, 2”), then what else there is.

    They come in pieces: a text, and the address that it opens or an empty text.
    """
    pages: dict[str, str] = {}
    others: dict[str, str] = {}
    for locator in locators:
        match = _PAGES.fullmatch(locator.strip())
        address = addresses.get(locator, "")
        if match is None:
            others.setdefault(locator.strip(), address)
            continue
        for page in re.findall(r"\d+(?:\s*[–-]\s*\d+)?", match[1]):
            pages[page] = pages.get(page) or address
    pieces: list[tuple[str, str]] = []
    if pages:
        several = len(pages) > 1 or any(re.search(r"\d\s*[–-]", one) for one in pages)
        lead = labels.get("pages", "pp.") if several else labels.get("page", "p.")
        ordered = sorted(pages, key=lambda one: [int(part) for part in re.findall(r"\d+", one)])
        pieces.append((f"{lead}{NO_BREAK_SPACE}", ""))
        for index, page in enumerate(ordered):
            pieces += [(", ", "")] if index else []
            pieces.append((page, pages[page]))
    for other, address in others.items():
        pieces += [("; ", "")] if pieces and other else []
        whole = _BEFORE_NUMBER.sub(NO_BREAK_SPACE, other)
        pieces += [(whole, address)] if other else []
    return pieces
