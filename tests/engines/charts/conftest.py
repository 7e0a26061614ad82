"""Draws charts in the In Focus style and reads the drawings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpdf.engines.charts.figure import draw_figure
from briefpdf.model.document import Chart
from briefpdf.model.theme import Theme

from .reading import COLUMN, PAGE, Read, read

Draws = Callable[[Chart], Read]


@pytest.fixture(scope="session")
def draw(style: Theme) -> Draws:
    """Draws a chart in the In Focus style and reads the drawing."""
    return lambda one: read(draw_figure(one, style, PAGE if one.across else COLUMN))
