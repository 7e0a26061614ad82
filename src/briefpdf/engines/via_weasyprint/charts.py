"""Charts as HTML: a drawing, and over it the citation marks as links."""

from __future__ import annotations

from ...model.document import Chart
from ...model.theme import Theme
from ..charts.draw import draw_chart
from ..charts.drawn import PlacedMark
from ..content.characters import printed
from ..style.metrics import register_fonts
from .inlines import mark_html
from .svg import drawing_svg


def chart_html(chart: Chart, theme: Theme, width: float) -> str:
    """A chart of a width in points, with its alternative text, its links over the drawing."""
    drawn = draw_chart(chart, theme, width)
    faces = register_fonts(theme).faces
    svg = drawing_svg(drawn.drawing, faces, printed(chart.alt))
    marks = "".join(map(_mark, drawn.marks))
    return f'<div class="chart" style="height: {drawn.height:.3f}pt">{svg}{marks}</div>'


def _mark(placed: PlacedMark) -> str:
    place = f"left: {placed.x:.3f}pt; top: {placed.baseline:.3f}pt"
    return f'<span class="placed" style="{place}">{mark_html(placed.mark)}</span>'
