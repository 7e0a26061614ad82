"""Finds numbers of bills, laws, sections and documents, which are names and not amounts."""

from __future__ import annotations

import re

from msgspec import Struct

from ...source.pattern import lazy_pattern

_NUMBER = r"\d{1,6}(?:[-./]\d{1,6}){0,3}"
_PARAGRAPH = r"\d{1,6}[A-Za-z]{0,2}(?:[-.]\d{1,5}[a-z]?)?(?:\(\w{1,4}\)){0,6}"
_DATED = r"(?:Mid|Post|Pre|Early|Late|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}-"
_LABELS = (
    r"Articles?|Art\.|Sections?|Secs?\.|§{1,2}|Titles?|Chapters?|Ch\.|Parts?|Divisions?|Subtitles?|"
    r"Resolutions?|Executive Orders?|E\.O\.|Proclamations?|Directives?|Regulations?|Annex|"
    r"Schedules?|"
    r"Rules?|Tables?|Figures?|Fig\.|Appendix|Boxe?s?|Nos?\.|Docket|Protocols?|Amendments?|Propositions?|"
    r"Level|Tier|Category|Phase|Class|Type|Group|Area|Region|Track|Pillar|Circular|Form|Order|Paragraphs?|"
    r"Clauses?|Subsections?|Subparts?|Subparagraphs?|Highway|Interstate|Route|Flight|Opinion|Decision|Goal"
)
# Each with parts of text of which it cannot do without one: most texts have none of them.
_PATTERNS: tuple[tuple[str, re.Pattern[str], tuple[str, ...]], ...] = (
    (
        "bill",
        lazy_pattern(
            r"(?<![\w.])(?P<chamber>H\.? ?R\.?|S\.|H\.? ?Res\.|S\. ?Res\.|H\.? ?J\. ?Res\.|"
            r"S\. ?J\. ?Res\.|H\.? ?Con\. ?Res\.|S\. ?Con\. ?Res\.|House [Bb]ill|Senate [Bb]ill)"
            r" ?(?P<number>\d{1,5})(?!\d)"
        ),
        ("H", "S.", "Senate"),
    ),
    (
        "report",
        lazy_pattern(rf"(?<![\w.])(?P<chamber>[HS])\. ?Rept\. ?(?P<number>{_NUMBER})"),
        ("Rept",),
    ),
    (
        "law",
        lazy_pattern(
            r"(?<![\w.])(?:P\.? ?L\.?|Pub\. ?L\.?|Public [Ll]aw)(?: No\.?)? ?"
            r"(?P<number>\d{1,3}-\d{1,4})"
        ),
        ("P",),
    ),
    (
        "code",
        lazy_pattern(
            r"\b(?P<title>\d{1,3}) (?P<book>U\.?S\.?C\.?|C\.?F\.?R\.?|Stat\.|Fed\. ?Reg\.|F\.R\.)"
            rf"(?: ?§+)? ?(?P<number>{_PARAGRAPH})"
        ),
        ("U", "C", "Stat.", "F"),
    ),
    (
        "label",
        lazy_pattern(
            rf"(?<!\w)(?P<label>{_LABELS}|[Ss]ections?|[Aa]rticles?|[Rr]esolutions?|[Pp]aragraphs?)"
            rf"(?: (?:No\.|\((?:EU|EC)\)))? ?(?P<list>{_PARAGRAPH}|[IVX]{{1,5}}\b)"
        ),
        ("",),
    ),
    (
        "serial",
        lazy_pattern(
            rf"\b(?P<number>(?!FY|Q[1-4]\b|H[12]\b|{_DATED})[A-Z][A-Za-z]{{0,7}}-?\d[\w]*(?:-\d[\w]*){{0,3}})\b"
        ),
        ("",),
    ),
    ("serial", lazy_pattern(r"\b(?P<number>[a-z]-\d{1,4})\b"), ("-",)),
    (
        "serial",
        lazy_pattern(
            r"(?<![\w$€£])(?P<number>(?!\d+(?:st|nd|rd|th)\b)\d{1,5}[A-Za-z]?(?:\(\w{1,4}\))+)"
        ),
        ("(",),
    ),
    ("serial", lazy_pattern(r"(?<![\w$€£])(?P<number>\d{1,2}[GD])\b"), ("G", "D")),
)
# All but a label, which may be in Roman numerals, have a figure.
_FIGURE = lazy_pattern(r"\d")
_MORE = lazy_pattern(
    rf"(?:, |,? and |,? or |/|-)(?P<number>{_PARAGRAPH})"
    r"(?![\d,%]|\.\d| (?:million|billion|percent))"
)
_LABEL_NAMES = {
    "sec.": "section",
    "secs.": "section",
    "§": "section",
    "§§": "section",
    "art.": "article",
}
_LABEL_NAMES |= {"ch.": "chapter", "fig.": "figure", "nos.": "no.", "e.o.": "executive order"}


class Identifier(Struct, frozen=True):
    """The number of a document or of a part of one: its kind, and what must agree."""

    kind: str
    number: str
    start: int
    end: int

    def is_covered_by(self, other: Identifier) -> bool:
        """Whether another is this document or a part of it."""
        return other.covers(self)

    def covers(self, other: Identifier) -> bool:
        """Whether this is the same document or a part of it: Section 5c(c)(5) covers Section 5c."""
        # 5c(c)(5) may stand without the word Section before it.
        if self.kind != other.kind and "serial" not in (self.kind, other.kind):
            return False
        return self.number == other.number or self.number.startswith(f"{other.number}(")


def find_identifiers(text: str) -> list[Identifier]:
    """The identifiers in a text of plain hyphens and spaces, none within another."""
    found: list[Identifier] = []
    figures = _FIGURE.search(text) is not None
    for kind, pattern, needed in _PATTERNS:
        if not (figures or kind == "label") or not any(map(text.__contains__, needed)):
            continue
        for match in pattern.finditer(text):
            found.extend(_read(kind, match, text))
    found.sort(key=lambda one: (one.start, -one.end))
    apart: list[Identifier] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _read(kind: str, match: re.Match[str], text: str) -> list[Identifier]:
    groups = match.groupdict()
    if kind == "label":
        label = groups["label"].lower()
        label = _LABEL_NAMES.get(label, label.removesuffix("s"))
        found = [Identifier(label, groups["list"].lower(), match.start(), match.end())]
        end = match.end()
        # Sections 4(c) and 6(c); an amount behind "and" is no section.
        while groups["label"].lower().rstrip(".").endswith(("s", "§§")) and (
            more := _MORE.match(text, end)
        ):
            found.append(
                Identifier(label, more["number"].lower(), more.start("number"), more.end())
            )
            end = more.end()
        return found
    number = groups["number"].lower()
    if kind in ("bill", "report"):
        chamber = re.sub(r"[ .]", "", groups["chamber"].lower())
        chamber = {"housebill": "hr", "senatebill": "s"}.get(chamber, chamber)
        kind = f"{chamber} {kind}"
    if kind == "code":
        kind = f"{groups['title']} {groups['book'].replace('.', '').replace(' ', '').lower()}"
    if kind == "serial":
        number = re.sub(r"(?<=\d)s$", "", number.replace("-", ""))  # A-10s are the A-10.
    return [Identifier(kind, number, match.start(), match.end())]
