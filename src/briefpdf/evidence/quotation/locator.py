"""Which pages does a locator name?"""

from __future__ import annotations

import re

from ...source.pattern import lazy_pattern

_PAGE = r"(?:[A-Za-z]{1,4}-?)?\d{1,5}|[ivxlcdm]{1,9}"
_RANGE = rf"(?:{_PAGE})(?:\s?[-‐‑–—]\s?(?:{_PAGE})|\s?(?:ff?\.?)(?!\w))?"
_LIST = rf"{_RANGE}(?:\s*(?:,|&|and)\s*{_RANGE})*+"
NAMED = lazy_pattern(
    rf"(?<![\w.])(?P<pdf>pdf\s+)?(?:pp?\.?|pgs?\.?|pages?|seiten?)\s?(?P<pages>{_LIST})(?![\w])",
    re.IGNORECASE,
)
_ALONE = lazy_pattern(rf"\s*(?P<pages>{_LIST})\s*", re.IGNORECASE)
_PART = lazy_pattern(
    rf"(?P<first>{_PAGE})(?:\s?[-‐‑–—]\s?(?P<last>{_PAGE})|\s?(?P<on>ff?)\.?(?!\w))?", re.IGNORECASE
)
# Not the page "iii-2", as "ES-2" is one.
_ROMAN_TO = lazy_pattern(r"([ivxlcdm]+)-(\d+)", re.IGNORECASE)


def located_pages(locator: str | None, labels: tuple[str, ...]) -> frozenset[int] | None:
    """The indices of the pages that a locator names by their labels; None where it names none.

    A page that the archive has not is named, too: of it the answer is the empty set.
    """
    if not locator or not any(labels):
        return None
    locator = locator[:200]
    number = locator.removeprefix("p. ")
    if number != locator and len(number) < 6 and number.isascii() and number.isdigit():
        # Most name one page, which takes none of the patterns.
        return frozenset(_indices(number, tuple(label.lower() for label in labels)))
    match = NAMED.search(locator) or _ALONE.fullmatch(locator)
    if match is None:
        return None
    if match.groupdict().get("pdf"):
        labels = tuple(str(number) for number in range(1, len(labels) + 1))
    wanted: set[int] = set()
    for part in _PART.finditer(match["pages"]):
        wanted |= _range(part, tuple(label.lower() for label in labels))
    return frozenset(wanted)


def _range(part: re.Match[str], labels: tuple[str, ...]) -> set[int]:
    """The indices of the pages of one part, such as "2-3", "112-15" or "7ff."."""
    first = _indices(part["first"], labels)
    if part["on"]:
        count = 2 if part["on"].lower() == "f" else len(labels)
        return {
            index
            for one in first
            for index in range(one, min(one + count, len(labels)))
            if labels[index].isdigit() == labels[one].isdigit()
        }
    roman = _ROMAN_TO.fullmatch(part["first"])
    if roman and not first:
        start, end = _indices(roman[1], labels), _indices(roman[2], labels)
        return set(range(min(start), max(end) + 1)) if start and end else start | end
    if not part["last"]:
        return first
    full = part["last"]
    if part["first"].isdigit() and full.isdigit():
        # "112-15" goes on to page 115.
        full = part["first"][: max(0, len(part["first"]) - len(full))] + full
    last = _indices(full, labels)
    if first and last:
        return set(range(min(first), max(last) + 1))
    # One end is not in the archive: it may be an excerpt.
    numbers = (part["first"], full)
    if all(number.isdigit() for number in numbers):
        low, high = (int(number) for number in numbers)
        return {
            i for i, label in enumerate(labels) if label.isdigit() and low <= int(label) <= high
        }
    return first | last


def _indices(name: str, labels: tuple[str, ...]) -> set[int]:
    wanted = name.lower().lstrip("0") or name
    return {index for index, label in enumerate(labels) if label == wanted}
