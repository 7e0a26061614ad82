"""Bars from a line of nothing: as columns where time runs and there is room, otherwise as rows."""

from __future__ import annotations

from ....model.document import Chart
from ..drawn import Drawn
from ..paper.lettering import Lettering
from ..paper.look import Look
from ..paper.sheet import Sheet
from .bar_columns import draw_columns, plan_columns
from .bar_rows import draw_rows
from .head import SAMPLE_WIDTH, Sample, draw_head


def draw_bars(chart: Chart, look: Look, letters: Lettering, width: float) -> Drawn:
    """The values of a chart as bars, a group for each point in the order given."""
    sheet = Sheet(width, look, letters)
    several = len(chart.series) > 1
    colours = series_colours(chart, look)
    sample = _sample(sheet, colours) if several else None
    top = draw_head(sheet, chart, look.padding, sample)
    plan = plan_columns(chart, look, letters, width)
    if plan is not None:
        return draw_columns(chart, sheet, colours, plan, top)
    return draw_rows(chart, sheet, colours, top)


def series_colours(chart: Chart, look: Look) -> list[str]:
    """The colour of each series; one alone has that of the style."""
    if len(chart.series) <= 1:
        return [look.accent]
    return [look.series[index % len(look.series)] for index in range(len(chart.series))]


def _sample(sheet: Sheet, colours: list[str]) -> Sample:
    def draw(x: float, middle: float, index: int) -> None:
        sheet.box(x, middle - 3, SAMPLE_WIDTH, 6, colours[index], sheet.look.soft, 0.4)

    return draw
