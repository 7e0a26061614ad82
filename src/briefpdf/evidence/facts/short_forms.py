"""Names that one side writes short: by the first letters of their words, or of a first word."""

from __future__ import annotations

from itertools import pairwise
import re

from ...source.pattern import lazy_pattern
from ..beside import SHORTEST
from ..comparison import Comparison
from ..names.places import COUNTRIES, OTHER_PLACES

# How far around a name the words may stand that are part of its short form: West Nile virus.
_AROUND = 4
_SMALL = frozenset("of the and for on in to at de a an".split())
# Shorter names differ by a letter as often as they are slips for each other: Iran and Iraq.
_SPELLED = 5


def is_abbreviated(comparison: Comparison, first: int, last: int) -> bool:
    """Whether the source has the first letters of some words that a name of the statement is in.

    So has it PGA for the Producers Guild of America, and WNV for the West Nile virus.
    """
    shorts = comparison.capitals
    if not shorts:
        return False
    tokens = comparison.statement.tokens
    near = range(max(0, first - _AROUND), min(len(tokens), last + _AROUND))
    words = [
        at
        for at in near
        if tokens[at].sentence == tokens[first].sentence
        and tokens[at].is_word
        and tokens[at].low not in _SMALL
    ]
    for begin, at in enumerate(words):
        letters = ""
        for end in words[begin:]:
            letters += tokens[end].low[0]
            covers = at <= first and end >= last - 1
            if covers and len(letters) >= SHORTEST and letters in shorts:
                return True
    return False


def is_spelt_out(comparison: Comparison, name: str) -> bool:
    """Whether the statement has the words of which a name of the source is the first letters.

    So it has double strand breaks for DSBs.
    """
    letters = name.removesuffix("s")
    if len(letters) < SHORTEST or not letters.isupper():
        return False
    words = [token for token in comparison.statement.tokens if token.is_word]
    words = [token for token in words if token.low not in _SMALL]
    return any(
        "".join(token.low[0] for token in words[at : at + len(letters)]) == letters.lower()
        for at in range(len(words) - len(letters) + 1)
    )


def is_of_family(name: str, other: str) -> bool:
    """Whether one name is the other with a number behind it: FoxO3a is of the FOXO family."""
    short, long = sorted((name.lower(), other.lower()), key=len)
    rest = long.removeprefix(short) if len(short) >= SHORTEST and short.isalpha() else ""
    return rest != long and re.fullmatch(r"-?\d\w*", rest) is not None


def is_glued(comparison: Comparison, name: str) -> bool:
    """Whether a short name stands behind small letters of another word: DNA in mtDNA."""
    return (
        len(name) >= SHORTEST
        and name.isupper()
        and any(
            token.text.endswith(name) and token.text[: -len(name)].islower()
            for token in comparison.source.tokens
        )
    )


def is_spaced(comparison: Comparison, name: str) -> bool:
    """Whether the source parts the letters of a name from its figures: “TiO 2” for TiO2."""
    parts = _LETTERS_AND_FIGURES.fullmatch(name)
    if parts is None:
        return False
    letters, figures = parts.groups()
    tokens = comparison.source.tokens
    return any(one.text == letters and two.text == figures for one, two in pairwise(tokens))


def has_figures_glued(comparison: Comparison, figures: str) -> bool:
    """Whether the source has a number at the end of a word in capitals: 21 in FGF21."""
    return any(
        two.text == figures and two.glued and one.text.isupper()
        for one, two in pairwise(comparison.source.tokens)
    )


_LETTERS_AND_FIGURES = lazy_pattern(r"([^\W\d_]{2,})(\d+)")


def is_initial(comparison: Comparison, first: int) -> bool:
    """Whether the source writes the first word of a name by its letter: H. pylori, J. Smith."""
    ours = comparison.statement.tokens
    if first + 1 >= len(ours) or not ours[first + 1].is_word:
        return False
    source = comparison.source.tokens
    for at, token in enumerate(source):
        if len(token.text) == 1 and token.low == ours[first].low[0] and token.capital:
            behind = at + 1 + (at + 1 < len(source) and source[at + 1].text == ".")
            if behind < len(source) and source[behind].low == ours[first + 1].low:
                return True
    return False


def is_respelled(name: str, other: str) -> bool:
    """Whether each word of the shorter name is, but for a letter or two, one of the longer.

    Countries and places are not: Niger is no other way to write Nigeria.
    """
    from rapidfuzz.distance import OSA  # Only a name that the source lacks needs it.

    ours, theirs = (
        [word.removesuffix("s") or word for word in re.findall(r"[^\W\d_]+", one.lower())]
        for one in (name, other)
    )
    short, long = sorted((ours, theirs), key=len)
    if not short or name.lower() in _PLACES or other.lower() in _PLACES:
        return False
    return all(
        any(
            one == two
            or (
                one[0] == two[0]
                and min(len(one), len(two)) >= _SPELLED
                and OSA.distance(one, two) <= 1 + (min(len(one), len(two)) > _SPELLED)
            )
            for two in long
        )
        for one in short
    )


def may_be_letters(name: str, other: str) -> bool:
    """Whether one name may be letters of the other: PDS of pyridostatin."""
    return _runs_through(name, other) or _runs_through(other, name)


def _runs_through(short: str, long: str) -> bool:
    """Whether a word of capitals has letters of a longer one, in their order, from its first."""
    if len(short) < SHORTEST or not short.isupper() or not long or len(long) <= len(short):
        return False
    rest = iter(long.lower())
    return long[0].lower() == short[0].lower() and all(one in rest for one in short.lower())


_PLACES = frozenset(place.lower() for place in (*COUNTRIES, *OTHER_PLACES))
