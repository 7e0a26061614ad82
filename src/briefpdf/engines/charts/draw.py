"""Draws a chart: the one way in."""

from __future__ import annotations

from ...model.document import Chart
from ...model.theme import Theme
from .drawn import Drawn
from .lettering import Lettering
from .look import Look
from .timeline import draw_timeline


def draw_chart(chart: Chart, theme: Theme, width: float) -> Drawn:
    """The drawing of a chart in a style, `width` points wide, its frame included.

    Citation marks are not drawn: engines set them, linked, where `Drawn.marks` says.
    """
    look = Look.of(theme)
    letters = Lettering(theme, look.mark)
    return draw_timeline(chart, look, letters, width)
