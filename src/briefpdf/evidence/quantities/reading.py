"""Finds the amounts in prose."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from ..stems import stem
from ..tokens import Token
from .clock import NAMED, read_clock
from .counted_nouns import is_counted
from .idle import is_idle, says_nothing
from .numbers import BEGINNINGS, Number, read_number, word_at
from .qualifier import MORE, MOST, qualifier_after, qualifier_before
from .quantity import Quantity, with_ranges
from .two_meanings import with_other_meaning
from .units import CURRENCIES, currency_before, read_rate, read_unit

_AVERAGE = frozenset("average averages averaged averaging mean median".split())
_REACHING = frozenset({stem("reach"), stem("hit"), stem("attain")})
_ONLY = frozenset({"only", "just", "merely"})
_CAPS = frozenset(
    "cap caps capped limit limits limited ceiling maximum bar bars restrict restricts".split()
)
_STOPS = frozenset(
    """
    of in on at to by for from with as and or but that which who while when where than per if into
    over under about between among during since until before after through via against within the a
    an its their his her our this these those is are was were be been being has have had do does
    did will would can could may might must shall should not no each every more less fewer also
    only both they it he she we there here then annually daily weekly monthly ago later earlier
    """.split()
)

# What an amount can begin with beside figures: no other word need be looked at, and few are these.
_BEGINNINGS = BEGINNINGS | CURRENCIES.keys() | {"us", "c", "a", "hk", "nt", "r", "s"}
_BEGINNINGS |= {"one", "past", "last"} | NAMED


def find_quantities(tokens: list[Token], taken: Sequence[bool]) -> list[Quantity]:
    """The amounts in a text; the tokens that are `taken` belong to dates and identifiers."""
    found: list[Quantity] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        begins = not taken[at] and (token.kind == "number" or _can_begin(token.low))
        quantity = _read(tokens, taken, at) if begins else None
        if quantity is None:
            at += 1
            continue
        apart = _parted(tokens, taken, quantity)
        found.append(apart or quantity)
        at = max((apart or quantity).number.end, at + 1)
    return [with_other_meaning(tokens, one) for one in with_ranges(tokens, found)]


def _parted(tokens: Sequence[Token], taken: Sequence[bool], quantity: Quantity) -> Quantity | None:
    """A number that a printer parted, as in “13, 000 people” and “98. 7 percent”, put together.

    What its two halves are by themselves is kept beside it, for they may be two numbers of a list.
    """
    at = quantity.number.end - 1
    if at + 2 >= len(tokens) or tokens[at].kind != "number" or quantity.number.form != "count":
        return None
    mark, rest = tokens[at + 1], tokens[at + 2]
    if rest.kind != "number" or rest.glued or not mark.glued or taken[at + 2]:
        return None
    whole = rest.text.partition(".")[0]
    if mark.text == "," and len(tokens[at].text) <= 3 and len(whole) == 3 and whole.isdigit():
        digits = f"{tokens[at].text}{rest.text}"
    elif mark.text == "." and rest.text.isdigit() and "." not in tokens[at].text:
        digits = f"{tokens[at].text.replace(',', '')}.{rest.text}"
    else:
        return None
    second = _read(tokens, taken, at + 2)
    if second is None or (not second.number.value and whole != "000"):
        return None
    written = Fraction(rest.text)
    factor = second.number.value / written if written else Fraction(1)
    unit = _unit(tokens, second.number.end, second.number)
    scale = unit[1] if unit else Fraction(1)
    number = replace(second.number, value=Fraction(digits) * factor)
    return replace(
        quantity,
        number=number,
        value=number.value * scale,
        measure=quantity.measure or second.measure,
        nouns=second.nouns,
        rate=second.rate,
        last=second.last,
        others=(quantity, second),
    )


@lru_cache(maxsize=20_000)
def _can_begin(low: str) -> bool:
    """Whether an amount may begin with a word, by that word alone."""
    # U.S.$ is looked up without its stops, and tenfold is not in any list.
    return low in _BEGINNINGS or "." in low or low.endswith("fold")


def _read(tokens: Sequence[Token], taken: Sequence[bool], at: int) -> Quantity | None:
    currency = currency_before(tokens, at)
    start = currency[1] if currency else at
    if start >= len(tokens) or taken[start]:
        return None
    for read in (read_clock, _year_and_a_half, _decade):
        if (spell := read(tokens, at)) is not None:
            return spell
    number = read_number(tokens, start, money=currency is not None)
    if number is None or is_idle(tokens, start, number):
        return None
    measure, scale, end = currency[0] if currency else "", Fraction(1), number.end
    nouns: tuple[str, ...] = ()
    unit = None if currency else _unit(tokens, end, number)
    if unit is not None:
        measure, scale, end = unit
    elif not currency and number.form in ("count", "vague"):
        nouns, end = _counted(tokens, taken, qualifier_after(tokens, end)[1])
    if number.form == "share" and not measure:
        measure, scale = "percent", Fraction(100)
    if number.form in ("ordinal", "multiple"):
        measure = number.form
    if says_nothing(tokens, start, number, measure):
        return None
    rate = read_rate(tokens, end) if end < len(tokens) else None
    qualifier, first = qualifier_before(tokens, at)
    if qualifier == MORE and _is_denied(tokens, first):
        qualifier = MOST
    if not qualifier:
        qualifier, _ = qualifier_after(tokens, number.end)
    if not qualifier:
        qualifier, end = qualifier_after(tokens, end)
    if not qualifier and measure == "percent" and word_at(tokens, end) == "of":
        # “2% of GDP or more”
        qualifier = next(
            (found for at in (2, 3) if (found := qualifier_after(tokens, end + at)[0])), ""
        )
    return Quantity(
        at,
        first,
        end,
        number,
        number.value if scale == 1 else number.value * scale,
        measure,
        nouns,
        rate[0] if rate else "",
        qualifier,
        _is_average(tokens, first, end),
        capped=_is_capped(tokens, first, end),
        reached=any(token.stem in _REACHING for token in tokens[max(0, first - 2) : first]),
    )


def _is_denied(tokens: Sequence[Token], first: int) -> bool:
    """Whether more is ruled out: “no party may deploy more than 10”."""
    if tokens[first].low in ("over", "above", "beyond"):
        return False
    for token in reversed(tokens[max(0, first - 6) : first]):
        if token.text in ",;." or token.kind == "number" or token.low in ("from", "to", "at", "or"):
            return False
        if token.low in ("not", "no", "neither", "cannot", "never", "none", "nor"):
            return True
    return False


def _is_capped(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the words around make the amount a limit: “caps spending at”, “a $2,000 limit”."""
    if first and tokens[first - 1].low in _ONLY:
        return True
    near = [*tokens[max(0, first - 12) : first], *tokens[last : last + 3]]
    return any(token.low in _CAPS for token in near)


