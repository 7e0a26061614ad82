"""Values over time as lines, each with a dash and a marker of its own."""

from __future__ import annotations

from math import cos, pi, sin

from msgspec import Struct

from ...model.document import Chart
from .axes import TimeAxis, ValueAxis, spread
from .bars import series_colours
from .drawn import Drawn
from .lettering import CAP, Lettering, clean
from .line_numbers import AWAY, ROOM_ABOVE, Line, place_numbers
from .look import Look, for_lines, for_text
from .sheet import SAMPLE_WIDTH, Sample, Sheet

_HEIGHT, _LEAST_HEIGHT, _HIGHEST, _STEP = 0.55, 90.0, 160.0, 26.0
# Names of series stand behind their lines where they take no more than this part of the width.
_NAMES = 0.28
_THICK, _MARKER, _BEHIND, _INSET = 1.2, 2.2, 6.0, 9.0
# Points that stand nearer to each other than this have no markers: these would hide the line.
_CROWDED = 5.0
# A scale begins at zero where its lowest number is no more than this part of its highest.
_FROM_ZERO = 0.4
# Between the words of two days.
_APART = 5.0

# The dashes and markers that tell lines apart without their colours.
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1.5, 2), (3, 1.5), (8, 3))
# The corners of each marker; none for a circle. The second half is filled with the paper.
_CORNERS = (0, 4, 3, 0, 4, 3)


class Plot(Struct, frozen=True):
    """Where days and values stand, in points from the top left of the sheet."""

    left: float
    right: float
    top: float
    bottom: float
    time: TimeAxis
    values: ValueAxis

    def points(self, chart: Chart, series: int) -> Line:
        """The points of a series; without a depth where its value is missing."""
        found: Line = []
        for point in chart.points:
            if point.date is not None:
                amount, y = point.amounts[series], None
                if not amount.is_missing:
                    share = self.values.share(amount.number)
                    y = self.bottom - (self.bottom - self.top) * share
                found.append((self.left + _INSET + self.time.at(point.date.first_day), y))
        return found


def draw_lines(chart: Chart, look: Look, letters: Lettering, width: float) -> Drawn:
    """The values of a chart against the dates of its claims, which are in order."""
    sheet = Sheet(width, look, letters)
    colours = [for_lines(colour, look.paper) for colour in series_colours(chart, look)]
    inks = [for_text(colour, look.paper) for colour in colours]
    names = [clean(name) for name in chart.series] if len(chart.series) > 1 else []
    widest = max((letters.width(name, look.text) for name in names), default=0.0)
    height = max(_LEAST_HEIGHT, min(_HEIGHT * width, _HIGHEST))
    direct = bool(names) and widest <= _NAMES * width and len(names) * look.leading <= height
    values, labels = _scale(chart, height)
    head = sheet.head(
        chart,
        _title(chart, values, labels),
        None if direct or not names else _sample(sheet, colours),
    )
    left = look.padding + max(letters.width(label, look.text) for label in labels) + 10
    right = width - look.padding - (widest + _BEHIND if direct else 0.0)
    dates = [point.date for point in chart.points if point.date is not None]
    time = TimeAxis.between(dates, max(1.0, right - left - 2 * _INSET))
    top = head + ROOM_ABOVE * look.text + AWAY
    plot = Plot(left, right, top, top + height, time, values)
    for tick, label in zip(values.ticks, labels, strict=True):
        y = plot.bottom - height * values.share(str(tick))
        is_zero = not tick and values.ticks[0] < 0
        sheet.line([(left, y), (right, y)], look.soft if is_zero else look.grid, 0.4)
        sheet.text(left - 8, y + CAP * look.text / 2, label, look.soft, align="right")
    end = sheet.foot(chart, left, right, _draw_days(sheet, chart, plot))
    lines = [plot.points(chart, series) for series in range(len(chart.series))]
    for series, line in enumerate(lines):
        for piece in _pieces(line):
            if len(piece) > 1:
                sheet.line(piece, colours[series], _THICK, _DASHES[series % len(_DASHES)])
            if len(piece) > 1 and (piece[-1][0] - piece[0][0]) / (len(piece) - 1) < _CROWDED:
                continue
            for x, y in piece:
                _draw_marker(sheet, x, y, series, colours[series])
    place_numbers(chart, sheet, lines, inks, (left, head, right, plot.bottom))
    if direct:
        _draw_names(sheet, names, inks, lines, plot)
    return sheet.finish(end + look.padding, chart.alt)


def _scale(chart: Chart, height: float) -> tuple[ValueAxis, list[str]]:
    amounts = [amount for point in chart.points for amount in point.amounts]
    numbers = [amount.number for amount in amounts if not amount.is_missing]
    size = sorted(map(float, numbers))
    from_zero = 0 <= size[0] <= _FROM_ZERO * size[-1]
    axis = ValueAxis.over(numbers, max(2, round(height / _STEP)), from_zero)
    return axis, axis.labels(chart.lang, any("%" in amount.text for amount in amounts))


