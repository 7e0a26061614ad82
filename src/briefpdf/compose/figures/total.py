"""The last row of a table: what its rows add up to, or what a claim says that they do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ...model.brief import FigureSpec
from ...model.claim import Claim, Value
from ...model.theme import Theme
from ...source.text import Span
from ..resolve import Resolver
from .amount import add_up, is_percent, same_unit
from .drawn_values import DrawnValues

MALFORMED = "BRIEF014"
ADDED = frozenset({"true", "yes", "on"})


@dataclass(frozen=True, slots=True)
class Total:
    """A last row: its label, a value for each column, the claims that it rests on.

    `stated` is the claim that states it, where one does.
    """

    label: str
    values: tuple[Value, ...]
    claims: tuple[str, ...]
    stated: tuple[Claim, ...] = ()


def total_of(
    figure: FigureSpec,
    claims: Sequence[Claim],
    drawn: DrawnValues,
    resolver: Resolver,
    theme: Theme,
) -> Total | None:
    """The total that the figure asks for; None, with a finding, when there can be none."""
    label = theme.setting("labels", "total", "Total")
    written, span = (figure.total or "").strip(), figure.at("total")
    if not drawn.names:
        message = f"the figure “{figure.id}” has no values to add up"
        resolver.report(MALFORMED, message, span, "Name them with value: NAME.")
        return None
    if written.casefold() not in ADDED:
        return _stated(written, span, drawn, resolver, label)
    columns = list(zip(*drawn.rows, strict=True))
    for column in columns:
        reason = _why_not(column)
        if reason:
            message = f"the figure “{figure.id}” cannot be added up: {reason}"
            hint = "Name the claim that states the total: total: claim-id.value."
            resolver.report(MALFORMED, message, span, hint)
            return None
    values = tuple(
        replace(column[0], value=add_up([value.value for value in column])) for column in columns
    )
    return Total(label, values, tuple(claim.id for claim in claims))


def _stated(
    written: str, span: Span, drawn: DrawnValues, resolver: Resolver, label: str
) -> Total | None:
    """The total that a claim states: `claim-id.value`, or `claim-id` for values of all columns."""
    name, _, part = written.partition(".")
    claim = resolver.claim(name, Span(span.path, span.start, span.start + len(name)))
    if claim is None:
        return None
    if part and len(drawn.names) > 1:
        message = f"“{written}” is the total of one column, and there are {len(drawn.names)}"
        hint = f"Name the claim alone: total: {name}. It needs the values of all columns."
        resolver.report(MALFORMED, message, span, hint)
        return None
    names = (part,) if part else drawn.names
    values = [resolver.value_of(claim, one, span) for one in names]
    found = tuple(
        replace(value, name=name)
        for value, name in zip(values, drawn.names, strict=True)
        if value is not None
    )
    return Total(label, found, (claim.id,), (claim,)) if len(found) == len(values) else None


def _why_not(column: Sequence[Value]) -> str:
    """Why a column has no sum; empty where it has one."""
    first = column[0]
    if any(value.qualifier for value in column):
        vague = next(value for value in column if value.qualifier)
        return f"“{vague.qualifier} {vague.value}” is no exact number"
    if not all(same_unit(first.unit, value.unit) for value in column):
        return f"the values “{first.name}” are in different units"
    return "percentages have no sum" if is_percent(first.unit) else ""
