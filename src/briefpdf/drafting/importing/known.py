"""Which source does a note cite? One of the bibliography, or one that an earlier note proposed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import re
from typing import Literal

from msgspec import Struct
from rapidfuzz import fuzz

from ...model.reference import Reference
from ...source.pattern import lazy_pattern
from .citation import Part

How = Literal["key", "doi", "url", "title", "number", "same note", "earlier note", "short form"]

# A shorter title could stand anywhere, unless it is all that stands between quotation marks.
_LEAST_WORDS, _LEAST_LETTERS = 3, 12
# Two titles of this likeness, from 0 to 100, are one but for a slip.
_ALIKE = 93.0
_WORD = lazy_pattern(r"\w+")


class Known(Struct, frozen=True):
    """What a source is known by."""

    key: str
    title: str
    families: tuple[str, ...] = ()
    year: int | None = None
    urls: tuple[str, ...] = ()
    doi: str = ""
    number: str = ""


def known_of(reference: Reference) -> Known:
    """What a source of the bibliography is known by."""
    return Known(
        reference.key,
        reference.get("title"),
        tuple(one.family for one in reference.names.get("author", ())),
        reference.date.year if reference.date else None,
        tuple(filter(None, (reference.get("url"),))),
        reference.get("doi"),
        reference.get("number"),
    )


class Sources:
    """The sources that notes may cite, those of earlier notes among them."""

    def __init__(self, references: Mapping[str, Reference]) -> None:
        self._all: list[Known] = []
        self._by_key: dict[str, str] = {}
        self._by_address: dict[str, str] = {}
        for reference in references.values():
            self.add(known_of(reference))

    @property
    def keys(self) -> set[str]:
        """The keys of all, in small letters."""
        return set(self._by_key)

    def add(self, one: Known) -> None:
        """Let a source be found."""
        self._all.append(one)
        self._by_key.setdefault(one.key.casefold(), one.key)
        for address in one.urls:
            self._by_address.setdefault(_address(address), one.key)
        if one.doi:
            self._by_address.setdefault(f"doi {one.doi.casefold()}", one.key)

    def find(self, part: Part) -> tuple[str, How] | None:
        """The source that a part of a note cites, and by what it is known."""
        if part.key and (key := self._by_key.get(part.key.casefold())):
            return key, "key"
        for doi in part.dois:
            if key := self._by_address.get(f"doi {doi.casefold()}"):
                return key, "doi"
        by_title = self._titled(part)
        for address in part.addresses:
            found = self._by_address.get(_address(address))
            # Several works may stand on one page: then the title decides.
            if found and (by_title is None or by_title == found):
                return found, "url"
        if by_title is not None:
            return by_title, "title"
        return self._told_otherwise(part)

    def _titled(self, part: Part) -> str | None:
        words, own = f" {_folded(part.words)} ", _folded(part.title)
        found: list[tuple[bool, int, str]] = []
        year = int(part.date[0][:4]) if part.date else None
        for one in self._all:
            title, main = _folded(one.title), _folded(one.title.partition(":")[0])
            stated = title and (_is_telling(title) or title == own) and f" {title} " in words
            short = main != title and _is_telling(main) and f" {main} " in words
            near = own and _is_telling(own) and _are_alike(own, title)
            if not (stated or short or near):
                continue
            # A report that comes out each year is another one each year.
            if year and one.year and year != one.year:
                continue
            found.append((bool(year and one.year), len(title), one.key))
        return max(found)[2] if found else None

    def _told_otherwise(self, part: Part) -> tuple[str, How] | None:
        for one in self._all:
            if _is_number(one.number) and _has_word(part.words, one.number):
                return one.key, "number"
        for one in self._all:
            if any(mark in one.key for mark in "-_:0123456789") and _has_word(part.words, one.key):
                return one.key, "key"
        short = [one.key for one in self._all if self._is_short(one, part)]
        return (short[0], "short form") if len(short) == 1 else None

    def by_name(self, part: Part, keys: Iterable[str]) -> str | None:
        """Of these sources, the one whose author or title a part names; the only one, if any."""
        wanted = list(dict.fromkeys(keys))
        named = [one.key for one in self._all if one.key in wanted and _names(one, part)]
        if len(named) == 1:
            return named[0]
        return wanted[0] if len(wanted) == 1 else None

    @staticmethod
    def _is_short(one: Known, part: Part) -> bool:
        """Whether a part has an author, and the year or the first words of the title."""
        if not part.words or not _names_author(one, part):
            return False
        if part.date and one.year and int(part.date[0][:4]) != one.year:
            return False
        own, title = _folded(part.title), _folded(one.title)
        if own:
            return len(own) > 3 and title.startswith(own)
        return one.year is not None and bool(re.search(rf"\b{one.year}[a-z]?\b", part.words))


def _names_author(one: Known, part: Part) -> bool:
    return any(len(family) > 1 and _has_word(part.words, family) for family in one.families)


def _names(one: Known, part: Part) -> bool:
    own = _folded(part.title)
    return _names_author(one, part) or bool(own and _folded(one.title).startswith(own))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(re.sub(r"[’']", "", text.casefold())))


def _is_telling(title: str) -> bool:
    return len(title.split()) >= _LEAST_WORDS and len(title) >= _LEAST_LETTERS


def _are_alike(one: str, other: str) -> bool:
    """Whether two titles are one but for a slip: “Count 2024” and “Count 2025” are two."""
    numbers = [re.findall(r"\d+", title) for title in (one, other)]
    return numbers[0] == numbers[1] and fuzz.ratio(one, other) >= _ALIKE


def _is_number(number: str) -> bool:
    """Whether a number tells a report from all others, as “IF12760” does and “3” does not."""
    return len(number) >= 5 and bool(re.search(r"\d", number) and re.search(r"[^\W\d]", number))


def _has_word(words: str, wanted: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(wanted)}(?![\w-])", words, re.IGNORECASE))


def _address(url: str) -> str:
    """An address to compare: without scheme, “www.”, fragment, and a stroke at its end."""
    bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.casefold().partition("#")[0])
    return bare.rstrip("/.,;")
