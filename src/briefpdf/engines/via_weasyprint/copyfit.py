"""Looks at finished pages: how deep is the text on them, and is one left empty?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ..fit.measured import Measured
from .page_boxes import Fragment, filled_depth, fragments, free_depth, has_text


def has_empty_page(pages: Sequence[Any]) -> bool:
    """Whether a page before the last of the text has none of it."""
    filled = [has_text(page) for page in pages]
    return True in filled and False in filled[: -filled[::-1].index(True)]


def measure(pages: Sequence[Any]) -> Measured:
    """How deep the text is on its pages, which end where Sources or the disclaimer begin."""
    placed = [(index, one) for index, page in enumerate(pages) for one in fragments(page)]
    text = [(index, one) for index, one in placed if "data-block" in one.attributes]
    after = [index for index, one in placed if "data-part" in one.attributes]
    depths: dict[int, float] = {}
    for _, fragment in text:
        block = _block(fragment)
        depths[block] = depths.get(block, 0) + fragment.depth
    lines = sum(fragment.lines for _, fragment in text)
    words = sum(fragment.words for _, fragment in text)
    # The authors' names come behind the last block, but before Sources.
    last_of_text = max((index for index, _ in text), default=-1)
    count = max(min(after, default=len(pages)), last_of_text + 1)
    return Measured(
        filled=tuple(map(filled_depth, pages[:count])),
        free=free_depth(pages[count - 1]) if count else 0.0,
        words_per_line=words / lines if lines else 0.0,
        depths=depths,
    )


def _block(fragment: Fragment) -> int:
    place = fragment.attributes["data-block"]
    return int(place) if place.isdecimal() else -1
