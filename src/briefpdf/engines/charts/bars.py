"""Bars from a line of nothing: as columns where time runs and there is room, otherwise as rows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from ...model.document import Amount, Chart
from ...source.pattern import lazy_pattern
from .axes import ValueAxis
from .drawn import Drawn
from .lettering import CAP, DESCENT, Label, Lettering, clean
from .look import Look
from .rows import draw_rows
from .sheet import SAMPLE_WIDTH, Sample, Sheet

# Of the room of a group what its columns take up; the widest column; air around texts.
_SHARE, _WIDEST, _AIR = 0.72, 34.0, 3.0
# How high the plot is, of the width of the chart, and at most.
_HEIGHT, _HIGHEST = 0.5, 150.0
_STEP = 26.0
# Names of more lines are better rows; numbers may stand so many lines above their columns.
_MOST_LINES, _MOST_RAISED = 2, 3
_BEFORE_DIGITS = lazy_pattern(r"(?<=[^\W\d_])(?=\d)")
# What names a year: FY2018, 2018, 2018-19.
_YEAR = lazy_pattern(r"\D{0,4}\d{4}(?:[-–/]\d{2,4})?")


def draw_bars(chart: Chart, look: Look, letters: Lettering, width: float) -> Drawn:
    """The values of a chart as bars, a group for each point in the order given."""
    sheet = Sheet(width, look, letters)
    several = len(chart.series) > 1
    colours = series_colours(chart, look)
    wanted = chart.direction == "columns"
    plan = None
    if wanted or (chart.direction != "rows" and _runs_in_time(chart, look)):
        plan = ColumnPlan.of(chart, look, letters, width, wanted)
    top = sheet.head(chart, chart.axis, _sample(sheet, colours) if several else None)
    if plan is not None:
        return _draw_columns(chart, sheet, colours, plan, top)
    drawn = draw_rows(chart, sheet, colours, top)
    return replace(drawn, fits=False) if wanted else drawn


def series_colours(chart: Chart, look: Look) -> list[str]:
    """The colour of each series; one alone has that of the style."""
    if len(chart.series) <= 1:
        return [look.accent]
    return [look.series[index % len(look.series)] for index in range(len(chart.series))]


def _runs_in_time(chart: Chart, look: Look) -> bool:
    """Whether bars are named by time: other names are read more easily below each other."""
    labels = [Label.of(point, look.marks) for point in chart.points]
    dated = all(label.text == label.when for label in labels)
    return dated or (len(labels) > 1 and all(_YEAR.fullmatch(label.text) for label in labels))


def _sample(sheet: Sheet, colours: list[str]) -> Sample:
    def draw(x: float, middle: float, index: int) -> None:
        sheet.box(x, middle - 3, SAMPLE_WIDTH, 6, colours[index], sheet.look.soft, 0.4)

    return draw


class _Column(Struct, frozen=True):
    """A bar and its number, in points: down from the line of nothing, right from the plot's left.

    `end` is where the bar ends; a value that is missing has no bar.
    """

    x: float
    end: float
    text: str
    at: float
    baseline: float
    series: int


class ColumnPlan(Struct, frozen=True):
    """Where columns stand: the plot's left edge and height, the room of a group, of a column.

    `labels` are those of the scale, `names` the lines of the groups' names; `above` and `below`
    are the depths that columns and numbers reach from the line of nothing.
    """

    axis: ValueAxis
    labels: list[str]
    left: float
    slot: float
    thick: float
    height: float
    names: list[list[str]]
    columns: list[_Column]
    above: float
    below: float

    @classmethod
    def of(
        cls, chart: Chart, look: Look, letters: Lettering, width: float, wanted: bool
    ) -> ColumnPlan | None:
        """The plan; None where names or numbers would not stand beside each other.

        Columns that are `wanted` may have names of more lines, and numbers one above the other.
        """
        height = min(_HEIGHT * width, _HIGHEST)
        amounts = [amount for point in chart.points for amount in point.amounts]
        numbers = [amount.number for amount in amounts if not amount.is_missing]
        axis = ValueAxis.over(numbers, max(2, round(height / _STEP)), from_zero=True)
        labels = axis.labels(chart.lang, any("%" in amount.text for amount in amounts))
        left = look.padding + max(letters.width(label, look.text) for label in labels) + 5
        slot = (width - look.padding - left) / len(chart.points)
        thick = min(_SHARE * slot / len(chart.series), _WIDEST)
        widest = max(letters.width(clean(one.text), look.text) for one in amounts)
        if not wanted and widest + _AIR > (thick if len(chart.series) > 1 else slot):
            return None
        names = _names(chart, look, letters, slot, wanted)
        if names is None:
            return None
        columns: list[_Column] = []
        for index, point in enumerate(chart.points):
            first = (index + 0.5) * slot - thick * len(chart.series) / 2
            places = [first + series * thick for series in range(len(chart.series))]
            columns += _bars(point.amounts, places, axis, height, look, letters, thick)
        right = width - look.padding - left
        if wanted:
            raised = _raised(columns, thick, right, look, letters)
            if raised is None:
                return None
            columns = raised
        low, high = (height * (axis.share("0") - end) for end in (0.0, 1.0))
        tops = [one.baseline - CAP * look.text for one in columns]
        bottoms = [one.baseline + DESCENT * look.text for one in columns if one.end > 0]
        above, below = min([high, *tops]), max([low, *bottoms])
        return cls(axis, labels, left, slot, thick, height, names, columns, above, below)


def _names(
    chart: Chart, look: Look, letters: Lettering, slot: float, wanted: bool
) -> list[list[str]] | None:
    """The names of the groups in lines; None where they would not stand beside each other."""
    names = []
    for point in chart.points:
        label = Label.of(point, look.marks)
        room = slot - _AIR - letters.mark_width(label.mark)

        def fits(text: str, room: float = room) -> bool:
            return all(letters.width(word, look.text) <= room for word in text.split())

        if wanted and not fits(label.text):
            label = Label(_BEFORE_DIGITS.sub(" ", label.text), label.mark, label.when)
        if not fits(label.text):
            return None
        names.append(label.wrap(letters, look.text, slot - _AIR))
    most = _MOST_LINES + wanted
    return names if max(map(len, names)) <= most else None


def _bars(
    amounts: Sequence[Amount],
    places: Sequence[float],
    axis: ValueAxis,
    height: float,
    look: Look,
    letters: Lettering,
    thick: float,
) -> list[_Column]:
    """The columns of a group, each with its number right at its end."""
    zero, found = axis.share("0"), []
    for series, (amount, x) in enumerate(zip(amounts, places, strict=True)):
        end = 0.0 if amount.is_missing else height * (zero - axis.share(amount.number))
        baseline = end + 2 + CAP * look.text if end > 0 else end - 2
        text = clean(amount.text)
        at = x + thick / 2 - letters.width(text, look.text) / 2
        found.append(_Column(x, end, text, at, baseline, series))
    return found


def _raised(
    columns: list[_Column], thick: float, right: float, look: Look, letters: Lettering
) -> list[_Column] | None:
    """The columns with each number clear of its neighbours; None where one would be too far off."""
    placed: list[tuple[float, float, float]] = []
    found = []
    for one in columns:
        width = letters.width(one.text, look.text)
        at = min(max(one.at, 0.0), right - width)
        sign = 1 if one.end > 0 else -1
        over = [
            other.end
            for other in columns
            if other.x < at + width + 1 and at - 1 < other.x + thick and other.end * sign > 0
        ]
        edge = (max if sign > 0 else min)(over, default=0.0)
        baseline = edge + 2 + CAP * look.text if sign > 0 else edge - 2
        step = look.leading * 0.9 * sign
        while any(
            begin < at + width + 2 and at < end + 2 and abs(baseline - other) < abs(step) - 0.01
            for begin, end, other in placed
        ):
            baseline += step
        if abs(baseline - one.baseline) > _MOST_RAISED * look.leading + abs(edge - one.end):
            return None
        placed.append((at, at + width, baseline))
        found.append(_Column(one.x, one.end, one.text, at, baseline, one.series))
    return found


def _draw_columns(
    chart: Chart, sheet: Sheet, colours: list[str], plan: ColumnPlan, top: float
) -> Drawn:
    """The columns of a chart from a depth on, with a scale at their left."""
    look, letters = sheet.look, sheet.letters
    right = sheet.width - look.padding
    zero = top + 2 - plan.above
    bottom = zero + plan.below
    low = zero + plan.height * plan.axis.share("0")
    for tick, label in zip(plan.axis.ticks, plan.labels, strict=True):
        y = low - plan.height * plan.axis.share(str(tick))
        sheet.line([(plan.left, y), (right, y)], look.grid, 0.4)
        sheet.text(plan.left - 4, y + CAP * look.text / 2, label, look.soft, align="right")
    outline = look.soft if len(chart.series) > 1 else None
    for one in plan.columns:
        x, end = plan.left + one.x, zero + one.end
        if one.end:
            y, fill = min(zero, end), colours[one.series]
            sheet.box(x, y, plan.thick, abs(one.end), fill, outline, 0.4)
    for one in plan.columns:
        x, baseline = plan.left + one.at, zero + one.baseline
        width, high = letters.width(one.text, look.text), CAP * look.text
        sheet.box(x, baseline - high - 0.7, width, high + 1.4, look.paper)
        sheet.text(x, baseline, one.text)
    for index, point in enumerate(chart.points):
        mark = Label.of(point, look.marks).mark
        middle = plan.left + (index + 0.5) * plan.slot
        for number, line in enumerate(plan.names[index]):
            last = number == len(plan.names[index]) - 1
            width = letters.width(line, look.text)
            x = middle - (width + (letters.mark_width(mark) if last else 0.0)) / 2
            baseline = bottom + 4 + CAP * look.text + number * look.leading
            sheet.lines(x, baseline, [line], mark if last else None)
    sheet.line([(plan.left, zero), (right, zero)], look.soft, 0.75)
    end = bottom + 4 + CAP * look.text + (max(map(len, plan.names)) - 1) * look.leading
    end = sheet.foot(chart, plan.left, right, end)
    return sheet.finish(end + DESCENT * look.text + look.padding, chart.alt)
