"""Does a sentence state something that a reader could check?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
import re

from msgspec import Struct

from ..source.pattern import lazy_pattern
from .amounts import COUNTED, find_date, find_number
from .deeds import find_deed
from .quotations import find_quotations
from .verbs import SAYING, SAYING_NOW, SPEAKERS

DEED = "what somebody did"

Find = Callable[[str], "tuple[int, int] | None"]

_PART = """(?:sections?|tables?|figures?|box(?:es)?|appendix|chapters?|parts?|steps?|options?
    |questions?|pages?|notes?|footnotes?)"""
# What a text counts of its own before it comes to it.
_AHEAD = """(?:aims?|approach(?:es)?|areas?|aspects?|categories|challenges?|chapters?|components?
    |considerations?|dimensions?|elements?|examples?|factors?|features?|findings?|headings|issues?
    |lessons?|matters?|observations?|options?|paragraphs?|parts?|points?|possibilities|problems?
    |questions?|reasons?|scenarios?|sections?|sets?|steps?|subjects?|themes?|things?|topics?
    |types?|ways?)"""

_NOTHING_STATED = lazy_pattern(
    rf"""
    \b{_PART}\s+(?:\d+(?:(?:,|\s+and|\s+to|[-–])\s*\d+)*|[IVXivx]+)\b
    | \b{COUNTED}\s+(?:[\w-]+\s+){{0,2}}?{_AHEAD}\b
    | \b(?:the|these|those|its|their|all|other)\s+{COUNTED}\b
    | ^\(?\d{{1,2}}[).](?!\d) | \(\d{{1,2}}\)
    # Signs of other tools, which a rule of their own finds.
    | \{{%?[ \t]*(?:claim|value|cite|figure|ref)\b[^{{}}]*\}}
    | (?<!\[)\[(?:-?@|\^|\[)[^\]\n]{{0,1000}}\]+
    | \bas\s(?:\w+\s)?(?:noted|discussed|described|stated|mentioned|reported|explained)
      \s(?:above|below|earlier|later|in)\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_ABOUT_ITSELF = lazy_pattern(
    r"""
    \W*(?:This|The\s(?:present|following|next|first|second|third|last|final|previous|remaining))\s+
    (?:[\w-]+\s+)?
    (?:brief|report|paper|product|memo|memorandum|page|document|publication|section|part|chapter
    |box|table|figure|appendix|analysis|discussion|paragraph|note|list)s?\b
    """,
    re.VERBOSE,
)


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words))


_SPEECH = lazy_pattern(
    rf"""
    (?<![-\w])(?:{_any(SAYING)}|according\sto|(?:claims|states|reports|argues|warns|notes)\sthat)\b
    | \b(?:{_any(SPEAKERS)}|some|many|most|others)\s+(?:\w+\s+){{0,2}}?(?:{_any(SAYING_NOW)})\b
    """,
    re.VERBOSE | re.IGNORECASE,
)
_COMPARISON = lazy_pattern(
    rf"""
    \b(?:more|less|fewer|larger|smaller|higher|lower|greater|better|worse|older|younger|faster
    |slower|stronger|weaker|longer|shorter|deeper|cheaper|earlier|later)\b [^.;]{{0,60}}? \bthan\b
    | \b(?:largest|smallest|highest|lowest|biggest|fastest|oldest|richest|poorest|deadliest
      |costliest)\b
    | (?:\b(?:the|its|their)\s|(?<=’s\s)|(?<='s\s))(?:most|least)\s(?!important|of|part)\w+
    | \bthe\s(?:first|only|last)\b(?!\s(?:of|{_AHEAD})\b)
    """,
    re.VERBOSE | re.IGNORECASE,
)


class Checkable(Struct, frozen=True):
    """What a sentence states that can be checked: its sort, and from where to where."""

    what: str
    start: int
    end: int


def find_checkable(text: str, only_figures: bool = False) -> Checkable | None:
    """The first thing in a text that states something checkable; None when nothing does.

    With `only_figures`, or in a question or a sentence about the text itself, that is only what is
    counted, dated or quoted.
    """
    stated = without_idle_numbers(text)
    asked = text.rstrip("”\"’') ").endswith("?")
    sorts = _FIGURES if only_figures or asked or _ABOUT_ITSELF.match(text) else _FIGURES + _SAID
    for what, find in sorts:
        if span := find(stated):
            return Checkable(what, *span)
    return None


def without_idle_numbers(text: str) -> str:
    """The text with numbers blanked out that state nothing: “Table 2”, “these three options”.

    All else stays at its place.
    """
    return _NOTHING_STATED.sub(lambda match: " " * len(match[0]), text)


def _quotation(text: str) -> tuple[int, int] | None:
    return next(((one.start, one.end) for one in find_quotations(text) if one.length > 1), None)


def _first(pattern: re.Pattern[str]) -> Find:
    def find(text: str) -> tuple[int, int] | None:
        match = pattern.search(text)
        return match.span() if match else None

    return find


_FIGURES: tuple[tuple[str, Find], ...] = (
    ("a number", find_number),
    ("a date", find_date),
    ("a quotation", _quotation),
)
_SAID: tuple[tuple[str, Find], ...] = (
    ("what somebody said", _first(_SPEECH)),
    ("a comparison", _first(_COMPARISON)),
    (DEED, find_deed),
)
