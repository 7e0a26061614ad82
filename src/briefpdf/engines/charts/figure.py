"""Draws a figure made of claims: the one way in, for every engine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from math import sqrt

from msgspec.structs import replace

from ...compose.walk import flatten
from ...model.document import Chart, Document
from ...model.theme import Theme
from ...source.diagnostic import Diagnostic
from ...source.text import Span
from ..content.table_fit import TableRoom
from ..style.metrics import FontNames, name_fonts
from .bars import draw_bars
from .drawn import Drawn
from .lettering import Known, Lettering
from .lines import draw_lines
from .look import Look
from .timeline import draw_timeline
from .timeline_across import FlagPlan, draw_timeline_across

MISSING_GLYPH, CROWDED = "PDF003", "BRIEF053"
# By how much text may be reduced for a chart to be no higher, or wider, than it may.
_SMALLEST = 0.8
_STEP = 0.94
_ANYWHERE = Span("", 0, 0)


def draw_figure(chart: Chart, theme: Theme, width: float) -> Drawn:
    """The drawing of a chart in a style, `width` points wide, its frame included.

    Citation marks are not drawn: engines set them, linked, where `Drawn.marks` says. A chart that
    would be too high has smaller text; where that would be too small to be read, it is a finding.
    """
    anywhere = replace(chart, origin=_ANYWHERE)
    drawn, unit = _fitted(anywhere, Look.of(theme), name_fonts(theme), width)
    found = tuple(_findings(chart, drawn, crowded=unit < _SMALLEST))
    return replace(drawn, findings=found)


# A document is laid out more than once and then proofread, and is saved again with few changes.
@lru_cache(maxsize=64)
def _fitted(chart: Chart, look: Look, fonts: FontNames, width: float) -> tuple[Drawn, float]:
    """The drawing of a chart wherever it stands, and how much its text is reduced for it."""
    known = Known()
    drawn, unit = _draw(chart, look, fonts, width, known), 1.0
    while not drawn.fits and unit * _STEP >= _SMALLEST:
        unit *= _STEP
        drawn = _draw(chart, look.reduced(unit), fonts, width, known)
    if not drawn.fits:
        unit = 1.0
        drawn = _draw(replace(chart, direction="rows"), look, fonts, width, known)
        drawn = replace(drawn, fits=False)
    while drawn.height > look.most_height:
        # Smaller text makes lines both lower and fewer.
        unit *= min(_STEP, sqrt(look.most_height / drawn.height))
        fits = drawn.fits
        drawn = replace(_draw(chart, look.reduced(unit), fonts, width, known), fits=fits)
    return drawn, unit


def figure_width(theme: Theme, across: bool, nested: bool) -> float:
    """How wide a figure is drawn: in a column, across them, or inside a list or a quotation."""
    return TableRoom.of(theme, across and not nested, nested).width


def draw_figures(document: Document, theme: Theme) -> Iterator[tuple[Chart, Drawn]]:
    """The charts in the text with their drawings."""
    for block in document.blocks:
        for inner in flatten([block]):
            if isinstance(inner, Chart):
                width = figure_width(theme, inner.across, nested=inner is not block)
                yield inner, draw_figure(inner, theme, width)


def figure_findings(document: Document, theme: Theme) -> Iterator[Diagnostic]:
    """What the author of a document should know of its figures."""
    for _, drawn in draw_figures(document, theme):
        for found in drawn.findings:
            yield replace(found, brief=document.meta.brief)


def _draw(chart: Chart, look: Look, fonts: FontNames, width: float, known: Known) -> Drawn:
    letters = Lettering(fonts, look.mark, known)
    match chart.kind:
        case "timeline":
            plan = FlagPlan.of(chart, look, letters, width) if chart.across else None
            if plan is not None:
                return draw_timeline_across(chart, look, letters, width, plan)
            return draw_timeline(chart, look, letters, width)
        case "bar":
            return draw_bars(chart, look, letters, width)
        case "line":
            return draw_lines(chart, look, letters, width)


def _findings(chart: Chart, drawn: Drawn, crowded: bool) -> Iterator[Diagnostic]:
    name, place = f"the figure “{chart.id}”", chart.origin
    wider = "" if chart.across else ", or set it across the page (span: page)"
    if drawn.missing:
        signs = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in drawn.missing)
        message = f"{name} has characters that it cannot be drawn with: {signs}"
        hint = (
            "Write its labels in letters that the style's fonts have. Letters that are joined or"
            " run from right to left cannot stand in a drawing."
        )
        yield Diagnostic(MISSING_GLYPH, message, place, (hint,))
    if crowded:
        message = f"{name} holds more than can be read: {len(chart.points)} points"
        hint = f"Show fewer claims, give them shorter `short` labels{wider}."
        yield Diagnostic(CROWDED, message, place, (hint,))
    elif not drawn.fits:
        message = f"{name} has no room for {len(chart.points)} columns: its bars lie as rows"
        hint = f"Show fewer claims, give them shorter `short` labels{wider}; or write rows."
        yield Diagnostic(CROWDED, message, place, (hint,))
