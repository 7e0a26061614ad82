"""What stands over the bars or lines of a chart: the title of its axis, the names of its series."""

from __future__ import annotations

from collections.abc import Callable

from ....model.document import Chart
from ..paper.lettering import CAP, clean
from ..paper.sheet import Sheet

# A sample of how a series is drawn, at the left of a middle line; it is this wide.
Sample = Callable[[float, float, int], None]
SAMPLE_WIDTH = 16.0
_BEHIND_SAMPLE, _BEHIND_NAME = 4.0, 12.0


def draw_head(sheet: Sheet, chart: Chart, top: float, sample: Sample | None) -> float:
    """The axis' title, and a legend where `sample` draws one; the depth that they end at."""
    look, letters = sheet.look, sheet.letters
    width = sheet.width - 2 * look.padding
    down = CAP * look.text
    y = top
    if chart.axis:
        for line in letters.wrap(clean(chart.axis), width, look.text):
            sheet.text(look.padding, y + down, line, look.soft)
            y += look.leading
    if sample is None:
        return y + look.gap if chart.axis else y
    room = width - SAMPLE_WIDTH - _BEHIND_SAMPLE
    x = look.padding
    for index, name in enumerate(chart.series):
        lines = letters.wrap(clean(name), room, look.text)
        taken = SAMPLE_WIDTH + _BEHIND_SAMPLE + max(letters.width(one, look.text) for one in lines)
        if x > look.padding and x + taken > look.padding + width:
            x = look.padding
            y += look.leading
        sample(x, y + down / 2, index)
        for line in lines:
            sheet.text(x + SAMPLE_WIDTH + _BEHIND_SAMPLE, y + down, line)
            y += look.leading
        y -= look.leading
        x = look.padding if len(lines) > 1 else x + taken + _BEHIND_NAME
        y += look.leading if len(lines) > 1 else 0
    return y + look.leading + look.gap
