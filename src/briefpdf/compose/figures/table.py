"""A table of claims: their dates, what they say in short, and the values that all of them have."""

from __future__ import annotations

from collections.abc import Sequence

from ...model.brief import FigureSpec
from ...model.claim import Claim
from ...model.document import Caption, Inline, Inlines, Run, Table, Words
from ...model.theme import Theme
from ...source.text import Span
from ..language import format_number, format_partial
from ..resolve import Resolver
from ..typography import set_quotes


def claims_table(
    figure: FigureSpec,
    claims: Sequence[tuple[Claim, Span]],
    resolver: Resolver,
    theme: Theme,
    index: int,
) -> Table:
    """A table with a row for each claim; the claims' sources stand in one mark at its foot.

    `index` is the first number that runs of the table may take.
    """
    lang = resolver.brief.lang
    dated = any(claim.date for claim, _ in claims)
    names = [
        name
        for name in (claims[0][0].values if claims else ())
        if all(name in claim.values for claim, _ in claims)
    ]

    def words(text: str, span: Span, runs: tuple[Run, ...] = ()) -> Inlines:
        return set_quotes((Words(text, span, runs=runs),) if text else (), lang)

    header = [theme.setting("labels", "date", "Date")] if dated else []
    header += [theme.setting("labels", "event", "Event"), *names]
    rows = []
    for number, (claim, span) in enumerate(claims):
        runs = (Run("claim", (claim.id,), span, index + number),)
        date = format_partial(claim.date, lang, short=True) if claim.date else ""
        row = [words(date, span, runs)] if dated else []
        row.append(words(claim.short or claim.statement, span, runs))
        row += [words(format_number(claim.values[name].value, lang), span, runs) for name in names]
        rows.append(tuple(row))
    source: list[Inline] = []
    citations = [citation for claim, _ in claims for citation in claim.citations]
    bodies = dict.fromkeys(resolver.short_source(citation.key) for citation in citations)
    if shown := "; ".join(body for body in bodies if body):
        source = [*words(shown + ".", figure.span), *resolver.mark(citations, figure.span, ())]
    return Table(
        header=tuple(words(text, figure.span) for text in header),
        rows=tuple(rows),
        align=("left",) * (len(header) - len(names)) + ("right",) * len(names),
        origin=figure.span,
        id=figure.id,
        caption=Caption("", words(figure.title, figure.at("title")), figure.subtitle or ""),
        across=figure.across,
        source=tuple(source),
        notes=words(figure.notes or "", figure.at("notes")),
    )
