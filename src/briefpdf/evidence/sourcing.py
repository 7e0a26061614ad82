"""Words by which a statement names its own source: “according to GAO”, “in a 2026 report”."""

from __future__ import annotations

import re

from ..source.pattern import lazy_pattern
from .hedges import SAYING

# How far from a name the word may stand that makes it a speaker, in characters.
_REACH = 60
_NAMING = lazy_pattern(
    r"\b(?:according to|per|as (?:reported|stated|noted|described|estimated|shown) by|cited by"
    r"|in the (?:view|words|opinion|judgment|assessment|estimation) of"
    r"|(?:report|study|analysis|survey|paper|brief|testimony|data|figures|estimates?|audit|review"
    r"|statement|article)s? (?:by|from|of))"
    r"\s+(?:(?:the|a|an|its|their|both|officials|analysts|economists|researchers)\s+)*"
    r"(?:[^\s.;:]+\s+){0,4}$",
    re.IGNORECASE,
)
_BEHIND = lazy_pattern(r"^(?:['’]s?)?(?:\s*\([^()]*\))?,?(?:\s+[^\s.;:]+){0,3}?\s+([a-z]+)\b")
_FINDING = frozenset(
    """
    found finds find shows showed show puts put counts counted calculates calculated lists listed
    recommends recommended urged calls called gives gave measures measured reviewed examined
    analyzed surveyed studied expects expected projects
    """.split()
)
_DOCUMENT = (
    r"report|study|studies|paper|brief|analysis|survey|article|testimony|audit|review|letter|"
    r"statement|data|edition|estimate|assessment|book|publication|release|outlook|census"
)
_DATED = lazy_pattern(rf"^['’s]*(?:\s+[^\s.;:,]+){{0,3}}?\s+(?:{_DOCUMENT})s?\b", re.IGNORECASE)
_PUBLISHED = lazy_pattern(
    rf"\b(?:(?:{_DOCUMENT})s? (?:of|from|in|dated)|published in|released in|wrote in|reported in)"
    r"\s+(?:[^\s.;:,]+\s+){0,2}$",
    re.IGNORECASE,
)


def names_source(statement: str, start: int, end: int) -> bool:
    """Whether words of a statement stand where it says who says so."""
    before, behind = statement[max(0, start - _REACH) : start], statement[end : end + _REACH]
    if _NAMING.search(before):
        return True
    verb = _BEHIND.match(behind)
    return verb is not None and any(
        word in SAYING or word in _FINDING for word in re.findall(r"[a-z]+", verb[0])
    )


def dates_source(statement: str, start: int, end: int) -> bool:
    """Whether words of a statement stand where it says when its source was published."""
    before, behind = statement[max(0, start - _REACH) : start], statement[end : end + _REACH]
    return bool(_DATED.match(behind) or _PUBLISHED.search(before))
