"""Whatever is drawn: nothing over anything else, nothing outside the frame, nothing left out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
import pytest

from .conftest import Draws
from .reading import chart, point

DEPTH = (748 - 55.9) * 0.85

SLOW = settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

words = st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEMW0123456789-éñ%", min_size=1, max_size=24)
labels = st.lists(words, min_size=1, max_size=12).map(" ".join)
dates = st.one_of(
    st.integers(1900, 2040).map(str),
    st.builds(lambda y, m: f"{y}-{m:02}", st.integers(2020, 2026), st.integers(1, 12)),
    st.builds(
        lambda y, m, d: f"{y}-{m:02}-{d:02}",
        st.integers(2024, 2025),
        st.integers(1, 12),
        st.integers(1, 28),
    ),
)
numbers = st.decimals(-(10**9), 10**15, places=3).map(lambda one: f"{one:f}")
small = st.decimals(-100, 100, places=1).map(lambda one: f"{one:f}")
qualified = st.builds(
    lambda number, words: (number, f"{words} {number}"),
    numbers,
    st.sampled_from(["more than", "at least", "an estimated", "up to as many as"]),
)
amounts = st.one_of(small, numbers, qualified, st.just(("", "—")))
directions = st.sampled_from(["", "rows", "columns"])


def some_number(rows: Iterable[Sequence[object]]) -> bool:
    """Whether there is a value: a figure without any is refused before it is drawn."""
    return any(amount != ("", "—") for row in rows for amount in row)


cited = st.lists(st.integers(1, 120), max_size=3, unique=True)


@given(st.lists(st.tuples(labels, dates, cited), min_size=1, max_size=24), st.booleans())
@SLOW
def test_timelines(draw: Draws, events: list[tuple[str, str, list[int]]], across: bool) -> None:
    points = [point(n, label, date, (), marks) for n, (label, date, marks) in enumerate(events)]
    made = draw(chart("timeline", points, across))
    assert made.outside() == []
    assert made.overlapping() == []
    assert made.drawn.height <= DEPTH
    squeezed = "".join(made.words.split())
    for label, _, _ in events:
        assert "".join(label.split()) in squeezed
    assert len(made.marks) == sum(bool(marks) for _, _, marks in events)


@given(
    st.integers(1, 4)
    .flatmap(
        lambda count: st.lists(
            st.tuples(labels, st.lists(amounts, min_size=count, max_size=count)),
            min_size=1,
            max_size=14,
        )
    )
    .filter(lambda rows: some_number(row[1] for row in rows)),
    st.booleans(),
    directions,
)
@SLOW
def test_bars(
    draw: Draws, bars: list[tuple[str, list[str | tuple[str, str]]]], across: bool, direction: str
) -> None:
    points = [point(n, label, None, numbers) for n, (label, numbers) in enumerate(bars)]
    made = draw(chart("bar", points, across, direction=direction))
    assert made.outside() == []
    assert made.overlapping() == []
    assert made.drawn.height <= DEPTH
    squeezed = "".join(made.words.split())
    for one in points:
        for amount in one.amounts:
            assert "".join(amount.text.split()) in squeezed


@given(
    st.integers(1, 3)
    .flatmap(
        lambda count: st.lists(
            st.tuples(dates, st.lists(amounts, min_size=count, max_size=count)),
            min_size=1,
            max_size=30,
        )
    )
    .filter(lambda rows: some_number(row[1] for row in rows)),
    st.booleans(),
)
@SLOW
def test_bars_over_time(
    draw: Draws, bars: list[tuple[str, list[str | tuple[str, str]]]], across: bool
) -> None:
    points = [point(n, "", date, numbers, ()) for n, (date, numbers) in enumerate(bars)]
    named = [
        point(n, one.when, date, numbers, ())
        for n, (one, (date, numbers)) in enumerate(zip(points, bars, strict=True))
    ]
    made = draw(chart("bar", named, across))
    assert made.outside() == []
    assert made.overlapping() == []
    assert made.drawn.height <= DEPTH


@given(
    st.integers(1, 6)
    .flatmap(
        lambda count: st.lists(
            st.tuples(dates, st.lists(amounts, min_size=count, max_size=count)),
            min_size=1,
            max_size=30,
        )
    )
    .filter(lambda rows: some_number(row[1] for row in rows)),
    st.lists(labels, min_size=6, max_size=6),
    st.booleans(),
)
@SLOW
def test_lines(
    draw: Draws,
    rows: list[tuple[str, list[str | tuple[str, str]]]],
    names: list[str],
    across: bool,
) -> None:
    points = [point(n, "", date, numbers, ()) for n, (date, numbers) in enumerate(rows)]
    series = tuple(names[: len(rows[0][1])])
    made = draw(chart("line", points, across, series=series))
    assert made.outside() == []
    assert made.overlapping() == []
    assert made.drawn.height <= DEPTH
    squeezed = "".join(made.words.split())
    if len(series) > 1:
        assert all("".join(name.split()) in squeezed for name in series)


@pytest.mark.parametrize("kind", ["timeline", "bar", "line"])
@pytest.mark.parametrize("across", [False, True])
@pytest.mark.parametrize("count", [1, 2, 40, 500])
def test_any_number_of_points(draw: Draws, kind: str, across: bool, count: int) -> None:
    made = draw(
        chart(
            kind,
            [point(n, f"Point {n} of many", f"{1500 + n}", [str(n)]) for n in range(count)],
            across,
        )
    )
    assert made.outside() == []
    assert made.overlapping() == []
    assert made.drawn.height <= DEPTH
    crowded = any(found.code == "BRIEF053" for found in made.drawn.findings)
    assert crowded == (count == 500 and kind != "line")


@pytest.mark.parametrize("kind", ["bar", "line"])
@pytest.mark.parametrize(
    "numbers",
    [
        ["0", "0", "0"],
        ["5", "5", "5"],
        ["-5", "-5"],
        ["1000000000000000", "3"],
        ["0.000001", "0.0000025"],
        ["999999999999999999999999", "0.000000000000000000000001"],
        ["-0.5", "0.5"],
        ["7"],
    ],
)
def test_values_of_any_size(draw: Draws, kind: str, numbers: list[str]) -> None:
    for across in (False, True):
        points = [point(n, f"Row {n}", str(2020 + n), [one]) for n, one in enumerate(numbers)]
        made = draw(chart(kind, points, across))
        assert made.outside() == []
        assert made.overlapping() == []
        assert points[0].amounts[0].text in made.words.replace("\n", "")


@pytest.mark.parametrize("kind", ["timeline", "bar"])
def test_a_label_of_300_letters_without_a_space(draw: Draws, kind: str) -> None:
    for across in (False, True):
        label = "Donaudampfschiff" * 19
        made = draw(chart(kind, [point(0, label, "2020", ["1"])], across))
        assert made.outside() == []
        assert made.overlapping() == []
        assert label in "".join(made.words.split())


@pytest.mark.parametrize("count", [8, 9, 10, 12])
@pytest.mark.parametrize("begin", [3000, 43_000])
def test_numbers_of_a_line_stand_apart_and_each_nearest_to_its_own_point(
    draw: Draws, count: int, begin: int
) -> None:
    values = [begin + 137 * step for step in range(count)]
    points = [
        point(step, date=str(2010 + step), amounts=("50000", str(value)))
        for step, value in enumerate(values)
    ]
    made = draw(chart("line", points))
    printed = {box.text: box for box in made.texts}
    numbers = [(step, printed.get(f"{value:,}")) for step, value in enumerate(values)]
    found = [(step, box) for step, box in numbers if box is not None]
    assert len(found) > 3
    middles = [(box.left + box.right) / 2 for _, box in found]
    first, last = middles[0], middles[-1]
    apart = (last - first) / found[-1][0]
    for (step, box), middle in zip(found, middles, strict=True):
        # The first number, too, may be off by half of the way to the next point.
        assert abs(middle - first - step * apart) <= apart
        wider = replace(box, left=box.left - 2, right=box.right + 2)
        assert not [one for _, one in found if one is not box and wider.overlaps(one)]
