"""A table of claims: their dates, what they say in short, their values and what these add up to."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...evidence.figures.totals import is_subtotal
from ...model.brief import FigureSpec
from ...model.claim import Claim, Value
from ...model.document import Inlines, Run, Table
from ...model.theme import Theme
from ...source.text import Span
from ..language import decimal_point, format_partial
from ..resolve import Resolver
from .values import (
    MALFORMED,
    DrawnValues,
    Row,
    add_up,
    amount_of,
    decimals_of,
    find_values,
    heading_of,
    is_percent,
    named_values,
    same_unit,
)
from .words import caption_of, notes_of, set_words, source_of_claims


class Column(Struct, frozen=True):
    """The values of one name: as they are printed, with their unit where it is not the header's."""

    heading: str
    cells: tuple[str, ...]
    align: str

    @classmethod
    def of(cls, figure: FigureSpec, name: str, values: Row, lang: str) -> Column:
        """A column of the values of one name."""
        known = [value for value in values if value is not None]
        unit = known[0].unit if known else None
        one_unit = all(same_unit(unit, value.unit) for value in known)
        heading = heading_of(figure, name)
        if one_unit and unit and not is_percent(unit) and name not in figure.columns:
            heading += f" ({unit})"
        cells = []
        for value in values:
            text = amount_of(value, lang, figure.missing).text
            beside = value and value.unit and not one_unit and not is_percent(value.unit)
            cells.append(f"{text} {value.unit}" if value and beside else text)
        differ = len({decimals_of(value.value) for value in known}) > 1
        return cls(heading, tuple(cells), "decimal" if differ else "right")


class Total(Struct, frozen=True):
    """A last row: its label, a value for each column, the claims that it rests on.

    `stated` is the claim that states it, where one does.
    """

    label: str
    values: Row
    claims: tuple[str, ...]
    stated: tuple[Claim, ...] = ()


def claims_table(
    figure: FigureSpec,
    claims: Sequence[tuple[Claim, Span]],
    resolver: Resolver,
    theme: Theme,
    index: int,
) -> Table | None:
    """A table with a row for each claim; the claims' sources stand in one mark at its foot.

    None, with findings, when a claim lacks a value that is asked for. `index` is the first number
    that runs of the table may take.
    """
    lang = resolver.brief.lang
    alone = [claim for claim, _ in claims]
    drawn = find_values(figure, named_values(figure, alone), alone, resolver)
    if drawn is None:
        return None
    dated = any(claim.date for claim in alone)
    total = _total_of(figure, alone, drawn, resolver, theme) if figure.has_total else None
    rows = (*drawn.rows, total.values) if total and total.values else drawn.rows
    columns = [
        Column.of(figure, name, values, lang)
        for name, values in zip(drawn.names, zip(*rows, strict=True), strict=True)
    ]

    def cells(texts: Sequence[str], span: Span, run: Run) -> tuple[Inlines, ...]:
        return tuple(set_words(text, span, lang, (run,)) for text in texts)

    body = []
    for number, (claim, span) in enumerate(claims):
        run = Run("claim", (claim.id,), span, index + number)
        date = format_partial(claim.date, lang, short=True) if claim.date else ""
        texts = [date] if dated else []
        texts += [claim.short or claim.statement, *(one.cells[number] for one in columns)]
        body.append(cells(texts, span, run))
    if total:
        run = Run("value", total.claims, figure.at("total"), index + len(claims))
        texts = [total.label, ""] if dated else [total.label]
        texts += [one.cells[-1] for one in columns] if total.values else []
        body.append(cells(texts, figure.at("total"), run))
    event = figure.head or theme.setting("labels", "event", "Event")
    header = [theme.setting("labels", "date", "Date"), event] if dated else [event]
    header += [column.heading for column in columns]
    return Table(
        header=tuple(set_words(text, figure.span, lang) for text in header),
        rows=tuple(body),
        align=("left",) * (len(header) - len(columns)) + tuple(one.align for one in columns),
        origin=figure.span,
        id=figure.id,
        caption=caption_of(figure, lang),
        across=figure.across,
        source=source_of_claims(figure, [*alone, *(total.stated if total else ())], resolver),
        notes=notes_of(figure, lang),
        total=total is not None,
        point=decimal_point(lang),
    )


def _total_of(
    figure: FigureSpec,
    claims: Sequence[Claim],
    drawn: DrawnValues,
    resolver: Resolver,
    theme: Theme,
) -> Total | None:
    """The total that the figure asks for; None, with a finding, when there can be none."""
    label = figure.total_label or theme.setting("labels", "total", "Total")
    span = figure.at("total")
    if not drawn.names:
        message = f"the figure “{figure.id}” has no values to add up"
        resolver.report(MALFORMED, message, span, "Name them with value: NAME.")
        return None
    if figure.total_claim is not None:
        return _stated(figure, span, drawn, resolver, label)
    sums: list[Value] = []
    # What rows of subtotals add up is in the other rows already.
    parts = [
        row
        for claim, row in zip(claims, drawn.rows, strict=True)
        if not is_subtotal(claim.short or "")
    ]
    for name, column in zip(drawn.names, zip(*(parts or drawn.rows), strict=True), strict=True):
        values = [value for value in column if value is not None]
        if reason := _why_not(name, values, len(column)):
            message = f"the figure “{figure.id}” cannot be added up: {reason}"
            hint = "Name the claim that states the total: total: claim-id.value."
            resolver.report(MALFORMED, message, span, hint)
            return None
        sums.append(replace(values[0], value=add_up([value.value for value in values])))
    return Total(label, tuple(sums), tuple(claim.id for claim in claims))


def _stated(
    figure: FigureSpec, span: Span, drawn: DrawnValues, resolver: Resolver, label: str
) -> Total | None:
    """The total that a claim states: `claim-id.value`, or `claim-id` for values of all columns."""
    written = (figure.total or "").strip()
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
    if figure.missing is not None and not part:
        found = [claim.values.get(one) for one in names]
        if not any(found):
            resolver.value_of(claim, names[0], span)
            return None
    else:
        found = [resolver.value_of(claim, one, span) for one in names]
        if not all(found):
            return None
    values = tuple(
        replace(value, name=one) if value is not None else None
        for value, one in zip(found, drawn.names, strict=True)
    )
    return Total(label, values, (claim.id,), (claim,))


def _why_not(name: str, values: Sequence[Value], wanted: int) -> str:
    """Why a column has no sum; empty where it has one."""
    if len(values) < wanted:
        return f"a value “{name}” is missing"
    first = values[0]
    if any(value.qualifier for value in values):
        vague = next(value for value in values if value.qualifier)
        return f"“{vague.qualifier} {vague.value}” is no exact number"
    if not all(same_unit(first.unit, value.unit) for value in values):
        return f"the values “{first.name}” are in different units"
    return "percentages have no sum" if is_percent(first.unit) else ""
