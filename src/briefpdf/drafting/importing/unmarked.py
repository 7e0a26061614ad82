"""Works that a note names without quotation marks or italics around the title."""

from __future__ import annotations

import re

from msgspec import Struct

from ...evidence.function_words import FUNCTION_WORDS
from ...source.pattern import lazy_pattern

# What tells a report, of the United States' offices or of others, from a remark.
NUMBER = lazy_pattern(
    r"\b(?:CRS (?:Report|In Focus|Insight|Legal Sidebar) )?(?P<number>"
    r"(?:[RL]S?L?|IF|IN|LSB|RS)\d{4,6}|GAO-\d\d-\d+\w*|[A-Z]{2,}[-/]\d[\w/-]{2,})\b"
)
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
# “Lee, S. (2022). The river again. Oxford.”, and “World Bank. 2023. Report. Washington.”
_AUTHOR_DATE = lazy_pattern(
    rf"(?P<who>[^()“”\"*]{{2,150}}?)[.,]?\s+\(?(?P<year>{_YEAR})\)?[.,:]\s+"
    r"(?P<title>[^.?!]{8,250}[?!]?)(?:[.]|$)(?P<rest>.*)",
    re.DOTALL,
)
# “Smith J, Doe K. Effects of weirs. J Fish Biol. 2021;98(3):123.”
_VANCOUVER = lazy_pattern(
    r"(?P<who>(?:[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)? [A-Z]{1,3}(?:, |(?=\.)))+(?:et al)?)\.\s+"
    rf"(?P<title>[^.?!]{{8,250}})[.?!]\s+(?P<rest>[^.;]{{2,80}})\.?\s*{_YEAR}\s*;",
    re.DOTALL,
)
_PIECE = lazy_pattern(r",\s+(?!(?:Jr|Sr|II|III|Inc|Ltd|LLC)\b)")
_DATES = lazy_pattern(
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?(?: \d{1,2})?|\d{1,4}|"
    r"\d{1,2} [A-Z][a-z]+ \d{4}|[A-Z][a-z]+ \d{4}"
)
_PERSON = lazy_pattern(
    r"(?:[A-Z][\w.'’-]*\.?\s?){2,4}(?:(?: and |, | & )(?:[A-Z][\w.'’-]*\.?\s?){2,4})*"
)
_MOST_WORDS, _LEAST_CAPITALS = 18, 0.7


class Named(Struct, frozen=True):
    """What a note says of a work: who made it, its title, and what stands behind that."""

    who: str
    title: str
    rest: str


def read_unmarked(words: str, has_date: bool) -> Named | None:
    """The work that some words name, without an address or a locator; None for a remark."""
    for pattern in (_VANCOUVER, _AUTHOR_DATE):
        found = pattern.match(words)
        who = found["who"] if found is not None else ""
        # “In 2023, the council met.”
        begins = who.split()[0] if who.split() else ""
        if begins in FUNCTION_WORDS and begins != "The":
            continue
        if found is not None and not re.search(r"\d", who):
            return Named(
                found["who"].strip(" ."), found["title"].strip(), found["rest"].strip(" .")
            )
    pieces = [one.strip(" .") for one in _PIECE.split(words)]
    pieces = [one for one in pieces if one and not _DATES.fullmatch(one)]
    if not pieces or not (NUMBER.search(words) or (has_date and len(pieces) > 1)):
        return None
    # A remark has sentences, whose parts begin with small letters.
    capitals = sum(one[0].isupper() or one[0].isdigit() for one in pieces)
    if capitals < _LEAST_CAPITALS * len(pieces):
        return None
    if max(len(one.split()) for one in pieces) > _MOST_WORDS:
        return None
    first, *others = pieces
    is_author = bool(others) and (
        _PERSON.fullmatch(first) is not None or len(first.split()) == 1 or first.isupper()
    )
    title = others[0] if is_author else first
    rest = ", ".join(others[1:] if is_author else others)
    if not re.search(r"[^\W\d_]{3}", NUMBER.sub("", title)):
        return None
    return Named(first if is_author else "", title, rest)