def _year_and_a_half(tokens: Sequence[Token], at: int) -> Quantity | None:
    if tokens[at].low not in ("a", "one"):
        return None
    if [token.low for token in tokens[at + 2 : at + 5]] != ["and", "a", "half"]:
        return None
    unit = read_unit(tokens, at + 1)
    if unit is None:
        return None
    number = Number(Fraction(3, 2), at + 5, worded=True)
    qualifier, first = qualifier_before(tokens, at)
    value = number.value * unit.scale
    return Quantity(at, first, at + 5, number, value, unit.measure, qualifier=qualifier)


def _decade(tokens: Sequence[Token], at: int) -> Quantity | None:
    """A decade is ten years, a century a hundred."""
    low = word_at(tokens, at + 1)
    if tokens[at].low not in ("a", "past", "last", "one") or low not in _LONG_TIMES:
        return None
    qualifier, first = qualifier_before(tokens, at)
    number = Number(Fraction(_LONG_TIMES[low]), at + 2, worded=True)
    return Quantity(at, first, at + 2, number, 12 * number.value, "month", qualifier=qualifier)


_LONG_TIMES = {"decade": 10, "century": 100}  # In years.


def _unit(tokens: Sequence[Token], at: int, number: Number) -> tuple[str, Fraction, int] | None:
    if number.form not in ("count", "vague"):
        return None
    if number.form == "vague" and word_at(tokens, at) == "of":
        at += 1
    unit = read_unit(tokens, at)
    return (unit.measure, unit.scale, unit.end) if unit else None


def _counted(
    tokens: Sequence[Token], taken: Sequence[bool], at: int
) -> tuple[tuple[str, ...], int]:
    """The stems of the noun phrase behind a number, the head last, and where it ends."""
    if word_at(tokens, at) == "of":
        at += 1
        while word_at(tokens, at) in ("the", "its", "their", "these", "those", "his"):
            at += 1
    if at < len(tokens) and tokens[at].text == "-":
        at += 1
    found: list[str] = []
    plural = False
    for place in range(at, min(at + 6, len(tokens))):
        token = tokens[place]
        ends = not token.is_word or token.low in _STOPS or taken[place]
        if (
            token.text == "-"
            and place + 1 < len(tokens)
            and tokens[place + 1].is_word
            and not plural
        ):
            continue
        if ends or (plural and not _is_plural(token)):
            return tuple(found), place
        if token.low.endswith("ed") and found and not is_counted(token.stem):
            return tuple(found), place
        after = tokens[place + 1] if place + 1 < len(tokens) else None
        if token.capital and after is not None and after.is_word and after.low not in _STOPS:
            continue  # Part of a name, or a name put before what is counted.
        plural = _is_plural(token)
        if not token.capital or plural:
            found.append(token.stem)
    return tuple(found), min(at + 6, len(tokens))


def _is_plural(token: Token) -> bool:
    word = token.low
    if not token.is_word or token.text.isupper():
        return False
    if word.endswith("s"):
        return not word.endswith(("ss", "us", "is", "ous"))
    return word in (
        "people",
        "personnel",
        "children",
        "men",
        "women",
        "aircraft",
        "staff",
        "cattle",
    )


def _is_average(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether the amount is called an average, close by and in the same clause."""
    for place in range(first - 1, max(-1, first - 8), -1):
        if tokens[place].kind == "number" or tokens[place].text in ";.":
            break
        if tokens[place].low in _AVERAGE:
            commas = any(token.text == "," for token in tokens[place:first])
            return not commas or word_at(tokens, place - 1) == "on"
    for place in range(last, min(last + 6, len(tokens))):
        if tokens[place].kind == "number" or tokens[place].text in ";.":
            break
        if tokens[place].low in _AVERAGE and tokens[place - 1].low in (
            "on",
            "an",
            "in",
            "the",
            "per",
        ):
            return word_at(tokens, place + 1) != "of"
    return False
