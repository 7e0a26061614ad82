"""A chart of claims: a timeline of their dates, or bars or lines of their values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec.structs import replace

from ...model.brief import FigureSpec
from ...model.claim import Claim
from ...model.document import Chart, Inlines, Point, Run, Words
from ...model.theme import Theme
from ...source.text import Span
from ..language import format_partial
from ..resolve import Resolver
from .values import DrawnValues, amount_of, heading_of, is_percent, values_for_chart
from .words import caption_of, notes_of, set_words, source_of_claims

UNDATED = "BRIEF050"
DATED_KINDS = ("timeline", "line")
_NAMES = {"timeline": "Timeline", "bar": "Bar chart", "line": "Line chart"}


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
    alone = [claim for claim, _ in claims]
    drawn = DrawnValues((), ((),) * len(claims))
    if kind != "timeline":
        found = values_for_chart(figure, alone, resolver)
        if found is None:
            return None
        drawn = found
    by_date = kind == "line" or (kind == "bar" and _differ_by_date(alone))
    one_source = len({tuple(sorted({cited.key for cited in one.citations})) for one in alone}) == 1
    points = []
    for number, ((claim, span), values) in enumerate(zip(claims, drawn.rows, strict=True)):
        run = Run("claim", (claim.id,), span, index + number)
        when = format_partial(claim.date, lang, short=True) if claim.date else ""
        words = when if by_date else claim.short or when or claim.statement
        if kind == "timeline":
            words = claim.short or claim.statement
        label: Inlines = set_words(words, span, lang, (run,))
        # A raised number behind a year or a number would be read as a part of it; and one that all
        # points share tells none from another. Then the source line has the marks of all.
        if not (by_date or words[-1:].isdigit() or (one_source and len(claims) > 1)):
            label = (*label, *resolver.mark(claim.citations, span, (run,)))
        amounts = tuple(amount_of(value, lang, figure.missing) for value in values)
        points.append(Point(claim.id, run, label, claim.date, when, amounts))
    if kind in DATED_KINDS:
        points.sort(key=_moment)
    chart = Chart(
        kind=kind,
        points=tuple(points),
        alt="",
        origin=figure.span,
        series=tuple(heading_of(figure, name) for name in drawn.names),
        axis=figure.axis or _axis_title(drawn),
        head=figure.head or "",
        cut=theme.setting("labels", "axis_begins", "axis begins at {value}"),
        direction=figure.direction or "",
        lang=lang,
        id=figure.id,
        caption=caption_of(figure, lang),
        across=figure.across,
        source=source_of_claims(figure, alone, resolver),
        notes=notes_of(figure, lang),
    )
    return with_alternative(chart, figure.alt, theme)


def with_alternative(chart: Chart, written: str | None, theme: Theme) -> Chart:
    """The chart in words, every point of it, for who cannot see it.

    They begin with what its author wrote, or with its kind.
    """
    opening = " ".join((written or "").split())
    if not opening:
        opening = theme.setting("labels", chart.kind, _NAMES[chart.kind])
    missing = theme.setting("labels", "no_value", "no value")
    points = [_in_words(chart, point, missing) for point in chart.points]
    said = [opening, *filter(None, (chart.head, chart.axis)), *points]
    return replace(chart, alt=" ".join(map(_ended, said)))


def _in_words(chart: Chart, point: Point, missing: str) -> str:
    when = format_partial(point.date, chart.lang) if point.date else ""
    label = "".join(inline.text for inline in point.label if isinstance(inline, Words))
    if chart.kind == "timeline":
        return f"{when}: {label}"
    name = when if label == point.when and when else label
    amounts = [missing if amount.is_missing else amount.text for amount in point.amounts]
    if len(amounts) > 1:
        pairs = zip(chart.series, amounts, strict=True)
        amounts = [f"{series} {amount}" for series, amount in pairs]
    return f"{name}: {', '.join(amounts)}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


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


def _differ_by_date(claims: Sequence[Claim]) -> bool:
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
