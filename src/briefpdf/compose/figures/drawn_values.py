"""Which values of its claims a figure shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.brief import FigureSpec
from ...model.claim import Claim, Value
from ...source.text import Span
from ..resolve import UNKNOWN_VALUE, Resolver
from .amount import same_unit

MIXED_UNITS, TOO_MANY = "BRIEF052", "BRIEF054"
# As many as there are colours and markers that can be told apart.
MOST_SERIES = 6


@dataclass(frozen=True, slots=True)
class DrawnValues:
    """The names of the values that a figure shows, and those of each claim in that order."""

    names: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]

    @property
    def unit(self) -> str:
        """The unit that all values have; empty when they differ or have none."""
        values = [value for row in self.rows for value in row]
        if not values or not all(same_unit(values[0].unit, value.unit) for value in values):
            return ""
        return values[0].unit or ""


def common_names(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The names of the values that all claims have, in the order of the first claim."""
    first = claims[0].values if claims else {}
    return tuple(name for name in first if all(name in claim.values for claim in claims))


def values_for_chart(
    figure: FigureSpec, claims: Sequence[Claim], resolver: Resolver
) -> DrawnValues | None:
    """The values that a chart draws; None, with findings, when a claim lacks one.

    All of them stand on one axis, so they must be measured in the same unit.
    """
    named = figure.values or tuple((name, figure.span) for name in common_names(claims))
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
    found = values_named(named, claims, resolver)
    if found is not None and not _is_one_unit(figure, claims, found, resolver):
        return None
    return found


def values_named(
    named: Sequence[tuple[str, Span]], claims: Sequence[Claim], resolver: Resolver
) -> DrawnValues | None:
    """The values of these names; None, with a finding for each that a claim lacks."""
    rows = [tuple(resolver.value_of(claim, name, span) for name, span in named) for claim in claims]
    complete = [tuple(value for value in row if value is not None) for row in rows]
    if any(len(row) < len(named) for row in complete):
        return None
    return DrawnValues(tuple(name for name, _ in named), tuple(complete))


def _is_one_unit(
    figure: FigureSpec, claims: Sequence[Claim], drawn: DrawnValues, resolver: Resolver
) -> bool:
    first = drawn.rows[0][0]
    for claim, row in zip(claims, drawn.rows, strict=True):
        for value in row:
            if not same_unit(first.unit, value.unit):
                message = (
                    f"the figure “{figure.id}” has one axis for values in different units: "
                    f"“{claims[0].id}.{first.name}” is in {first.unit or 'no unit'}, "
                    f"“{claim.id}.{value.name}” in {value.unit or 'no unit'}"
                )
                hint = "Give them the same unit in the registry, or draw them in two figures."
                place = next((span for name, span in figure.values if name == value.name), None)
                resolver.report(MIXED_UNITS, message, place or figure.span, hint)
                return False
    return True
