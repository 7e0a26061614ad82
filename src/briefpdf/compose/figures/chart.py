"""A chart of claims: a timeline of their dates, or bars or lines of their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ...model.brief import FigureSpec
from ...model.claim import Claim
from ...model.document import Chart, Inlines, Point, Run
from ...model.theme import Theme
from ...source.text import Span
from ..language import format_partial
from ..resolve import Resolver
from .alternative import alternative_of
from .amount import amount_of, heading_of, is_percent
from .drawn_values import DrawnValues, values_for_chart
from .set_words import caption_of, notes_of, set_words
from .source_line import source_of_claims

UNDATED = "BRIEF050"
DATED_KINDS = ("timeline", "line")


def claims_chart(
    figure: FigureSpec,
    kind: Literal["timeline", "bar", "line"],
    claims: Sequence[tuple[Claim, Span]],
    resolver: Resolver,
    theme: Theme,
    index: int,
) -> Chart | None:
    """The chart; None, with findings, when a claim lacks what is to be drawn.

    `index` is the first number that runs of the chart may take.
    """
    if kind in DATED_KINDS and not _are_dated(figure, kind, claims, resolver):
        return None
    lang = resolver.brief.lang
    drawn = DrawnValues((), ((),) * len(claims))
    if kind != "timeline":
        found = values_for_chart(figure, [claim for claim, _ in claims], resolver)
        if found is None:
            return None
        drawn = found
    by_date = kind == "bar" and _are_told_apart_by_date([claim for claim, _ in claims])
    points = []
    for number, ((claim, span), values) in enumerate(zip(claims, drawn.rows, strict=True)):
        run = Run("claim", (claim.id,), span, index + number)
        when = format_partial(claim.date, lang, short=True) if claim.date else ""
        words = when if by_date or kind == "line" else claim.short or ""
        label: Inlines = set_words(words or when or claim.statement, span, lang, (run,))
        if kind == "timeline":
            label = set_words(claim.short or claim.statement, span, lang, (run,))
        if kind == "timeline" or not (by_date or kind == "line"):
            # A raised number behind a year or a number would be read as a part of it: there the
            # source line has the marks of all.
            label = (*label, *resolver.mark(claim.citations, span, (run,)))
        amounts = tuple(amount_of(value, lang) for value in values)
        points.append(Point(claim.id, run, label, claim.date, when, amounts))
    if kind in DATED_KINDS:
        points.sort(key=_moment)
    chart = Chart(
        kind=kind,
        points=tuple(points),
        alt="",
        origin=figure.span,
        series=tuple(map(heading_of, drawn.names)),
        axis=figure.axis or _axis_title(drawn),
        lang=lang,
        id=figure.id,
        caption=caption_of(figure, lang),
        across=figure.across,
        source=source_of_claims(figure, [claim for claim, _ in claims], resolver),
        notes=notes_of(figure, lang),
    )
    return alternative_of(chart, figure.alt, theme)


def _are_dated(
    figure: FigureSpec, kind: str, claims: Sequence[tuple[Claim, Span]], resolver: Resolver
) -> bool:
    undated = [(claim, span) for claim, span in claims if claim.date is None]
    for claim, span in undated:
        if "date" not in claim.unread:
            message = f"the claim “{claim.id}” has no date to stand at in a {kind}"
            hint = "Write date: YYYY, YYYY-MM or YYYY-MM-DD in the claim: when it happened."
            resolver.report(UNDATED, message, span, hint)
    return not undated


def _are_told_apart_by_date(claims: Sequence[Claim]) -> bool:
    """Whether bars are named by dates: when the short labels are the same, or missing."""
    shorts = {claim.short for claim in claims if claim.short}
    dates = {claim.date for claim in claims if claim.date}
    return len(shorts) < len(claims) == len(dates)


def _axis_title(drawn: DrawnValues) -> str:
    unit = "percent" if is_percent(drawn.unit) else drawn.unit.strip()
    return unit[:1].upper() + unit[1:]


def _moment(point: Point) -> tuple[int, int]:
    """Where a point stands in time; what is known to the year alone comes first in it."""
    assert point.date is not None
    return point.date.first_day.toordinal(), -point.date.last_day.toordinal()
