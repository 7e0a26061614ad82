"""The words that say on which side of a number the truth lies, and what follows from which."""

from __future__ import annotations

from collections.abc import Sequence

from ..english import rows
from ..stems import stem
from ..tokens import Token
from .numbers import word_at

MORE = "more than"
LEAST = "at least"
MOST = "up to"
LESS = "less than"
ALMOST = "almost"
ABOUT = "about"
JUST_OVER = "just over"
WITHIN = "within"
LITTLE = "as little as"
ALL_BUT = "all but"

# Between the qualifier and the number: “more than the $5 billion”, “up to a total of 10”.
_BETWEEN = frozenset(
    {"a", "an", "the", "of", "total", "combined", "another", "additional", "just", "only"}
)

# What may be said when the source says the word on the left; itself always.
_ENTAILS: dict[str, frozenset[str]] = {
    "": frozenset({ABOUT}),
    MORE: frozenset({LEAST}),
    JUST_OVER: frozenset({MORE, LEAST, ABOUT}),
    LEAST: frozenset(),
    LESS: frozenset({MOST, WITHIN}),
    ALMOST: frozenset({LESS, MOST, ABOUT}),
    MOST: frozenset({WITHIN}),
    WITHIN: frozenset({MOST}),
    ABOUT: frozenset(),
    LITTLE: frozenset(),
    ALL_BUT: frozenset(),
}


def _read(name: str) -> dict[tuple[str, ...], str]:
    found = {}
    for row in rows(name):
        meaning = ""
        for phrase in row.split("|"):
            head, colon, words = phrase.partition(":")
            meaning, phrase = (head.strip(), words) if colon else (meaning, phrase)
            found[tuple(phrase.split())] = meaning
    return found


_BEFORE, _AFTER = _read("qualifiers_before"), _read("qualifiers_after")
_SHORTEST_SLIP = 6
_LONGEST = max(map(len, _BEFORE))
# Hardly a word is one of these: no other need be looked at with its neighbours.
_LAST_BEFORE = frozenset(words[-1] for words in _BEFORE)
_FIRST_AFTER = frozenset(words[0] for words in _AFTER)


def qualifier_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The qualifier before a token and where it begins; empty and `at` where there is none."""
    for skip in range(3):
        end = at - skip
        if skip and (end < 0 or tokens[end].low not in _BETWEEN):
            break
        if not end or tokens[end - 1].low not in _LAST_BEFORE:
            continue
        for length in range(min(_LONGEST, end), 0, -1):
            words = tuple(token.low for token in tokens[end - length : end])
            if words in _BEFORE and _is_meant(tokens, end - length, end, words, skip):
                return _BEFORE[words], end - length
    return "", at


def qualifier_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The qualifier behind a number and where it ends; empty and `at` where there is none."""
    if at < len(tokens) and tokens[at].text == "+" and tokens[at].glued:
        return LEAST, at + 1
    if [token.low for token in tokens[at : at + 2]] == ["-", "plus"]:
        return LEAST, at + 2
    if not 0 <= at < len(tokens) or tokens[at].low not in _FIRST_AFTER:
        return "", at
    for length in (3, 2, 1):
        words = tuple(token.low for token in tokens[at : at + length])
        # “2% at least 10 years ago”: what a number follows belongs to that number.
        if words in _AFTER and not (
            words[0] == "at" and at + length < len(tokens) and tokens[at + length].kind == "number"
        ):
            return _AFTER[words], at + length
    return "", at


def qualified(number: str, words: str) -> str:
    """A number with the words that qualify it on their side of it, such as “10 or more”.

    Only the number where nobody knows the words.
    """
    phrase = tuple(words.lower().split())
    if phrase in _AFTER:
        return f"{number} {words}"
    return f"{words} {number}" if phrase in _BEFORE else number


def meant_qualifier(words: str) -> str:
    """The phrase that words are a slip or two away from; empty where they are known.

    Of short words none is told: “unter” is no slip of “under”, but German.
    """
    written = " ".join(words.lower().split()).rstrip(".")
    known = _BEFORE | _AFTER
    if len(written) < _SHORTEST_SLIP or tuple(written.split()) in known:
        return ""
    from rapidfuzz.distance import OSA  # Only a misspelling needs it.

    most = 2 if len(written) > _SHORTEST_SLIP else 1
    near = ((OSA.distance(written, one), one) for one in sorted(map(" ".join, known)))
    slips, meant = min(near)
    return meant if slips <= most else ""


def entails(source: str, statement: str) -> bool:
    """Whether the source's word for a number lets the statement use its own."""
    return source == statement or statement in _ENTAILS.get(source, frozenset())


def _is_meant(
    tokens: Sequence[Token], begin: int, end: int, words: tuple[str, ...], skip: int
) -> bool:
    """Whether the words qualify the number: not “over the next five years”, “more than the 3%”."""
    if skip and tokens[end].low == "the" and words[-1] in _COMPARING:
        return False
    if skip and words[-1] in ("within", "some", "beyond"):
        return False
    before = word_at(tokens, begin - 1)
    if words == ("up", "to") and begin and tokens[begin - 1].stem in _RISING:
        return False
    of_place = words[0] in ("above", "below", "over", "under")
    return not (of_place and before in ("the", "from"))


# “Rose up to 50” tells where it came to.
_RISING = frozenset(
    stem(word)
    for word in (
        "go rise grow climb move increase raise push jump come bring soar shoot lift".split()
    )
)
# Before “the” and a number these set one thing against another.
_COMPARING = frozenset("than over under around about above below beyond".split())
