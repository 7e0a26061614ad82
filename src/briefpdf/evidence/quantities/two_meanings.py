"""Amounts that may mean another thing: 500 m, 400 pounds."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from msgspec.structs import replace

from ..tokens import Token
from .numbers import Number, word_at
from .quantity import Quantity


def with_other_meaning(tokens: Sequence[Token], quantity: Quantity) -> Quantity:
    """An amount with the other thing that it may mean.

    “500m” and “500 m” are 500 million or 500 meters, pounds a weight or money but where they are
    pounds of something.
    """
    at = quantity.at + 1
    if quantity.measure == "pound" and not quantity.others and _may_be_money(tokens, quantity):
        return replace(quantity, others=(quantity, replace(quantity, measure="GBP")))
    if quantity.others or quantity.measure not in ("", "meter") or word_at(tokens, at) != "m":
        return quantity
    written = tokens[quantity.at].text.replace(",", "")
    if tokens[quantity.at].kind != "number" or not written.replace(".", "", 1).isdigit():
        return quantity
    value = Fraction(written)
    number = Number(value, at + 1)
    meters = replace(quantity, number=number, value=value, measure="meter", nouns=(), last=at + 1)
    millions = replace(
        meters, number=Number(value * 10**6, at + 1, scaled=True), value=value * 10**6, measure=""
    )
    return replace(quantity, others=(meters, millions))


def _may_be_money(tokens: Sequence[Token], quantity: Quantity) -> bool:
    """Whether pounds are not told to be pounds of a thing, or to be so many kilograms."""
    named = word_at(tokens, quantity.last - 1) in ("pound", "pounds")
    behind = tokens[quantity.last : quantity.last + 1]
    return named and all(one.low not in ("of", "(", "per") for one in behind)
