"""A table of claims: their dates, what they say in short, and their values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ...model.brief import FigureSpec
from ...model.claim import Claim, Value
from ...model.document import Inlines, Run, Table
from ...model.theme import Theme
from ...source.text import Span
from ..language import decimal_point, format_partial
from ..resolve import Resolver
from .amount import amount_of, decimals_of, heading_of, is_percent, same_unit
from .drawn_values import common_names, values_named
from .set_words import caption_of, notes_of, set_words
from .source_line import source_of_claims
from .total import total_of


@dataclass(frozen=True, slots=True)
class Column:
    """The values of one name: as they are printed, with their unit where it is not the header's."""

    heading: str
    cells: tuple[str, ...]
    align: str

    @classmethod
    def of(cls, values: Sequence[Value], lang: str) -> Column:
        """A column of the values of one name."""
        first = values[0]
        one_unit = all(same_unit(first.unit, value.unit) for value in values)
        in_head = one_unit and first.unit and not is_percent(first.unit)
        heading = heading_of(first.name) + (f" ({first.unit})" if in_head else "")
        cells = []
        for value in values:
            text = amount_of(value, lang).text
            beside = value.unit and not one_unit and not is_percent(value.unit)
            cells.append(f"{text} {value.unit}" if beside else text)
        differ = len({decimals_of(value.value) for value in values}) > 1
        return cls(heading, tuple(cells), "decimal" if differ else "right")


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
    named = figure.values or tuple((name, figure.span) for name in common_names(alone))
    drawn = values_named(named, alone, resolver)
    if drawn is None:
        return None
    dated = any(claim.date for claim in alone)
    total = total_of(figure, alone, drawn, resolver, theme) if figure.total else None
    rows = (*drawn.rows, total.values) if total and total.values else drawn.rows
    columns = [Column.of(values, lang) for values in zip(*rows, strict=True)]

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
    event = theme.setting("labels", "event", "Event")
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
