"""Times of day, however they are written: 18:00, 6 p.m., 6:00 PM, noon."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from ..tokens import Token
from .numbers import Number, word_at
from .qualifier import qualifier_before
from .quantity import CLOCK, HALF_DAY, Quantity

_DAY = 2 * HALF_DAY
_NAMED = {"noon": HALF_DAY, "midday": HALF_DAY, "midnight": 0}
NAMED = frozenset(_NAMED)


def read_clock(tokens: Sequence[Token], at: int) -> Quantity | None:
    """The time of day that begins at a token; with both that it may be where none is told."""
    token = tokens[at]
    if token.text in _NAMED:
        return _time(tokens, at, at + 1, _NAMED[token.text])
    if token.kind != "number" or (at and tokens[at - 1].text == ":" and token.glued):
        return None
    hour, minute, end = token.text, "", at + 1
    behind = tokens[end : end + 2]
    if len(behind) == 2 and behind[0].text == ":" and behind[1].kind == "number":
        if not all(one.glued for one in behind):
            return None
        minute, end = tokens[end + 1].text, end + 2
        if end < len(tokens) and tokens[end].text == ":" and tokens[end].glued:
            return None  # A place in a film.
    half = word_at(tokens, end).replace(".", "")
    if half in ("am", "pm"):
        end += 1
        hour, _, minute = hour.partition(".") if "." in hour else (hour, "", minute)
    elif [one.low for one in tokens[end : end + 3]] == ["o", "'", "clock"]:
        half, end = "", end + 3
    elif minute:
        half = ""
    else:
        return None
    if not _are_digits(hour, minute) or int(hour) > (12 if half else 24) or int(minute or 0) > 59:
        return None
    value = int(hour) * 60 + int(minute or 0)
    if half:
        return _time(tokens, at, end, value % HALF_DAY + HALF_DAY * (half == "pm"))
    told = _time(tokens, at, end, value % _DAY)
    if value > HALF_DAY or hour.startswith("0"):
        return told
    later = (value + HALF_DAY) % _DAY
    return replace(told, others=(told, replace(told, value=Fraction(later))))


def are_one_time(ours: Quantity, theirs: Quantity) -> bool:
    """Whether two amounts, one of them at least a time of day, are one; a bare 6 may be 6 p.m."""
    if ours.measure == theirs.measure:
        return ours.value == theirs.value
    bare, told = (ours, theirs) if theirs.measure == CLOCK else (theirs, ours)
    return not bare.measure and (told.value - bare.value * 60) % HALF_DAY == 0


def _are_digits(hour: str, minute: str) -> bool:
    return (
        hour.isdigit() and len(hour) < 3 and (not minute or (minute.isdigit() and len(minute) == 2))
    )


def _time(tokens: Sequence[Token], at: int, end: int, minutes: int) -> Quantity:
    qualifier, first = qualifier_before(tokens, at)
    value = Fraction(minutes)
    return Quantity(at, first, end, Number(value, end, "clock"), value, CLOCK, qualifier=qualifier)
