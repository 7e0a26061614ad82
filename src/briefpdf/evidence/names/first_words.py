"""Does a sentence begin with the name with which the quote begins?"""

from __future__ import annotations

from ..comparison import Comparison
from ..reading import Item, Reading
from .exchange import say_name

# How much of the rest must be the same for two first words to be held against each other.
_LIKE = 0.6


def check_first_words(comparison: Comparison) -> None:
    """Adds a gap for a name that begins a sentence, where the quote begins with another.

    There every word is written large, so both must look like names: one singular noun without an
    article before a verb.
    """
    statement = comparison.statement
    for place, item in enumerate(statement.items[:-1]):
        begins = place == 0 or statement.sentence(place) != statement.sentence(place - 1)
        if not begins or comparison.ours[place] is not None or not _may_be_name(statement, place):
            continue
        theirs = _first_of_answer(comparison, place)
        if theirs is not None:
            both_known = item.kind != "word" and theirs.kind != "word"
            if comparison.likeness(place) >= _LIKE and not both_known:
                say_name(comparison, item, comparison.quoted(theirs))
        elif item.kind == "word" and _is_unknown_speaker(comparison, place):
            say_name(comparison, item, "")


def _first_of_answer(comparison: Comparison, place: int) -> Item | None:
    """The name with which the quote begins its sentence, whose second word answers the second."""
    source, answer = comparison.source, comparison.ours[place + 1]
    if not answer:
        return None
    first = answer == 1 or source.sentence(answer - 2) != source.sentence(answer - 1)
    return source.items[answer - 1] if first and _may_be_name(source, answer - 1) else None


def _is_unknown_speaker(comparison: Comparison, place: int) -> bool:
    """Whether somebody speaks whom neither the quotes nor the rest of the source knows."""
    tokens, item = comparison.statement.tokens, comparison.statement.items[place]
    token, after = tokens[item.first], tokens[item.last]
    if after.low not in _SPEAKING or token.low in comparison.lows or token.stem in comparison.stems:
        return False
    return token.text not in comparison.context


def _may_be_name(reading: Reading, place: int) -> bool:
    item = reading.items[place]
    token = reading.tokens[item.first]
    low = token.low
    if item.kind == "name":
        return True
    if not token.capital or item.weight < 1 or low.endswith(_COMMON_ENDINGS) or low in _UNCOUNTED:
        return False
    after = reading.tokens[item.last] if item.last < len(reading.tokens) else None
    if after is None or not after.is_word or after.capital:
        return False
    return after.low in _VERBS or after.low.endswith(("ed", "es", "rs", "ts", "ns", "ds"))


_SPEAKING = frozenset(
    "said says told stated testified noted argued warned reported wrote added announced".split()
)
_VERBS = frozenset("is was has had will would may might could can did does said says told".split())
_COMMON_ENDINGS = tuple(
    "s ing ed tion sion ment ity ance ence ism ness ship ure th ly age ery men people cy gy my "
    "hood".split()
)
_UNCOUNTED = frozenset(
    """
    output trade oil debt income demand supply research work aid money food water gas coal steel
    wheat corn power industry business labor crime war peace health care land time evidence
    progress staff law fuel data media personnel revenue stock capital credit support control
    access use
    """.split()
)
