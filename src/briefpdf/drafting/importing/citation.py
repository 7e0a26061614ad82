"""The words of a note, taken apart: one part for each work that it cites."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
import re

from msgspec import Struct

from ...evidence.quotation.locator import NAMED
from ...readers.bib.dates import guess
from ...source.pattern import lazy_pattern
from .unmarked import Named, read_unmarked

_LINK = lazy_pattern(r"\[([^\]]*)\]\(<?([^()<>\s]*(?:\([^()\s]*\)[^()<>\s]*)*)>?\)")
_ADDRESS = lazy_pattern(
    r"<?((?:https?://|www\.)[^\s<>\"”]+?)>?(?=[.,;:)\]]*(?:\s|$|>))", re.IGNORECASE
)
_DOI = lazy_pattern(r"\b10\.\d{4,9}/[^\s<>\"”]+?(?=[.,;:)\]]*(?:\s|$|>))")
_KEY = lazy_pattern(r"(?<![\w.])-?@(?:\{([^{}\s]+)\}|(\w(?:[\w:.#$%&+?<>~/-]*[\w/])?))")
_QUOTED = lazy_pattern(r"[“\"]([^“”\"]{3,300})[”\"]")
_ITALIC = lazy_pattern(r"(?<![\w*])(?:\*|_)(?!\s)([^*_\n]{3,300}?)(?<!\s)(?:\*|_)(?![\w*])")
# A note may cite several works: a semicolon parts them, or a sentence that begins with a signal.
_PARTS = lazy_pattern(
    r";\s+|(?<=[.)”\"])\s+(?=(?:See|Cf\.|Also see|For (?:more|another|details))\b)"
)
_PROTECTED = lazy_pattern(r"[“\"][^“”\"]{0,400}[”\"]|\([^()]{0,300}\)|\[[^\[\]]{0,300}\]")
_SIGNAL = lazy_pattern(
    r"^(?:(?:but )?see(?: also| generally)?(?:,? (?:for example|e\.g\.))?|also see|cf\.|compare"
    r"|accord|e\.g\.|for (?:more|another|details)[^,:]*?,? see|and|quoted in|cited in"
    r"|according to)\b[,:]?(?:\s+|$)",
    re.IGNORECASE,
)
_ACCESSED = lazy_pattern(
    r"[,(\[\s]*(?:last )?(?:accessed|visited|retrieved|viewed|consulted)(?: on)?:?\s+"
    r"(?P<day>[A-Z]?[\w.]+ \d{1,2},? \d{4}|\d{1,2}\.? \w+ \d{4}|\d{4}-\d\d-\d\d)[)\].,]*",
    re.IGNORECASE,
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_DATE = lazy_pattern(
    rf"(?P<day>\d{{4}}-\d\d-\d\d|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})"
    rf"|(?P<month>{_MONTH},? \d{{4}})|(?<![\w/.-])(?P<year>(?:1[5-9]|20)\d\d)(?![\w/-])"
)
_SAME = lazy_pattern(r"^\W*(?:ibid|ibidem|id|idem|ebd|ebenda)\b\.?", re.IGNORECASE)
_SUPRA = lazy_pattern(
    r"\b(?:supra|above),? (?:foot)?n(?:ote|\.)? ?(\d+)|\bop\. ?cit\b", re.IGNORECASE
)
_PLACES = lazy_pattern(
    r"(?<!\w)(?:(?i:Table|Figure|Fig\.|Chapter|Chap\.|Ch\.|Section|Sec\.|Art(?:icle|\.)"
    r"|Para(?:graph|\.)|Title|Appendix|Annex|Slide|Sheet)\s?"
    r"(?:\d[\w.-]*(?<![.-])|[IVXLC]+\b|[A-Z](?:[-.]?\d+)?\b)"
    r"|§{1,2}\s?\d[\w.-]*(?<![.-])(?:\(\w{1,4}\))*|¶{1,2}\s?\d+)"
)
# “…, 33–34.” right behind a title or what stands in brackets, as Chicago has it.
_BARE_PAGES = lazy_pattern(
    r"(?<=[)”\"*_])[.,]*\s*(?:,|at)?\s*(?!(?:1[5-9]|20)\d\d[.\s]*$)(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)[.\s]*$"
)
_AT = lazy_pattern(r",? at (\d{1,4}(?:[-–]\d{1,4})?)[.\s]*$")
_BRACKETS = lazy_pattern(r"\[([^\[\]]*@[\w{][^\[\]]*)\](?!\()")
# What pandoc takes for a page: numbers right behind a key.
_KEYED_PAGES = lazy_pattern(
    r"@[^\s,\[\]]+,?\s+\{?(\d{1,4}(?:\s?[-–]\s?\d{1,4})?)\}?(?=\s*(?:[,.;]|$))"
)
_ROOM = "\ufffc"


class Part(Struct, frozen=True, dict=True):
    """What a note says of one work, links written out; `addresses` are those it gives."""

    words: str
    addresses: tuple[str, ...] = ()

    @cached_property
    def key(self) -> str | None:
        """The key that it names as pandoc has it."""
        found = _KEY.search(self.words)
        return (found[1] or found[2]) if found else None

    @cached_property
    def dois(self) -> tuple[str, ...]:
        """The DOIs that it gives, bare or in an address."""
        return tuple(dict.fromkeys(_DOI.findall(" ".join([self.words, *self.addresses]))))

    @cached_property
    def accessed(self) -> str:
        """The day on which the work was read."""
        found = _ACCESSED.search(self.words)
        return day_of(found["day"]) if found else ""

    @cached_property
    def bare(self) -> str:
        """The words without addresses, the day of access, the locator and signals."""
        words = _ADDRESS.sub("", _DOI.sub("", _ACCESSED.sub("", self.words)))
        if self.locator:
            words = words.replace(self.locator, "") if not self._at_end else words
            words = _BARE_PAGES.sub("", words)
        words = re.sub(r"\b(?:at|available at|doi|URL)\s*:?\s*$", "", words.strip(), flags=re.I)
        return _SIGNAL.sub("", " ".join(words.split())).strip(" ,;")

    @cached_property
    def title(self) -> str:
        """What stands in quotation marks, in italics, or where titles do."""
        for pattern in (_QUOTED, _ITALIC):
            if found := pattern.search(self.words):
                return found[1].strip(" ,.;*_")
        return self.unmarked.title if self.unmarked else ""

    @cached_property
    def unmarked(self) -> Named | None:
        """The work that it names without quotation marks or italics, if it does."""
        if _QUOTED.search(self.words) or _ITALIC.search(self.words):
            return None
        return read_unmarked(self.bare, _DATE.search(self.bare) is not None)

    @cached_property
    def in_italics(self) -> str:
        """What stands in italics behind a title in quotation marks: a journal, a newspaper."""
        quoted = _QUOTED.search(self.words)
        found = _ITALIC.search(self.words, quoted.end()) if quoted else None
        return found[1].strip(" ,.") if found else ""

    @cached_property
    def is_quoted(self) -> bool:
        """Whether its title stands in quotation marks."""
        return bool(_QUOTED.search(self.words))

    @cached_property
    def is_marked(self) -> bool:
        """Whether its title stands in quotation marks or in italics."""
        return bool(self.title) and self.unmarked is None

    @cached_property
    def date(self) -> tuple[str, tuple[int, int]] | None:
        """The date of the work as YYYY, YYYY-MM or YYYY-MM-DD, and where it stands in `bare`."""
        found = [*_DATE.finditer(self.bare)]
        title = self.bare.find(self.title) if self.title else -1
        outside = [
            one for one in found if not title <= one.start() < title + len(self.title) or title < 0
        ]
        for kind in ("day", "month", "year"):
            for one in outside:
                if one[kind] and (date := day_of(one[kind])):
                    return date, one.span()
        return None

    @cached_property
    def _at_end(self) -> re.Match[str] | None:
        words = _ADDRESS.sub("", _ACCESSED.sub("", self.words)).strip()
        if next(_located(words), None):
            return None
        return _KEYED_PAGES.search(words) or _BARE_PAGES.search(words) or _AT.search(words)

    @cached_property
    def locator(self) -> str:
        """Where in the work: “p. 3”, “Table 1”; empty where it does not say."""
        words = _ADDRESS.sub("", _ACCESSED.sub("", self.words)).strip()
        titles = [*_QUOTED.finditer(words), *_ITALIC.finditer(words)]
        for found in _located(words):
            if not any(one.start() <= found.start() < one.end() for one in titles):
                return found[0]
        if self._at_end is None:
            return ""
        pages = self._at_end[1]
        return f"{'pp.' if re.search('[-–]', pages) else 'p.'} {pages}"

    @property
    def is_same(self) -> bool:
        """Whether it cites what the note before it cites: “Ibid.”"""
        return bool(_SAME.match(self.words))

    @property
    def earlier(self) -> int | None:
        """The number of the note that it points back to, 0 where it does not say which."""
        found = _SUPRA.search(self.words)
        return int(found[1] or 0) if found else None


def _located(words: str) -> Iterator[re.Match[str]]:
    """What names a place in a work, pages first; “P.L.” is a law, and not page L."""
    yield from (one for one in NAMED.finditer(words) if not re.match(r"P\.\s?L", one[0]))
    yield from _PLACES.finditer(words)


def parts_of(note: str) -> list[Part]:
    """The parts of a note, each about one work."""
    # Citations by key stand in brackets of their own, and a semicolon parts them, too.
    note = _BRACKETS.sub(r"\1", note)
    return [_part(words) for words in _split(note) if words.strip(" .,;")]


def _split(note: str) -> Iterator[str]:
    hidden = _PROTECTED.sub(lambda match: _ROOM * len(match[0]), _without_links(note))
    start = 0
    for match in _PARTS.finditer(hidden):
        yield note[start : match.start()].strip()
        start = match.end()
    yield note[start:].strip()


def _without_links(note: str) -> str:
    return _LINK.sub(lambda match: _ROOM * len(match[0]), note)


def _part(written: str) -> Part:
    addresses: list[str] = []

    def shown(match: re.Match[str]) -> str:
        addresses.append(match[2])
        # What is its own address needs not be told twice.
        return match[1] if not re.match(r"(?:https?://|www\.)", match[1]) else f"{match[2]} "

    words = " ".join(_LINK.sub(shown, written).replace("\\", "").split())
    addresses += _ADDRESS.findall(words)
    return Part(words, tuple(dict.fromkeys(addresses)))


def day_of(said: str) -> str:
    """A date as YYYY, YYYY-MM or YYYY-MM-DD; empty where it is none."""
    bare = said.strip(" .,")
    if re.fullmatch(r"\d{4}(?:-\d\d){0,2}", bare):
        return bare
    return guess(re.sub(r"\bSept\b", "Sep", bare)) or ""
