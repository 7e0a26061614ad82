"""Does a sentence state something that a reader could check?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import re

from .deeds import find_deed
from .quotations import find_quotations
from .verbs import SAYING, SAYING_NOW, SPEAKERS

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_COUNTED = (
    r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety)"
)
_SECTION = (
    r"(?:aims?|approach(?:es)?|areas?|aspects?|categories|challenges?|chapters?|components?|"
    r"considerations?|dimensions?|elements?|examples?|factors?|features?|findings?|headings|issues?|"
    r"lessons?|matters?|observations?|options?|paragraphs?|parts?|points?|possibilities|problems?|"
    r"questions?|reasons?|scenarios?|sections?|sets?|steps?|subjects?|themes?|things?|topics?|"
    r"types?|ways?)"
)

# What speaks of the text itself, or points at its parts, or counts what comes next in it.
_NOTHING_STATED = re.compile(
    rf"\b(?:sections?|tables?|figures?|box(?:es)?|appendix|chapters?|parts?|steps?|options?|questions?|"
    rf"pages?|notes?|footnotes?)\s+\d+(?:(?:,|\s+and|\s+to|[-–])\s*\d+)*\b"  # noqa: RUF001
    rf"|\b{_COUNTED}\s+(?:[\w-]+\s+){{0,2}}?{_SECTION}\b"
    rf"|\b(?:the|these|those|its|their|all|other)\s+{_COUNTED}\b"
    rf"|^\(?\d{{1,2}}[).]|\(\d{{1,2}}\)"
    rf"|\bas (?:\w+ )?(?:noted|discussed|described|stated|mentioned|reported|explained) (?:above|below|earlier|"
    rf"later|in)\b",
    re.IGNORECASE,
)
_ABOUT_ITSELF = re.compile(
    r"\W*(?:This|The (?:present|following|next|first|second|third|last|final|previous|remaining))\s+"
    r"(?:[\w-]+\s+)?(?:brief|report|paper|product|memo|memorandum|page|document|publication|section|part|"
    r"chapter|box|table|figure|appendix|analysis|discussion|paragraph|note|list)s?\b"
)

_DATE = re.compile(
    rf"\b(?:\d{{1,2}}\s+)?{_MONTH}\s+(?:\d{{1,2}}\b(?:,\s*\d{{4}})?|\d{{4}}\b)|\b\d{{1,2}}\s+{_MONTH}\b"
    rf"|\b(?:[Ii]n|[Oo]f|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Ee]arly|[Ll]ate) (?:early |late |mid-)?{_MONTH}\b"
    # A year, not the number of a bill or a resolution.
    r"|(?<![\w.,$€£¥-])(?<!\b[SR]\. )(?<!\bNo\. )(?<!esolution )(?:1[5-9]|20)\d\d(?:[-–](?:\d\d){1,2}|s)?(?![\w%]|[.,]\d)"  # noqa: RUF001
    r"|\b\d{4}-\d\d(?:-\d\d)?\b"
    r"|\bon (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\blast (?:year|month|week)\b|\byesterday\b"
)
_UNIT = r"(?:\s?%|\s(?:percent|per cent|thousand|million|billion|trillion)\b)?"
_NUMBERS = (
    re.compile(
        rf"(?<![\w.])(?<![A-Za-z]-)(?:[$€£¥]\s?)?\d+(?:[.,]\d+)*(?!(?:st|nd|rd|th)\b|\w*-?day\b){_UNIT}"
    ),
    re.compile(
        rf"\b(?:{_COUNTED}(?:[-\s](?:hundred|thousand|million|billion|trillion))?|dozens|hundreds|"
        r"(?:tens|hundreds) of thousands|thousands|millions|billions|trillions|twice|double[ds]?|"
        rf"tripled?|halved|a dozen|a (?:third|quarter)|(?:one|two)[- ](?:third|quarter|fifth|tenth)s?|"
        r"three[- ]quarters|half (?:of|the|a)|percent)\b",
        re.IGNORECASE,
    ),
)
_SPEECH = re.compile(
    rf"(?<![-\w])(?:{SAYING}|according to|(?:claims|states|reports|argues|warns|notes) that)\b"
    rf"|\b(?:{SPEAKERS}|some|many|most|others)\s+(?:\w+\s+){{0,2}}?(?:{SAYING_NOW})\b",
    re.IGNORECASE,
)
_COMPARISON = re.compile(
    r"\b(?:more|less|fewer|larger|smaller|higher|lower|greater|better|worse|older|younger|faster|"
    r"slower|stronger|weaker|longer|shorter|deeper|cheaper|earlier|later)\b[^.;]{0,60}?\bthan\b"
    r"|\b(?:largest|smallest|highest|lowest|biggest|fastest|oldest|richest|poorest|deadliest|costliest)\b"
    r"|\b(?:the|its|their|’s|'s) (?:most|least) (?!important|of|part)\w+"
    rf"|\bthe (?:first|only|last)\b(?! (?:of|{_SECTION})\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Checkable:
    """What a sentence states that can be checked: its sort, and from where to where."""

    what: str
    start: int
    end: int


def find_checkable(text: str, only_figures: bool = False) -> Checkable | None:
    """The first thing in a text that states something checkable; None when nothing does.

    With `only_figures`, or in a question or a sentence about the text itself, that is only what is
    counted, dated or quoted.
    """
    # What states nothing is blanked out, so that places stay as they are.
    stated = _NOTHING_STATED.sub(lambda match: " " * len(match[0]), text)
    asked = text.rstrip("”\"’') ").endswith("?")
    sorts = _FIGURES if only_figures or asked or _ABOUT_ITSELF.match(text) else _FIGURES + _SAID
    for what, find in sorts:
        if span := find(stated):
            return Checkable(what, *span)
    return None


Find = Callable[[str], "tuple[int, int] | None"]


def _quotation(text: str) -> tuple[int, int] | None:
    return next(((one.start, one.end) for one in find_quotations(text) if one.length > 1), None)


def _date(text: str) -> tuple[int, int] | None:
    return _first(_DATE, text)


def _number(text: str) -> tuple[int, int] | None:
    undated = _DATE.sub(lambda match: " " * len(match[0]), text)
    found = [span for pattern in _NUMBERS if (span := _first(pattern, undated))]
    return min(found, default=None)


def _first(pattern: re.Pattern[str], text: str) -> tuple[int, int] | None:
    match = pattern.search(text)
    return match.span() if match else None


_FIGURES: tuple[tuple[str, Find], ...] = (
    ("a number", _number),
    ("a date", _date),
    ("a quotation", _quotation),
)
_SAID: tuple[tuple[str, Find], ...] = (
    ("what somebody said", lambda text: _first(_SPEECH, text)),
    ("a comparison", lambda text: _first(_COMPARISON, text)),
    ("what somebody did", find_deed),
)
