"""Finds who did what: a name and a verb that tells of a deed, or an event whoever did it."""

from __future__ import annotations

from itertools import pairwise
import re

from ..source.pattern import lazy_pattern
from .function_words import FUNCTION_WORDS
from .verbs import BEHIND_IS, DEEDS, EVENTS, IS, NO_DEEDS, SUPPOSING
from .word_lists import words_of

_WORD = lazy_pattern(r"[\w$][\w’'.-]*[\w]|\w")
_CLAUSE_END = lazy_pattern(r"[;:?!—–]|\.(?=\s|$)")
# How far before its verb a name may stand, in words.
_REACH = 10

# Capitalised, but names of nobody: they name a part of a text, or a time.
_NO_NAMES = words_of(
    """
    Article Section Table Figure Box Appendix Chapter Part Step Option Options Question
    Questions Background Issue Issues Details Sections Considerations Example Examples Note
    See Source Sources Key Summary Overview Introduction Conclusion Points Factors Reasons
    Topics Themes January February March April May June July August September October
    November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday I
    """
)

_BEFORE_NOUNS = words_of("a an the of its their his her our this that these those new")


def find_deed(text: str) -> tuple[int, int] | None:
    """From the first actor to the verb behind it; None when nobody is said to have done anything.

    What is supposed, asked for or still to come ("could", "to", "whether") is no deed.
    """
    words = list(_WORD.finditer(text))
    for index, word in enumerate(words):
        event = word[0] in EVENTS
        if not (event or _tells(words, index)) or _describes(words, index):
            continue
        reach = _clause(text, words, index)
        if _supposed(reach):
            continue
        names = [one for one in reach if _is_name(one, words[0])]
        if names:
            return names[0].start(), word.end()
        if event and reach:
            return reach[0].start(), word.end()
    return None


def _tells(words: list[re.Match[str]], index: int) -> bool:
    word = words[index][0]
    if word in IS:
        behind = words[index + 1][0] if index + 1 < len(words) else ""
        return behind in BEHIND_IS or behind.endswith("ing") or behind[:1].isupper()
    if word in DEEDS:
        return True
    return word.islower() and word.endswith("ed") and len(word) > 4 and word not in NO_DEEDS


def _clause(text: str, words: list[re.Match[str]], index: int) -> list[re.Match[str]]:
    """The words of the clause before a verb, as far as a name can reach to it."""
    near = words[max(0, index - _REACH) : index]
    if not near:
        return []
    ends = _CLAUSE_END.finditer(text, near[0].start(), words[index].start())
    start = max((match.end() for match in ends), default=0)
    return [one for one in near if one.start() >= start]


def _supposed(clause: list[re.Match[str]]) -> bool:
    lower = [word[0].lower() for word in clause]
    if any(word in SUPPOSING for word in lower):
        return True
    # “to consider” is to come; in “exports to Russia” and “to the North” nothing is.
    behind = [after[0] for word, after in pairwise(clause) if word[0] == "to"]
    return any(word.islower() and word not in _BEFORE_NOUNS for word in behind)


def _is_name(word: re.Match[str], first: re.Match[str]) -> bool:
    written = word[0]
    if not written[0].isupper() or written in _NO_NAMES:
        return False
    return word.start() != first.start() or written not in FUNCTION_WORDS


def _describes(words: list[re.Match[str]], index: int) -> bool:
    """Whether a word is no verb here: "a signed treaty", "Russia’s exports", "the attacks"."""
    before = words[index - 1][0].lower() if index else ""
    return before in _BEFORE_NOUNS or before.endswith(("’s", "'s", "s’", "s'"))
