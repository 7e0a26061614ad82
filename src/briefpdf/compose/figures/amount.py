"""The values of claims as figures print them."""

from __future__ import annotations

from decimal import Decimal

from ...model.claim import Value
from ...model.document import Amount
from ..language import format_number

PERCENT = frozenset({"%", "percent", "per cent", "pct"})
# A qualifier stands before its number ("more than 10,000"), but for these ("10,000 or more").
_BEHIND = ("or ", "and ", "give or take")


def amount_of(value: Value, lang: str) -> Amount:
    """A claim's value as a figure draws and prints it: its qualifier, and a percent sign."""
    text = format_number(value.value, lang)
    if is_percent(value.unit):
        text += "%"
    qualifier = " ".join((value.qualifier or "").split())
    if qualifier.lower().startswith(_BEHIND):
        text = f"{text} {qualifier}"
    elif qualifier == "+":
        text += qualifier
    elif qualifier:
        text = f"{qualifier} {text}"
    return Amount(value.value, text)


def is_percent(unit: str | None) -> bool:
    """Whether a unit is a share of a hundred, which is printed as a sign behind each number."""
    return (unit or "").strip().lower() in PERCENT


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two values are measured in the same, as far as their words tell."""
    return _folded(one) == _folded(other)


def _folded(unit: str | None) -> str:
    return "%" if is_percent(unit) else " ".join((unit or "").casefold().split())


def heading_of(name: str) -> str:
    """The name of a value as a heading: "fiscal_year" is "Fiscal year"."""
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def decimals_of(number: str) -> int:
    """How many decimals a number is written with."""
    return len(number.partition(".")[2])


def add_up(numbers: list[str]) -> str:
    """The sum of numbers, with as many decimals as the most exact of them."""
    total = sum(map(Decimal, numbers), Decimal(0))
    return f"{total:.{max(map(decimals_of, numbers), default=0)}f}"
