"""A chart in words, for who cannot see it: every point of it."""

from __future__ import annotations

from dataclasses import replace

from ...model.document import Chart, Point, Words
from ...model.theme import Theme
from ..language import format_partial

_NAMES = {"timeline": "Timeline", "bar": "Bar chart", "line": "Line chart"}


def alternative_of(chart: Chart, written: str | None, theme: Theme) -> Chart:
    """The chart with its alternative text: what its author wrote, or its kind, then its data."""
    head = " ".join((written or "").split())
    if not head:
        head = theme.setting("labels", chart.kind, _NAMES[chart.kind])
    points = [_point(chart, point) for point in chart.points]
    axis = [chart.axis] if chart.axis else []
    return replace(chart, alt=" ".join(map(_ended, [head, *axis, *points])))


def _point(chart: Chart, point: Point) -> str:
    when = format_partial(point.date, chart.lang) if point.date else ""
    label = "".join(inline.text for inline in point.label if isinstance(inline, Words))
    if chart.kind == "timeline":
        return f"{when}: {label}"
    name = when if label == point.when and when else label
    amounts = [amount.text for amount in point.amounts]
    if len(amounts) > 1:
        pairs = zip(chart.series, amounts, strict=True)
        amounts = [f"{series} {amount}" for series, amount in pairs]
    return f"{name}: {', '.join(amounts)}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."
