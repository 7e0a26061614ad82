"""Amounts in prose, to hold the unit of a value to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from ..quantities.counted_nouns import is_counted, may_be_same
from ..quantities.quantity import Quantity
from ..quantities.units import CURRENCIES
from ..reading import read_text
from .units import TableUnit

_SCALED = frozenset({*CURRENCIES.values(), "percent", ""})


class Amount(Struct, frozen=True):
    """An amount: the number as its digits say it, and with its “million”; what it measures.

    `unit` is how many of the smallest unit of its measure one of it has.
    """

    written: Fraction | None
    count: Fraction
    measure: str
    words: str
    unit: Fraction = Fraction(1)
    nouns: tuple[str, ...] = ()
    qualifier: str = ""

    def fits(self, number: Fraction, unit: TableUnit) -> bool:
        """Whether a number in a unit may be this amount."""
        if unit.measure and self.measure and unit.measure != self.measure:
            return False
        if unit.nouns and not unit.measure and self.measure in _SCALED - {""}:
            return False
        counted = self.nouns[-1] if self.nouns and not self.measure else ""
        if counted and is_counted(counted):
            if unit.measure in _SCALED - {""}:
                return False  # 34 ships are no percent.
            known = [noun for noun in unit.nouns if is_counted(noun)]
            if known and not any(may_be_same(noun, counted) for noun in known):
                return False
        if unit.measure == self.measure not in _SCALED:
            # 7 gigawatts are no 7 MW; the “million” alone may be left to a figure's head.
            ours = number * unit.scale
            return ours in (self.count * self.unit, (self.written or 0) * self.unit)
        scaled = unit.scale != 1 and unit.measure in _SCALED
        return not scaled or self.count == number * unit.scale


def find_amounts(texts: Sequence[str]) -> Iterator[Amount]:
    """The amounts of texts, in their order."""
    if not texts:
        return
    reading = read_text(texts, [], lambda word: False)
    for place in reading.mentions("number"):
        mention = reading.items[place].mention
        assert isinstance(mention, Quantity)
        digits = "".join(
            token.text
            for token in reading.tokens[mention.at : mention.number.end][:2]
            if token.kind == "number"
        ).replace(",", "")
        written = Fraction(digits) if digits else None
        words = reading.words(mention.at, max(mention.last, mention.number.end))
        yield Amount(
            written,
            mention.number.value,
            mention.measure,
            words,
            mention.value / mention.number.value if mention.number.value else Fraction(1),
            mention.nouns,
            mention.qualifier,
        )
