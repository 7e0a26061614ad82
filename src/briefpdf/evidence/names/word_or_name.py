"""Is a word one of the language or must it be a name, and may two first names be one person's?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
import unicodedata

from ..english import rows, words
from ..stems import stem

# Endings that a listed word may have taken on, and what it had in their stead.
_ENDINGS = (
    ("s", ""), ("es", ""), ("ies", "y"), ("d", ""), ("ed", ""), ("ied", "y"), ("ing", ""),
    ("ing", "e"), ("ly", ""), ("ily", "y"), ("er", ""), ("r", ""), ("ers", ""), ("rs", ""),
    ("est", ""), ("ness", ""), ("less", ""), ("able", ""), ("able", "e"), ("ation", "e"),
    ("ations", "e"), ("ion", "e"), ("ion", ""), ("ions", ""), ("ions", "e"), ("ity", ""),
    ("ity", "e"), ("ment", ""), ("ments", ""), ("al", ""), ("ive", "e"), ("ful", ""), ("ism", ""),
    ("ist", ""), ("ists", ""), ("ize", ""), ("ous", ""), ("ally", "al"), ("or", "e"), ("or", ""),
    ("ors", "e"), ("ors", ""), ("ish", ""), ("ship", ""), ("hood", ""), ("men", "man"),
    ("women", "woman"),
)  # fmt: skip
# The list is of American English.
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"),
              ("yse", "yze"), ("ogue", "og"), ("tre", "ter"), ("gramme", "gram"))  # fmt: skip
_BEGINNINGS = tuple(
    "un re non in im dis over under out mis pre anti inter sub super multi counter co de micro "
    "macro bio geo mid post trans".split()
)


# In letters: no common word is longer.
LONGEST = 40


@lru_cache(maxsize=20_000)
def is_common(word: str) -> bool:
    """Whether a word, given in small letters, is in the list of common words, in any of its forms.

    What is in no list is taken for a name at a sentence's head.
    """
    if len(word) > LONGEST:
        return False
    known = words("common_words")
    if stem(word) in known or any(form in known for form in _forms(word)):
        return True
    american = word
    for theirs, ours in _SPELLINGS:
        american = american.replace(theirs, ours)
    if american != word and is_common(american):
        return True
    for beginning in _BEGINNINGS:
        rest = word.removeprefix(beginning)
        if rest != word and len(rest) > 3 and any(form in known for form in _forms(rest)):
            return True
    return False


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            base = word[: -len(ending)] + instead
            yield base
            if not instead and len(base) > 3 and base[-1] == base[-2]:
                yield base[:-1]
            for outer, more in (("s", ""), ("er", ""), ("ize", ""), ("al", "")):
                if base.endswith(outer) and len(base) - len(outer) >= 4:
                    yield base[: -len(outer)] + more


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """A word in small letters without accents: Müller is muller."""
    plain = unicodedata.normalize("NFKD", word.lower())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


@lru_cache(maxsize=1)
def _short_names() -> dict[str, frozenset[str]]:
    """For each first name the names that may stand for it, in either direction."""
    found: dict[str, set[str]] = {}
    for row in rows("short_names"):
        long, _, shorts = row.partition(":")
        for short in shorts.split():
            found.setdefault(long, set()).add(short)
            found.setdefault(short, set()).add(long)
    return {name: frozenset(others) for name, others in found.items()}


def is_first_name(word: str) -> bool:
    """Whether a word, folded, is a first name that has short forms, or one of these: mark, bill."""
    return word in _short_names()


def may_be_same_first_name(one: str, other: str) -> bool:
    """Whether two first names, folded, can be one person's: Mike and Michael, J. and John."""
    if one == other or other in _short_names().get(one, ()):
        return True
    short, long = sorted((one, other), key=len)
    return len(short) == 1 and long.startswith(short)
