"""Reads numbers in figures and in words: 10,000, 9.5 million, two dozen, one in five."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from ..tokens import Token

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
WORDS = {word: value for value, word in enumerate(_UNITS)} | {
    word: value for value, word in zip(range(20, 100, 10), _TENS, strict=True)
}
MAGNITUDES = {
    "hundred": 100,
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
    "dozen": 12,
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "bln": 10**9,
    "tn": 10**12,
    "trn": 10**12,
    "lakh": 10**5,
    "crore": 10**7,
}
# Read so only when they stand right behind the figures: $9m, 10k.
_LETTERS = {"k": 10**3, "m": 10**6, "b": 10**9, "t": 10**12}
# Without a number before them they say no more than an order of size.
VAGUE = {
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
    "trillions": 10**12,
}
ORDINALS = {
    word: number
    for number, word in enumerate(
        """
        first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth
        """.split(),
        1,
    )
}
_PARTS = {
    **{f"{word}s": value for word, value in ORDINALS.items() if value > 2},
    **{word: value for word, value in ORDINALS.items() if value > 2},
    "half": 2,
    "halves": 2,
    "quarter": 4,
    "quarters": 4,
}
MULTIPLES = {
    **dict.fromkeys("double doubled doubles doubling twice twofold".split(), 2),
    **dict.fromkeys("triple tripled triples tripling thrice threefold".split(), 3),
    **dict.fromkeys("quadruple quadrupled".split(), 4),
}
_SIGNS = {"½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3)}
_SIGNS["⅔"] = Fraction(2, 3)
# All with which a number can begin that is not in figures, but for “tenfold” and its like.
BEGINNINGS = frozenset({*WORDS, *VAGUE, *ORDINALS, *MULTIPLES, *_SIGNS})
BEGINNINGS |= {"tens", "several", "few", "a", "an", "half"}
# More digits than any figure of policy has: read for their letters only.
_MAX_DIGITS = 30


# “A quarter of”, “a third fewer”; and not “a third country”, “a quarter in which”.
_BEHIND_PARTS = frozenset(
    "of fewer less more smaller larger higher lower below above as longer shorter greater between "
    "from since over to by and or but than during after before compared relative".split()
)
# “Half a percent”, “a quarter of a percentage point”: so much of one of these.
_POINTS = frozenset({"percent", "percentage"})


class Number(Struct, frozen=True):
    """A number that ends before token `end`; `form` is count, ordinal, share, multiple or vague."""

    value: Fraction
    end: int
    form: str = "count"
    worded: bool = False
    scaled: bool = False


def read_number(tokens: Sequence[Token], at: int, money: bool = False) -> Number | None:
    """The longest number that begins at a token; it is `money` behind a currency."""
    number = _read(tokens, at, money)
    if number is not None and number.form == "count" and _is_times(tokens, number.end):
        return replace(number, end=number.end + 1, form="multiple")
    if number is not None and number.form == "count" and _is_and_a_half(tokens, number.end):
        whole = number.value + Fraction(1, 2)
        return _scaled(tokens, whole, number.end + 3, number.worded or number.scaled)
    return number


def _is_times(tokens: Sequence[Token], at: int) -> bool:
    """Whether “times” multiplies: “five times as many”, and not “they met five times”."""
    after = word_at(tokens, at + 1)
    return word_at(tokens, at) == "times" and after in _BEHIND_TIMES


_BEHIND_TIMES = frozenset(
    "as more over the what that its their those higher larger greater faster bigger smaller "
    "lower".split()
)


def _is_and_a_half(tokens: Sequence[Token], at: int) -> bool:
    return [token.low for token in tokens[at : at + 3]] == ["and", "a", "half"]


def _read(tokens: Sequence[Token], at: int, money: bool) -> Number | None:
    token = tokens[at]
    if token.kind == "number":
        return _figures(tokens, at, money)
    if token.text in _SIGNS:
        return Number(_SIGNS[token.text], at + 1, "share")
    if not token.is_word:
        return None
    low = token.low
    if low in VAGUE or (low == "tens" and word_at(tokens, at + 2) in VAGUE):
        return _vague(tokens, at)
    if low in ("several", "few") and word_at(tokens, at + 1) in MAGNITUDES:
        return Number(Fraction(MAGNITUDES[word_at(tokens, at + 1)]), at + 2, "vague", worded=True)
    if low in MULTIPLES:
        return Number(Fraction(MULTIPLES[low]), at + 1, "multiple", worded=True)
    if low in ("a", "an", "half"):
        return _indefinite(tokens, at)
    if low in WORDS:
        return _worded(tokens, at)
    if low.endswith("fold") and low[:-4] in WORDS:
        return Number(Fraction(WORDS[low[:-4]]), at + 1, "multiple", worded=True)
    if low in ORDINALS:
        return Number(Fraction(ORDINALS[low]), at + 1, "ordinal", worded=True)
    return None


def word_at(tokens: Sequence[Token], at: int) -> str:
    """The word at a place in small letters, empty beyond the end and for what is no word."""
    return tokens[at].low if 0 <= at < len(tokens) and tokens[at].is_word else ""


def _figures(tokens: Sequence[Token], at: int, money: bool) -> Number | None:
    digits = tokens[at].text.replace(",", "")
    if len(digits) > _MAX_DIGITS:
        return None
    # A whole number is not looked through for a point, as a text is.
    value, end = Fraction(int(digits) if digits.isdecimal() else digits), at + 1
    after = word_at(tokens, end)
    glued = end < len(tokens) and tokens[end].glued
    if glued and after in ("st", "nd", "rd", "th") and value.denominator == 1:
        return Number(value, end + 1, "ordinal")
    if glued and tokens[end].text in _SIGNS:
        return Number(value + _SIGNS[tokens[end].text], end + 1)
    over = _out_of(tokens, end)
    if over and over[0] > value:
        return Number(value / over[0], over[1], "share")
    if end + 1 < len(tokens) and tokens[end].text == "-":
        after = after or word_at(tokens, end + 1)
        end += after in MAGNITUDES
    if after in _LETTERS and (glued or money) and (money or after in "km"):
        return Number(value * _LETTERS[after], end + 1, scaled=True)
    return _scaled(tokens, value, end, worded=False)


def _scaled(tokens: Sequence[Token], value: Fraction, end: int, worded: bool) -> Number:
    """The number with the magnitudes behind it: hundred thousand, million."""
    scaled = False
    while (word := word_at(tokens, end)) in MAGNITUDES:
        value, end, scaled = value * MAGNITUDES[word], end + 1, True
    return Number(value, end, worded=worded, scaled=scaled)


def _vague(tokens: Sequence[Token], at: int) -> Number:
    """Thousands; tens of thousands; hundreds of millions."""
    value, end = VAGUE.get(tokens[at].low, 10), at + 1
    if word_at(tokens, end) == "of" and word_at(tokens, end + 1) in VAGUE:
        value, end = value * VAGUE[tokens[end + 1].low], end + 2
    return Number(Fraction(value), end, "vague", worded=True)


def _indefinite(tokens: Sequence[Token], at: int) -> Number | None:
    """A hundred, a dozen, a third of, half a million, half of."""
    following = word_at(tokens, at + 1)
    if tokens[at].low == "half":
        half = Fraction(1, 2)
        return _of_one(tokens, half, at + 1) or Number(half, at + 1, "share", worded=True)
    if following in MAGNITUDES and following.isalpha() and len(following) > 3:
        return _scaled(tokens, Fraction(1), at + 1, worded=True)
    behind = word_at(tokens, at + 2)
    if following not in _PARTS:
        return None
    part = Fraction(1, _PARTS[following])
    if behind == "of" and (of_one := _of_one(tokens, part, at + 3)):
        return of_one
    if following != "half" and (not behind or behind in _BEHIND_PARTS):
        return Number(part, at + 2, "share", worded=True)
    return None


def _of_one(tokens: Sequence[Token], part: Fraction, at: int) -> Number | None:
    """So much of “a million” or “a percent” at a token; None of anything else."""
    if word_at(tokens, at) not in ("a", "an"):
        return None
    unit = word_at(tokens, at + 1)
    if unit in MAGNITUDES:
        return _scaled(tokens, part, at + 1, worded=True)
    return Number(part, at + 1, worded=True) if unit in _POINTS else None


def _worded(tokens: Sequence[Token], at: int) -> Number:
    """Twelve, twenty-one, two hundred and five thousand, two-thirds, one in five."""
    total, group, end = Fraction(0), Fraction(0), at
    scaled = False
    while end < len(tokens):
        word = word_at(tokens, end)
        step = end
        hundreds = word == "and" and group >= 100 and word_at(tokens, end + 1) in WORDS
        if hundreds or (tokens[end].text == "-" and end > at):
            step = end + 1
        word = word_at(tokens, step)
        if word in WORDS and (step == at or _continues(group, WORDS[word])):
            group += WORDS[word]
        elif word in ("hundred", "dozen") and step > at:
            group, scaled = group * MAGNITUDES[word], True
        elif word in MAGNITUDES and len(word) > 3 and step > at:
            total, group, scaled = total + group * MAGNITUDES[word], Fraction(0), True
        else:
            break
        end = step + 1
    value = total + group
    last = ORDINALS.get(word_at(tokens, end + 1), 10)
    if last < 10 and tokens[end].text == "-" and value >= 20 and value % 10 == 0:
        return Number(value + last, end + 2, "ordinal", worded=True)  # Twenty-first.
    return _share(tokens, value, end) or Number(value, end, worded=True, scaled=scaled)


def _continues(group: Fraction, value: int) -> bool:
    """Whether a number word goes on: twenty-one, a hundred and five; and not “ten two”."""
    if group >= 100 and group % 100 == 0:
        return True
    return group >= 20 and group % 10 == 0 and 0 < value < 10 and group % 100 != 0


def _share(tokens: Sequence[Token], value: Fraction, end: int) -> Number | None:
    """Two-thirds, three quarters, one in five, nine out of ten."""
    at = end + 1 if end < len(tokens) and tokens[end].text == "-" else end
    part = word_at(tokens, at)
    whole = part in _PARTS and (part.endswith(("s", "half")) or value == 1)
    if whole and value < 100 and not (part in ORDINALS and value > 1):
        return Number(value / _PARTS[part], at + 1, "share", worded=True)
    over = _out_of(tokens, end)
    if over and over[0] > value > 0:
        return Number(value / over[0], over[1], "share", worded=True)
    return None


def _out_of(tokens: Sequence[Token], at: int) -> tuple[Fraction, int] | None:
    """What “in five” or “out of every ten” divides by, and where it ends."""
    if word_at(tokens, at) == "out" and word_at(tokens, at + 1) == "of":
        at += 2
    elif word_at(tokens, at) == "of" and word_at(tokens, at + 1) in ("ten", "every"):
        at += 1  # “Nine of ten”; but “three of five judges” are three.
    elif word_at(tokens, at) == "in":
        at += 1
    else:
        return None
    at += word_at(tokens, at) == "every"
    if at >= len(tokens):
        return None
    if tokens[at].low in WORDS and 2 <= WORDS[tokens[at].low] <= 20:
        return Fraction(WORDS[tokens[at].low]), at + 1
    if tokens[at].kind == "number" and tokens[at].text in ("3", "4", "5", "10", "100", "1,000"):
        return Fraction(tokens[at].text.replace(",", "")), at + 1
    return None
