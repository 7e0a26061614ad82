"""Draws a chart: the one way in."""

from __future__ import annotations

from dataclasses import replace
from math import sqrt

from ...model.document import Chart
from ...model.theme import Theme
from .drawn import Drawn
from .kinds.bars import draw_bars
from .kinds.lines import draw_lines_of_values
from .kinds.timeline import draw_timeline
from .kinds.timeline_across import FlagPlan, draw_timeline_across
from .paper.lettering import Known, Lettering
from .paper.look import Look

# By how much text may be reduced for a chart to be no higher than the style allows.
_SMALLEST = 0.8
_STEP = 0.94


def draw_chart(chart: Chart, theme: Theme, width: float) -> Drawn:
    """The drawing of a chart in a style, `width` points wide, its frame included.

    Citation marks are not drawn: engines set them, linked, where `Drawn.marks` says. A chart that
    would be too high has smaller text; where that would be too small to be read, it is `crowded`.
    """
    look = Look.of(theme)
    known: Known = {}
    drawn = _draw(chart, look, theme, width, known)
    unit = 1.0
    while drawn.height > look.most_height:
        # Smaller text makes lines both lower and fewer.
        unit *= min(_STEP, sqrt(look.most_height / drawn.height))
        drawn = _draw(chart, look.reduced(unit), theme, width, known)
    return replace(drawn, crowded=unit < _SMALLEST)


def _draw(chart: Chart, look: Look, theme: Theme, width: float, known: Known) -> Drawn:
    letters = Lettering(theme, look.mark, known)
    match chart.kind:
        case "timeline":
            plan = FlagPlan.of(chart, look, letters, width) if chart.across else None
            if plan is not None:
                return draw_timeline_across(chart, look, letters, width, plan)
            return draw_timeline(chart, look, letters, width)
        case "bar":
            return draw_bars(chart, look, letters, width)
        case "line":
            return draw_lines_of_values(chart, look, letters, width)
