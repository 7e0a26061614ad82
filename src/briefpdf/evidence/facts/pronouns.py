"""Names for which the quotes have a pronoun: “it entered service”, “placing them at the head”."""

from __future__ import annotations

import re

from ...source.pattern import lazy_pattern
from ..comparison import Comparison
from ..reading import Reading
from .name_match import is_in_source, is_light

_SUBJECTS = frozenset("he she it they".split())
_WORD = lazy_pattern(r"[^\W_]+")
PRONOUNS = frozenset("he she it they his her its their him them".split())


def heads(reading: Reading, place: int) -> bool:
    """Whether an item is the first of its sentence, an article aside."""
    articles = ("the", "a", "an")
    before = place - 1
    if before >= 0 and reading.tokens[reading.items[before].first].low in articles:
        before -= 1
    return before < 0 or reading.sentence(before) != reading.sentence(place)


def pronoun_for(comparison: Comparison, places: list[int]) -> str:
    """The pronoun that the quotes have where the statement has a name."""
    if found := pronoun_at_head(comparison, places):
        return found
    for place in places:
        for other in comparison.opposite(place):
            item = comparison.source.items[other]
            if comparison.source.tokens[item.first].low in PRONOUNS:
                return comparison.quoted(item)
    return ""


def pronoun_at_head(comparison: Comparison, places: list[int]) -> str:
    """The pronoun with which the sentence begins that answers one headed by a name."""
    if comparison.lane(places[0]).is_copy or not _is_first_missing(comparison, places[0]):
        return ""
    source = comparison.source
    for at, item in enumerate(source.items):
        if source.sentence(at) in comparison.answering and heads(source, at):
            token = source.tokens[item.first]
            if token.low in _SUBJECTS:
                return token.text
    return ""


def _is_first_missing(comparison: Comparison, place: int) -> bool:
    """Whether all names before one in its sentence are the source's, so that “it” may be this."""
    statement = comparison.statement
    return not any(
        statement.sentence(at) == statement.sentence(place)
        and not is_light(comparison, statement.items[at])
        and not is_in_source(comparison, statement.items[at])
        for at in statement.mentions("name")
        if at < place
    )


def is_nowhere(comparison: Comparison, name: str) -> bool:
    """Whether the whole source is at hand, and has neither a name nor its first letters."""
    letters = "".join(word[0] for word in _WORD.findall(name))
    short = len(letters) > 1 and any(letters in text.replace(".", "") for text in comparison.copies)
    return bool(comparison.copies) and not short and not stands_in_source(comparison, name)


def stands_in_source(comparison: Comparison, token: str) -> bool:
    """Whether each word of a name stands in the quotes, around them or in the whole source."""
    lows, texts = comparison.lows, (comparison.context, *comparison.copies)
    return all(
        word in lows or any(_has(text, word) for text in texts)
        for word in _WORD.findall(token.lower())
    )


def _has(text: str, word: str) -> bool:
    return re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE) is not None
