"""Which values of its claims a figure shows, and how they are printed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec import Struct

from ...model.brief import FigureSpec
from ...model.claim import Claim, Value
from ...model.document import Amount
from ...source.text import Span
from ..language import format_number, true_minus
from ..resolve import UNKNOWN_VALUE, Resolver

MALFORMED, MIXED_UNITS, TOO_MANY = "BRIEF014", "BRIEF052", "BRIEF054"
# As many as there are colours and markers that can be told apart.
MOST_SERIES = 6
_PERCENT = frozenset({"%", "percent", "per cent", "pct"})
# A qualifier stands before its number ("more than 10,000"), but for these ("10,000 or more").
_BEHIND = ("or ", "and ", "give or take")

Row = tuple[Value | None, ...]


class DrawnValues(Struct, frozen=True):
    """The names of the values that a figure shows, and those of each claim in that order.

    A value is None where its claim has none, and the figure says what stands in its place.
    """

    names: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def unit(self) -> str:
        """The unit that all values have; empty when they differ or have none."""
        values = [value for row in self.rows for value in row if value is not None]
        if not values or not all(same_unit(values[0].unit, value.unit) for value in values):
            return ""
        return values[0].unit or ""


def values_for_chart(
    figure: FigureSpec, claims: Sequence[Claim], resolver: Resolver
) -> DrawnValues | None:
    """The values that a chart draws; None, with findings, when a claim lacks one.

    All of them stand on one axis, so they must be measured in the same unit.
    """
    named = named_values(figure, claims)
    if not named:
        if not any("values" in claim.unread for claim in claims):
            message = f"the claims of the figure “{figure.id}” have no value in common to draw"
            hint = "Name one with value: NAME, or give each claim a value of that name."
            resolver.report(UNKNOWN_VALUE, message, figure.span, hint)
        return None
    if len(named) > MOST_SERIES:
        message = (
            f"the figure “{figure.id}” draws {len(named)} values of each claim, more than the "
            f"{MOST_SERIES} that can be told apart"
        )
        hint = "Name fewer in values: […], or make two figures of it."
        resolver.report(TOO_MANY, message, figure.span, hint)
        return None
    found = find_values(figure, named, claims, resolver)
    if found is not None and not _is_one_unit(figure, claims, found, resolver):
        return None
    return found


def named_values(figure: FigureSpec, claims: Sequence[Claim]) -> tuple[tuple[str, Span], ...]:
    """The names of the values that a figure shows: those it names, else those of its claims.

    Of the claims it takes those that all have; all that any has where the figure says what stands
    for a missing one.
    """
    if figure.values:
        return figure.values
    if figure.columns:
        return tuple((name, figure.at("columns")) for name in figure.columns)
    every = dict.fromkeys(name for claim in claims for name in claim.values)
    if figure.missing is None:
        every = {name: None for name in every if all(name in claim.values for claim in claims)}
    return tuple((name, figure.span) for name in every)


def find_values(
    figure: FigureSpec,
    named: Sequence[tuple[str, Span]],
    claims: Sequence[Claim],
    resolver: Resolver,
) -> DrawnValues | None:
    """The values of these names; None, with a finding for each that is not there and must be."""
    for name in figure.columns:
        if name not in (known := [one for one, _ in named]):
            message = f"the figure “{figure.id}” heads a column “{name}” that it does not show"
            hint = f"It shows {', '.join(known)}." if known else "It shows no values."
            resolver.report(MALFORMED, message, figure.at("columns"), hint)
            return None
    rows: list[Row] = []
    whole = True
    for claim in claims:
        row: list[Value | None] = []
        for name, span in named:
            known_somewhere = any(name in other.values for other in claims)
            if name in claim.values or figure.missing is None or not known_somewhere:
                value = resolver.value_of(claim, name, span)
                whole = whole and value is not None
                row.append(value)
            else:
                row.append(None)
        rows.append(tuple(row))
    return DrawnValues(tuple(name for name, _ in named), tuple(rows)) if whole else None


def _is_one_unit(
    figure: FigureSpec, claims: Sequence[Claim], drawn: DrawnValues, resolver: Resolver
) -> bool:
    known = [
        (claim, value)
        for claim, row in zip(claims, drawn.rows, strict=True)
        for value in row
        if value is not None
    ]
    first_claim, first = known[0]
    for claim, value in known:
        if not same_unit(first.unit, value.unit):
            message = (
                f"the figure “{figure.id}” has one axis for values in different units: "
                f"“{first_claim.id}.{first.name}” is in {first.unit or 'no unit'}, "
                f"“{claim.id}.{value.name}” in {value.unit or 'no unit'}"
            )
            hint = "Give them the same unit in the registry, or draw them in two figures."
            place = next((span for name, span in figure.values if name == value.name), None)
            resolver.report(MIXED_UNITS, message, place or figure.span, hint)
            return False
    return True


def amount_of(value: Value | None, lang: str, missing: str | None) -> Amount:
    """A claim's value as a figure draws and prints it: its qualifier, and a percent sign.

    `missing` stands for a value that there is not.
    """
    if value is None:
        return Amount("", missing or "")
    text = true_minus(format_number(value.value, lang))
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


def heading_of(figure: FigureSpec, name: str) -> str:
    """What a column or a series is called: as the figure says, else "fiscal_year" as words."""
    if name in figure.columns:
        return figure.columns[name]
    words = name.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:]


def is_percent(unit: str | None) -> bool:
    """Whether a unit is a share of a hundred, which is printed as a sign behind each number."""
    return (unit or "").strip().lower() in _PERCENT


def same_unit(one: str | None, other: str | None) -> bool:
    """Whether two values are measured in the same, as far as their words tell."""
    return _folded(one) == _folded(other)


def _folded(unit: str | None) -> str:
    return "%" if is_percent(unit) else " ".join((unit or "").casefold().split())


def decimals_of(number: str) -> int:
    """How many decimals a number is written with."""
    return len(number.partition(".")[2])


def add_up(numbers: list[str]) -> str:
    """The sum of numbers, with as many decimals as the most exact of them."""
    total = sum(map(Decimal, numbers), Decimal(0))
    return f"{total:.{max(map(decimals_of, numbers), default=0)}f}"
