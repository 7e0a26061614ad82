"""Charts as HTML: a drawing, and over it the citation marks as links."""

from __future__ import annotations

from ...model.document import Chart
from ...model.theme import Theme
from ..charts.drawn import PlacedMark
from ..charts.figure import draw_figure
from ..style.settings import number
from .inlines import mark_html


def chart_html(chart: Chart, theme: Theme, width: float) -> str:
    """A chart of a width in points, with its alternative text, its links over the drawing.

    What places the links stands with them: no style sheet need know of it.
    """
    drawn = draw_figure(chart, theme, width)
    # A line without height has its baseline this far below its top, in em.
    ascent, descent = (number(theme, "fonts", f"sans_{one}", 0) for one in ("ascent", "descent"))
    marks = "".join(_mark(placed, (ascent - descent) / 2) for placed in drawn.marks)
    return (
        f'<div class="chart" style="position: relative; height: {drawn.height:.3f}pt">'
        f"{drawn.svg}{marks}</div>"
    )


def _mark(placed: PlacedMark, drop: float) -> str:
    top = placed.baseline - drop * placed.size
    type_size = f"font-size: {placed.size:.3f}pt"
    place = f"position: absolute; left: {placed.x:.3f}pt; top: {top:.3f}pt; line-height: 0"
    mark = mark_html(placed.mark, f"{type_size}; vertical-align: baseline")
    return (
        f'<span class="marks" style="{place}; {type_size}; vertical-align: baseline">{mark}</span>'
    )