def _title(chart: Chart, values: ValueAxis, labels: list[str]) -> str:
    """What the axis is of; where it leaves zero out it says so, or it would look like more."""
    if not values.is_cut or not chart.cut:
        return chart.axis
    begins = chart.cut.replace("{value}", labels[0] if values.ticks[0] > 0 else labels[-1])
    return f"{chart.axis} ({begins})" if chart.axis else begins[:1].upper() + begins[1:]


def _pieces(line: Line) -> list[list[tuple[float, float]]]:
    """A line in pieces, parted where values are missing."""
    pieces: list[list[tuple[float, float]]] = [[]]
    for x, y in line:
        if y is None:
            pieces.append([])
        else:
            pieces[-1].append((x, y))
    return pieces


def _draw_days(sheet: Sheet, chart: Chart, plot: Plot) -> float:
    """The axis of time below the plot; the depth at which its labels end."""
    look = sheet.look
    y = plot.bottom + 4
    sheet.line([(plot.left - 4, y), (plot.right, y)], look.soft, 0.75)
    baseline = y + 5 + CAP * look.text
    days = [
        (plot.time.at(point.date.first_day), clean(point.when))
        for point in chart.points
        if point.date is not None
    ]
    placed = _beside_each_other(sheet, plot, list(dict.fromkeys(days)))
    if placed is None:
        placed = []
        for mark in plot.time.ticks(chart.lang, 14.0):
            more = _beside_each_other(sheet, plot, [*((at, text) for at, _, text in placed), mark])
            placed = placed if more is None else more
    for place, x, text in placed:
        at = plot.left + _INSET + place
        sheet.line([(at, y), (at, y + 2.5)], look.soft, 0.5)
        sheet.text(x, baseline, text, look.soft, align="center")
    return baseline


def _beside_each_other(
    sheet: Sheet, plot: Plot, days: list[tuple[float, str]]
) -> list[tuple[float, float, str]] | None:
    """Days, each with the middle of its words; None where these have no room."""
    free, placed = sheet.look.padding, []
    for place, text in days:
        half = sheet.letters.width(text, sheet.look.text) / 2
        x = min(plot.left + _INSET + place, sheet.width - sheet.look.padding - half)
        if x - half < free:
            return None
        placed.append((place, x, text))
        free = x + half + _APART
    return placed


def _draw_names(
    sheet: Sheet, names: list[str], inks: list[str], lines: list[Line], plot: Plot
) -> None:
    """The name of each series behind the end of its line."""
    look = sheet.look
    ends = [next(((x, y) for x, y in reversed(line) if y is not None), None) for line in lines]
    # A series without a value has no line, and is named all the same: below the others.
    depths = sorted((end[1] if end else plot.bottom, series) for series, end in enumerate(ends))
    order = [series for _, series in depths]
    wanted = [y - plot.top for y, _ in depths]
    room = plot.bottom - plot.top + look.leading
    starts = spread(wanted, [look.leading] * len(order), room)
    begin = plot.right + _BEHIND - 2
    for series, start in zip(order, starts, strict=True):
        middle = plot.top + start
        if (end := ends[series]) is not None:
            path = [(end[0] + _MARKER + 1, end[1]), (begin - 2, middle)]
            sheet.line(path, inks[series], 0.4)
        sheet.text(begin, middle + CAP * look.text / 2, names[series], inks[series])


def _draw_marker(sheet: Sheet, x: float, y: float, series: int, colour: str) -> None:
    """The marker of a series around a point: circles, squares and triangles, full or hollow."""
    corners = _CORNERS[series % len(_CORNERS)]
    hollow = series % len(_CORNERS) >= len(_CORNERS) // 2
    fill = sheet.look.paper if hollow else colour
    if not corners:
        sheet.circle(x, y, _MARKER, fill, colour, 0.9)
        return
    turn = -pi / 2 if corners == 3 else pi / 4
    far = _MARKER * (1.3 if corners == 3 else 1.2)
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    points = [(x + far * cos(angle), y + far * sin(angle)) for angle in angles]
    sheet.polygon(points, fill, colour, 0.9)


def _sample(sheet: Sheet, colours: list[str]) -> Sample:
    def draw(x: float, middle: float, index: int) -> None:
        ends = [(x, middle), (x + SAMPLE_WIDTH, middle)]
        sheet.line(ends, colours[index], _THICK, _DASHES[index % len(_DASHES)])
        _draw_marker(sheet, x + SAMPLE_WIDTH / 2, middle, index, colours[index])

    return draw
