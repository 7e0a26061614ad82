"""Units of money, share, time and measure, and the words that name them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec import Struct

from ..english import rows
from ..tokens import Token
from .numbers import word_at

_COMPOUND_HEADS = frozenset(
    "metric nautical square sq cubic cu percentage basis per kilowatt".split()
)
_COMPOUND_HEADS |= frozenset("watt megawatt gigawatt terawatt".split())
# Letters that are units only right behind a figure, or behind it with nothing else to be.
_SHORT = frozenset("g m w t mt ha tw kb mb gb tb pp bp mi ft hr cm mm kt".split())
_DAILY_BARRELS = {"mb": 10**6, "mmb": 10**6, "kb": 1000, "b": 1}
_RATES = {
    "day": "day",
    "daily": "day",
    "week": "week",
    "weekly": "week",
    "month": "month",
    "monthly": "month",
    "year": "year",
    "yearly": "year",
    "annum": "year",
    "annually": "year",
    "annual": "year",
    "hour": "hour",
    "hourly": "hour",
    "quarter": "quarter",
    "quarterly": "quarter",
}


class Unit(Struct, frozen=True):
    """What is measured, in a unit of `scale` to the smallest that is kept; `end` is behind it."""

    measure: str
    scale: Fraction
    end: int


def _read_currencies() -> dict[str, str]:
    found = {}
    for row in "|".join(rows("currencies")).split("|"):
        code, _, words = row.strip().partition(":")
        found.update(dict.fromkeys(words.split(), code))
    return found


def _read_measures() -> dict[str, tuple[str, Fraction]]:
    found: dict[str, tuple[str, Fraction]] = {}
    for row in rows("measures"):
        measure = ""
        for group in row.split("|"):
            named, _, words = group.rpartition(":")
            measure = named.strip() or measure
            *forms, scale = words.split()
            found.update(dict.fromkeys(forms, (measure, Fraction(scale))))
    return found


CURRENCIES = _read_currencies()
MEASURES = _read_measures()


def currency_before(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The currency whose sign or code begins at a token, and where it ends: $, US$, USD."""
    low = tokens[at].low.replace(".", "")
    if low in ("us", "c", "a", "hk", "nt", "r", "s") and at + 1 < len(tokens):
        after = tokens[at + 1]
        if after.text == "$" and after.glued:
            return CURRENCIES.get(f"{low}$", "USD"), at + 2
    written_large = tokens[at].text.isupper() and len(low) == 3 and low in CURRENCIES
    if low in CURRENCIES and (written_large or not low.isalpha()):
        return CURRENCIES[low], at + 1
    return None


def read_unit(tokens: Sequence[Token], at: int) -> Unit | None:
    """The unit that stands at a token, behind a number."""
    hyphen = at < len(tokens) and tokens[at].text == "-" and tokens[at].glued
    at += hyphen
    if at >= len(tokens):
        return None
    token = tokens[at]
    if (compound := _compound(tokens, at)) is not None:
        return compound
    # 10 U.S. dollars, 500 Canadian dollars.
    if token.low in ("u.s.", "american", "canadian", "australian") and _is_dollars(tokens, at + 1):
        code = {"canadian": "CAD", "australian": "AUD"}.get(token.low, "USD")
        return Unit(code, Fraction(1), at + 2)
    if token.low in _DAILY_BARRELS and [one.low for one in tokens[at + 1 : at + 3]] == ["/", "d"]:
        return Unit("barrel", Fraction(_DAILY_BARRELS[token.low]), at + 3)
    low = token.low
    power = tokens[at + 1 : at + 2]
    if power and power[0].glued and f"{low}{power[0].text}" in MEASURES:
        measure, scale = MEASURES[f"{low}{power[0].text}"]  # 12 m2, which is 12 m².
        return Unit(measure, scale, at + 2)
    if low in ("constant", "nominal", "real") and _is_dollars(tokens, at + 1):
        return Unit("USD", Fraction(1), at + 2)
    if low == "per" and word_at(tokens, at + 1) == "cent":
        return Unit("percent", Fraction(1), at + 2)
    if low in CURRENCIES and (not token.is_word or len(low) > 2):
        return Unit(CURRENCIES[low], Fraction(1), at + 1)
    if low in MEASURES and (low not in _SHORT or token.glued or hyphen):
        measure, scale = MEASURES[low]
        return Unit(measure, scale, at + 1)
    return None


def read_rate(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """The time that “a day”, “per year” or “annually” names, and where it ends."""
    low = word_at(tokens, at)
    if low in ("a", "an", "per", "each", "every") or (tokens[at].text == "/" and tokens[at].glued):
        span = word_at(tokens, at + 1)
        return (_RATES[span], at + 2) if span in _RATES and not span.endswith("ly") else None
    return (_RATES[low], at + 1) if low in _RATES and low.endswith("ly") else None


def _is_dollars(tokens: Sequence[Token], at: int) -> bool:
    return word_at(tokens, at) in ("dollars", "dollar")


def _compound(tokens: Sequence[Token], at: int) -> Unit | None:
    """Percentage points, metric tons, square miles, kilowatt-hours."""
    if tokens[at].low not in _COMPOUND_HEADS:
        return None
    second = at + 1
    if second < len(tokens) and tokens[second].text in "-.":
        second += 1
    name = f"{tokens[at].low}-{word_at(tokens, second)}"
    if name not in MEASURES:
        return None
    measure, scale = MEASURES[name]
    return Unit(measure, scale, second + 1)
