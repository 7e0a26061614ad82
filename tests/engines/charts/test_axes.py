"""Scales of values and of time, and labels that keep out of each other's way."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.engines.charts.axes import TimeAxis, ValueAxis, spread
from briefpdf.model.reference import PartialDate

places = st.lists(st.tuples(st.floats(-50, 600), st.floats(1, 80)), min_size=1, max_size=40)


def _dates(*written: str) -> list[PartialDate]:
    return [found for one in written if (found := PartialDate.parse(one))]


@given(places, st.floats(10, 3000))
def test_labels_keep_their_order_and_do_not_cover_each_other(
    labels: list[tuple[float, float]], room: float
) -> None:
    wanted = sorted(place for place, _ in labels)
    sizes = [size for _, size in labels]
    starts = spread(wanted, sizes, room)
    for (start, size), after in pairwise([*zip(starts, sizes, strict=True), (1e9, 0.0)]):
        assert start + size <= after[0] + 1e-6
    assert starts[0] >= 0
    assert starts[-1] + sizes[-1] <= max(room, sum(sizes)) + 1e-6


def test_labels_with_room_stay_where_they_belong() -> None:
    assert spread([0, 50, 90], [20, 20, 10], 100) == [0, 50, 90]


def test_labels_of_one_day_share_the_way() -> None:
    assert spread([50, 50], [20, 20], 100) == [40, 60]


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        (["10000", "12000"], ["0", "2,500", "5,000", "7,500", "10,000", "12,500"]),
        (["0", "0"], ["0", "1"]),
        (["-3.2", "5.5"], ["−4", "−2", "0", "2", "4", "6"]),
        (["1", "3"], ["0", "1", "2", "3"]),
        (["12000000", "7600000"], ["0", "2.5M", "5M", "7.5M", "10M", "12.5M"]),
        (["0.0004"], ["0.0000", "0.0001", "0.0002", "0.0003", "0.0004"]),
    ],
)
def test_steps_are_easy_to_read(numbers: list[str], labels: list[str]) -> None:
    assert ValueAxis.over(numbers, 5, from_zero=True).labels("en-US", percent=False) == labels


def test_a_scale_is_written_as_its_language_does() -> None:
    axis = ValueAxis.over(["10000"], 2, from_zero=True)
    assert axis.labels("de", percent=False) == ["0", "5.000", "10.000"]
    assert axis.labels("en", percent=True)[-1] == "10,000%"


numbers = st.decimals(-(10**15), 10**15, places=4).map(lambda one: f"{one:f}")


@given(st.lists(numbers, min_size=1, max_size=20), st.integers(1, 12), st.booleans())
def test_a_scale_holds_every_number(written: list[str], wanted: int, from_zero: bool) -> None:
    axis = ValueAxis.over(written, wanted, from_zero)
    assert all(0 <= axis.share(number) <= 1 for number in written)
    assert 2 <= len(axis.ticks) <= wanted + 3
    if from_zero:
        assert 0 in axis.ticks


@pytest.mark.parametrize(
    ("written", "labels"),
    [
        (("2022", "2025-05"), ["2022", "2023", "2024", "2025"]),
        (("2024-01", "2024-07"), ["Jan 2024", "Mar 2024", "May 2024", "Jul 2024"]),
        (("2024-06-01", "2024-06-20"), ["Jun 1", "Jun 8", "Jun 15"]),
        (("1950", "2020"), ["1960", "1980", "2000", "2020"]),
        (("2024",), ["2024"]),
        (("2024-06-19",), ["Jun 19", "Jun 20"]),
    ],
)
def test_days_are_marked_as_exactly_as_they_are_known(
    written: tuple[str, ...], labels: list[str]
) -> None:
    ticks = TimeAxis.around(_dates(*written), 200).ticks("en-US", 9)
    assert [text for _, text in ticks] == labels


@given(st.lists(st.dates(), min_size=1, max_size=8), st.floats(5, 60))
def test_marks_of_time_stand_apart_and_on_the_scale(days: list[date], least: float) -> None:
    dates = [PartialDate(day.year, day.month, day.day) for day in days]
    for axis in (TimeAxis.around(dates, 300), TimeAxis.between(dates, 300)):
        marks = [place for place, _ in axis.ticks("en-US", least)]
        assert all(after - before >= least for before, after in pairwise(marks))
        assert all(0 <= place <= 300 for place in marks)
        assert all(0 <= axis.at(day) <= 300 for day in days)


def test_true_time_has_true_distances() -> None:
    axis = TimeAxis.around(_dates("2022-01-01", "2022-01-31"), 310)
    assert axis.at(date(2022, 1, 11)) - axis.at(date(2022, 1, 1)) == pytest.approx(100)


def test_lines_end_where_their_last_day_is() -> None:
    days = [PartialDate(2022, 1, day) for day in (10, 11, 12)]
    axis = TimeAxis.between(days, 200)
    assert [axis.at(day.first_day) for day in days] == [0, 100, 200]
