"""The page labels by which a reader would cite an archived copy."""

from __future__ import annotations

from collections import Counter
import re

from ...source.pattern import lazy_pattern

# The head or the foot of a page, in lines, and the longest line there, in characters.
_EDGE, _LONGEST = 3, 120
_LEAST_PAGES, _LEAST_SHARE = 3, 0.6

_NUMBER = lazy_pattern(
    r"(?:^|(?<=\s))(?:page\s|p\.\s?|[-–—|·]\s?)?(\d{1,4})(?:\s?[-–—|·]|\sof\s\d+)?(?=\s|$)",
    re.IGNORECASE,
)
_ROMAN = lazy_pattern(r"^\W*(?:page\s)?([ivxlc]{1,8})\W*$|(?:^|\s)([ivxl]{1,6})$")


def page_labels(pages: tuple[str, ...], labels: tuple[str, ...]) -> tuple[str, ...]:
    """The labels of pages: those of the file, or else the numbers printed on them, or else 1, 2, 3.

    A number is printed where the heads or feet of most pages count up by one.
    """
    if any(labels):
        return tuple(label.strip() or f"PDF {i}" for i, label in enumerate(labels, 1))
    edges = [_edge(text) for text in pages]
    numbers = [{int(one) for line in edge for one in _NUMBER.findall(line)} for edge in edges]
    votes = Counter(number - index for index, found in enumerate(numbers) for number in found)
    shift, count = votes.most_common(1)[0] if votes else (1, 0)
    if count < max(_LEAST_PAGES, _LEAST_SHARE * len(pages)) or shift == 1:
        return tuple(str(number) for number in range(1, len(pages) + 1))
    return tuple(_label(index, shift, edge) for index, edge in enumerate(edges))


def _label(index: int, shift: int, edge: list[str]) -> str:
    """The label of a page by its place; before page 1 a Roman number, if one is printed."""
    if index + shift > 0:
        return str(index + shift)
    romans = (match for line in edge if (match := _ROMAN.search(line)))
    return next((match[1] or match[2] for match in romans), f"PDF {index + 1}")


def _edge(text: str) -> list[str]:
    """The first and last lines of a page that are no longer than a running line."""
    head, foot = text[: _EDGE * _LONGEST].split("\n"), text[-_EDGE * _LONGEST :].split("\n")
    lines = [line.strip() for line in (*_filled(head)[:_EDGE], *_filled(foot)[-_EDGE:])]
    return [line for line in lines if len(line) <= _LONGEST]


def _filled(lines: list[str]) -> list[str]:
    return [line for line in lines if line.strip()]
