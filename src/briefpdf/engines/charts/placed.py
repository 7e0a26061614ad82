"""The charts of a document, as they are drawn in their places."""

from __future__ import annotations

from collections.abc import Iterator

from ...compose.walk import flatten
from ...model.document import Chart, Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ..content.table_fit import TableRoom
from .draw import draw_chart
from .drawn import Drawn

MISSING_GLYPH, CROWDED = "PDF003", "BRIEF053"


def chart_width(theme: Theme, across: bool, nested: bool) -> float:
    """How wide a chart is drawn: in a column, across them, or inside a list or a quotation."""
    return TableRoom.of(theme, across and not nested, nested).width


def draw_charts(document: Document, theme: Theme) -> Iterator[tuple[Chart, Drawn]]:
    """The charts in the text with their drawings."""
    for block in document.blocks:
        for inner in flatten([block]):
            if isinstance(inner, Chart):
                width = chart_width(theme, inner.across, nested=inner is not block)
                yield inner, draw_chart(inner, theme, width)


def chart_findings(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """Findings for the characters that drawings cannot show, and for too much in one of them."""
    for chart, drawn in draw_charts(document, theme):
        name = f"the figure “{chart.id}”"
        brief = document.meta.brief
        if drawn.missing:
            signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in drawn.missing)
            message = f"{name} has characters that it cannot be drawn with: {signs}"
            hint = (
                "Write its labels in letters that the style's fonts have. Letters that are joined"
                " or run from right to left cannot stand in a drawing."
            )
            yield Diagnostic(MISSING_GLYPH, message, chart.origin, (hint,), brief=brief)
        if drawn.crowded:
            message = f"{name} holds more than can be read: {len(chart.points)} points"
            wider = "" if chart.across else ", or set it across the page (span: page)"
            hint = f"Show fewer claims, give them shorter `short` labels{wider}."
            yield Diagnostic(CROWDED, message, chart.origin, (hint,), brief=brief)
