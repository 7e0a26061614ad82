"""Which two amounts of a text come to another, as a sum, a difference, a product or a share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import permutations

from .quantities.quantity import Quantity
from .quantities.sets import last_place
from .reading import Item, Reading, read_text

_MOST_AMOUNTS = 20
_FORMS = ("count", "share")


def derivation_of(said: str, texts: Sequence[str]) -> str:
    """How the first amount of some words is worked out of those of texts: “$5 − $3”.

    Empty where no two of them come to it, rounded as it is written.
    """
    ours = next((quantity for _, quantity in _amounts(_read([said]))), None)
    if ours is None or not ours.number.value:
        return ""
    reading = _read(texts)
    theirs = list(_amounts(reading))[:_MOST_AMOUNTS]
    step = ours.value / ours.number.value * last_place(ours.number.value)
    for (one, first), (other, second) in permutations(theirs, 2):
        for sign, value in _results(first, second, ours.measure):
            if abs(value - ours.value) * 2 <= step:
                shown = (reading.words(item.first, item.last) for item in (one, other))
                return f" {sign} ".join(shown)
    return ""


def _read(texts: Sequence[str]) -> Reading:
    nothing: Callable[[str], bool] = set[str]().__contains__
    return read_text(texts, (), nothing)


def _amounts(reading: Reading) -> Iterator[tuple[Item, Quantity]]:
    for item in reading.items:
        if isinstance(item.mention, Quantity) and item.mention.number.form in _FORMS:
            yield item, item.mention


def _results(one: Quantity, other: Quantity, measure: str) -> Iterator[tuple[str, Fraction]]:
    """What two amounts come to in a measure, by each operation that gives one of it."""
    if one.measure == other.measure == measure and one.value > other.value:
        yield "−", one.value - other.value
        yield "+", one.value + other.value
    if other.measure == measure and not one.measure:
        yield "×", one.value * other.value
    if measure == "percent" and one.measure == other.measure and other.value:
        yield "as a share of", one.value / other.value * 100
        yield "as a change from", abs(one.value - other.value) / other.value * 100
