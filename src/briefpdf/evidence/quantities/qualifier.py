"""The words that say on which side of a number the truth lies, and what follows from which."""

from __future__ import annotations

from collections.abc import Sequence

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

_BEFORE_ROWS = f"""
{JUST_OVER}: just over | slightly over | slightly more than | just more than | a little over
{JUST_OVER}: a little more than | just above | slightly above | marginally more than
{MORE}: more than | over | above | greater than | larger than | higher than | exceeding | exceeds
{MORE}: exceeded | exceed | in excess of | upward of | upwards of | well over | far more than
{MORE}: topping | topped | tops | surpassing | surpassed | surpasses | well above | longer than
{MORE}: north of | older than | better than | beyond | >
{LEAST}: at least | no fewer than | no less than | not less than | not fewer than | a minimum of
{LEAST}: minimum of | no lower than | not below | not under | a floor of | never less than
{LEAST}: no later than | no earlier than | a minimum | the minimum of | ≥
{LITTLE}: as few as | as little as | as low as
{MOST}: up to | at most | no more than | not more than | not exceeding | not to exceed
{MOST}: a maximum of | maximum of | the maximum of | as many as | as much as | as high as
{MOST}: as long as | capped at | a cap of | limited to | a limit of | a ceiling of | ≤
{MOST}: not exceed | cannot exceed | never exceed | no greater than | not greater than
{MOST}: no higher than | no longer than | never more than | not over | not above
{LESS}: less than | fewer than | under | below | lower than | smaller than | short of | well under
{LESS}: well below | shorter than | younger than | not quite | falling short of | <
{ALMOST}: almost | nearly | just under | close to | approaching | just below | just short of
{ALMOST}: just less than | slightly less than | slightly under | slightly below | just shy of
{ALMOST}: shy of | nearing | virtually | a little under | a little less than
{ABOUT}: about | around | approximately | roughly | circa | some | an estimated | estimated
{ABOUT}: on the order of | in the region of | in the range of | in the neighborhood of | ca | est
{ABOUT}: estimated at | estimated to be | approx | more or less | ~ | ≈
{WITHIN}: within | in under | inside
"""
_AFTER_ROWS = f"""
{LEAST}: or more | or greater | or higher | or longer | or above | or over | and over | and above
{LEAST}: and up | and older | or older | at least | at a minimum | or later | at minimum
{LEAST}: and more | +
{MOST}: or less | or fewer | or under | or below | at most | or lower | at the most | and under
{MOST}: or younger | and younger | at maximum | and below | at a maximum | or shorter | or smaller
{MOST}: tops
{ABOUT}: or so | or thereabouts | approximately | roughly | give or take | more or less
"""
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
}


def _read(rows: str) -> dict[tuple[str, ...], str]:
    found = {}
    for row in rows.strip().splitlines():
        name = ""
        for phrase in row.split("|"):
            head, colon, words = phrase.partition(":")
            name, phrase = (head.strip(), words) if colon else (name, phrase)
            found[tuple(phrase.split())] = name
    return found


_BEFORE, _AFTER = _read(_BEFORE_ROWS), _read(_AFTER_ROWS)
_LONGEST = max(map(len, _BEFORE))


def qualifier_before(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The qualifier before a token and where it begins; empty and `at` where there is none."""
    for skip in range(3):
        end = at - skip
        if skip and (end < 0 or tokens[end].low not in _BETWEEN):
            break
        for length in range(min(_LONGEST, end), 0, -1):
            words = tuple(token.low for token in tokens[end - length : end])
            if words in _BEFORE and _is_meant(tokens, end - length, end, words, skip):
                return _BEFORE[words], end - length
    return "", at


def qualifier_after(tokens: Sequence[Token], at: int) -> tuple[str, int]:
    """The qualifier behind a number and where it ends; empty and `at` where there is none."""
    if at < len(tokens) and tokens[at].text == "+" and tokens[at].glued:
        return LEAST, at + 1
    for length in (3, 2, 1):
        words = tuple(token.low for token in tokens[at : at + length])
        # “2% at least 10 years ago”: what a number follows belongs to that number.
        if words in _AFTER and not (
            words[0] == "at" and at + length < len(tokens) and tokens[at + length].kind == "number"
        ):
            return _AFTER[words], at + length
    return "", at


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
