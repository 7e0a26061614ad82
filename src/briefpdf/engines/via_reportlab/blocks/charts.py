"""Charts: a drawing, and over it the citation marks as links."""

from __future__ import annotations

from ....model.document import Chart
from ...charts.draw import draw_chart
from ...charts.drawn import PlacedMark
from ...charts.placed import chart_width
from ..pdf.sheet import Sheet
from ..strip import Strip
from ..text.inlines import InlineSetter
from ..text.lines import Line, break_lines
from .place import Place


def set_chart(inlines: InlineSetter, chart: Chart, place: Place) -> list[Strip]:
    """A chart as wide as its place, as one strip."""
    theme = inlines.measures.theme
    width = chart_width(theme, chart.across, nested=place.in_block)
    drawn = draw_chart(chart, theme, min(width, place.width))
    marks = [(placed, _line(inlines, placed)) for placed in drawn.marks if inlines.marks]

    def paint(sheet: Sheet, x: float, top: float) -> None:
        sheet.drawing(drawn.drawing, x, top, drawn.height)
        for placed, line in marks:
            sheet.line(line, x + placed.x, top + placed.baseline)

    anchors = tuple(anchor for _, line in marks for anchor in line.anchors)
    return [Strip(drawn.height, paint, anchors=anchors)]


def _line(inlines: InlineSetter, placed: PlacedMark) -> Line:
    stretches = inlines.mark(placed.mark, placed.size, rise=0.0)
    (line,) = break_lines(stretches, 0.0, unbroken=True)
    return line
