"""The names in a few words, headings among them, whose every word may begin with a capital."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from msgspec import Struct

from ..model.reference import MONTHS
from ..source.pattern import lazy_pattern
from .function_words import FUNCTION_WORDS
from .names.reading import known_phrases
from .names.word_or_name import LONGEST, is_common
from .reading import Item, read_text
from .tokens import Token

_ROMAN = lazy_pattern(r"[IVXLC]+")
_DAYS = "monday tuesday wednesday thursday friday saturday sunday"
_NO_NAMES = frozenset(word.lower() for word in FUNCTION_WORDS) | frozenset(
    [*map(str.lower, MONTHS), *f"{_DAYS} fy q1 q2 q3 q4".split()]
)
_TITLES = frozenset("senator sen mr mrs ms dr rep".split())
# What makes a new word of a common one: cybersecurity, telehealth, hypersonic.
_BEGINNINGS = tuple(
    "cyber tele hyper crypto socio mega eco agri agro nano multi neuro photo electro thermo meta "
    "hydro aero para proto quasi pseudo mono omni up".split()
)
# Which words of another script are names, no list of English words can tell.
_LATIN = lazy_pattern(r"[A-Za-z\u00c0-\u024f\u1e00-\u1eff]+")


class ProperName(Struct, frozen=True):
    """A name from `start` to `end` in code points.

    `key` is that of a country or another known name; `words` are the forms of each of its words.
    """

    key: str
    start: int
    end: int
    words: tuple[frozenset[str], ...]


def names_in(words: str) -> list[ProperName]:
    """The names in some words, in their order."""
    reading = read_text([words], [known_phrases()], lambda word: not is_common(word.lower()))
    taken: set[int] = set()
    known: list[ProperName] = []
    for item in reading.items:
        if item.kind in ("date", "number", "identifier"):
            taken.update(range(item.first, item.last))
        elif item.kind == "name" and _is_known(item, reading.tokens[item.first]):
            taken.update(range(item.first, item.last))
            known.append(_name(str(item.key), reading.tokens[item.first : item.last]))
    tokens = reading.tokens
    heading = _is_heading(tokens)
    found = [
        _name(token.low, [token])
        for at, token in enumerate(tokens)
        if at not in taken
        and (_is_proper(token) or _is_titled(tokens, at))
        and not (heading and _is_compound(token.low))
    ]
    return sorted([*known, *found], key=lambda one: one.start)


def _is_known(item: Item, token: Token) -> bool:
    """Whether a name is that of a country or the like; “Who” is not the WHO."""
    kind = getattr(item.mention, "kind", "word")
    written_small = kind == "short" and not token.text.isupper() and is_common(token.low)
    return kind != "word" and not written_small and token.low not in _NO_NAMES


def _is_titled(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word is a person's name, common or not: Senator Warren, Ms. Rose."""
    before = at - 2 if at > 1 and tokens[at - 1].text == "." else at - 1
    return tokens[at].capital and before >= 0 and tokens[before].low in _TITLES


def _is_heading(tokens: Sequence[Token]) -> bool:
    """Whether most words begin with a capital, as in headings."""
    words = [one for one in tokens if one.is_word and len(one.text) > 3]
    return sum(one.capital for one in words) * 2 > len(words)


@lru_cache(maxsize=4096)
def _is_compound(low: str) -> bool:
    """Whether a word is made of common ones: a heading's capital makes no name of “Waitlists”."""
    if len(low) > 2 * LONGEST:
        return False  # Each place to part it would be tried.
    if any(low.startswith(one) and is_common(low[len(one) :]) for one in _BEGINNINGS):
        return True
    return any(is_common(low[:at]) and is_common(low[at:]) for at in range(3, len(low) - 2))


def _name(key: str, tokens: Sequence[Token]) -> ProperName:
    forms = tuple(frozenset((one.low, one.stem)) for one in tokens if one.is_word)
    return ProperName(key, tokens[0].start, tokens[-1].end, forms)


def _is_proper(token: Token) -> bool:
    if not token.capital or len(token.text) < 2 or token.low in _NO_NAMES:
        return False
    if _ROMAN.fullmatch(token.text) or not _LATIN.fullmatch(token.text):
        return False
    # Words in capitals are set so for their looks, unless no such word is common: NATO.
    return not is_common(token.low)
