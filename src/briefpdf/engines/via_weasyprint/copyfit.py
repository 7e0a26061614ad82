"""Checks finished pages: is the disclaimer on them, and does the brief fit its length?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
import re
from typing import Any

from ...model.document import Document, Heading
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..content.characters import WORD_JOINER, printed
from ..content.places import start_of
from ..content.walk import block_text, plain_text
from ..style.settings import number
from .page_boxes import Fragment, filled_depth, fragments, texts

NO_DISCLAIMER, TOO_LONG = "BRIEF009", "BRIEF013"
_BETWEEN_WORDS = re.compile(rf"[\s{WORD_JOINER}\u200b-]+")


def check_disclaimer(document: Document, theme: Theme, pages: Sequence[Any]) -> list[Diagnostic]:
    """A finding when the disclaimer's words are not on the pages, all of them and in order."""
    wanted = _squeezed(printed(block_text(document.disclaimer)))
    if not wanted:
        message = f"the template {theme.name} has no disclaimer"
        hint = "Every brief carries a disclaimer: write it into disclaimer.md."
        place = f"{theme.folder}/disclaimer.md"
    elif wanted in _squeezed("".join(text for page in pages for text in texts(page))):
        return []
    else:
        message = f"the page template of {theme.name} does not print the disclaimer"
        hint = "Every brief carries its disclaimer: print {{ disclaimer }} in page.html."
        place = theme.page.path if theme.page else f"{theme.folder}/page.html"
    return [Diagnostic(NO_DISCLAIMER, message, Span(place, 0, 0), (hint,))]


def _squeezed(text: str) -> str:
    # Lines break at spaces and hyphens, so neither can be compared.
    return _BETWEEN_WORDS.sub("", text)


def check_length(document: Document, theme: Theme, pages: Sequence[Any]) -> list[Diagnostic]:
    """A finding when the text takes more pages than the style allows it."""
    allowed = int(number(theme, "length", "pages", 0))
    fit = _measure(pages)
    if not 0 < allowed < fit.pages:
        return []
    leading = number(theme, "sizes", "leading", 12)
    over = sum(filled_depth(page) for page in pages[allowed : fit.pages])
    lines = max(1, ceil(over / leading))
    words = ceil(lines * fit.words_per_line / 10) * 10
    pages_allowed = f"{allowed} pages" if allowed > 1 else "1 page"
    message = f"the brief runs {_counted(lines, 'line')} (about {words} words) over {pages_allowed}"
    if longest := _longest_section(document, fit):
        title, length = longest
        section = _counted(round(length / leading), "line")
        message += f"; its longest section is “{title}”, {section}"
    hint = f"Cut about {words} words, or set fewer or smaller figures."
    brief = document.meta.brief
    return [Diagnostic(TOO_LONG, message, start_of(document), (hint,), brief=brief)]


def has_empty_page(pages: Sequence[Any]) -> bool:
    """Whether a page before the last of the text has none of it."""
    has_text = [any("data-block" in one.attributes for one in fragments(page)) for page in pages]
    return True in has_text and False in has_text[: -has_text[::-1].index(True)]


@dataclass(frozen=True, slots=True)
class _Fit:
    """How many pages come before Sources, and how deep each block of the text is, in points."""

    pages: int
    words_per_line: float
    depths: dict[int, float]


def _measure(pages: Sequence[Any]) -> _Fit:
    placed = [(index, fragment) for index, page in enumerate(pages) for fragment in fragments(page)]
    text = [(index, one) for index, one in placed if "data-block" in one.attributes]
    after = [index for index, one in placed if "data-part" in one.attributes]
    last_of_text = max((index for index, _ in text), default=-1)
    depths: dict[int, float] = {}
    for _, fragment in text:
        block = _block(fragment)
        depths[block] = depths.get(block, 0) + fragment.depth
    lines = sum(fragment.lines for _, fragment in text)
    words = sum(fragment.words for _, fragment in text)
    # The authors' names come behind the last block, but before Sources.
    count = max(min(after, default=len(pages)), last_of_text + 1)
    return _Fit(count, words / lines if lines else 0, depths)


def _block(fragment: Fragment) -> int:
    place = fragment.attributes["data-block"]
    return int(place) if place.isdecimal() else -1


def _longest_section(document: Document, fit: _Fit) -> tuple[str, float] | None:
    sections: list[tuple[str, float]] = []
    for index, block in enumerate(document.blocks):
        if isinstance(block, Heading) and block.level == 1:
            sections.append((plain_text(block.content), 0))
        if sections:
            title, length = sections[-1]
            sections[-1] = (title, length + fit.depths.get(index, 0))
    return max(sections, key=lambda section: section[1], default=None)


def _counted(number: int, word: str) -> str:
    return f"{number} {word}" if number == 1 else f"{number} {word}s"
