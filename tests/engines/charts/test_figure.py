"""What figures say and how: numbers by their lines, cut axes, columns, signs of what is missing."""

from __future__ import annotations

import pytest

from briefpdf.engines.charts.look import Look, for_text
from briefpdf.model.theme import Theme

from .conftest import Draws
from .reading import Read, chart, point

YEARS = [f"FY{year}" for year in range(2018, 2027)]


def _years(draw: Draws, **changes: object) -> Read:
    points = [point(n, name, None, [str(1200 + n)], ()) for n, name in enumerate(YEARS)]
    return draw(chart("bar", points, **changes))


def test_fiscal_years_stand_as_columns_where_the_author_says_so(draw: Draws) -> None:
    made = _years(draw, direction="columns")
    assert made.drawn.findings == ()
    assert made.outside() == [] and made.overlapping() == []
    years = [box for box in made.texts if box.text == "FY"]
    assert len(years) == 9, "a name too wide breaks before its digits"
    assert len({round(box.bottom, 2) for box in years}) == 1


def test_columns_without_room_lie_as_rows_and_say_so(draw: Draws) -> None:
    points = [point(n, f"Constituency {n}", None, ["1200000"], ()) for n in range(12)]
    made = draw(chart("bar", points, direction="columns"))
    (found,) = made.drawn.findings
    assert (found.code, "12 columns" in found.message) == ("BRIEF053", True)
    assert made.outside() == [] and made.overlapping() == []


@pytest.mark.parametrize(
    ("dates", "printed"),
    [
        ([str(year) for year in range(2019, 2025)], [str(year) for year in range(2019, 2025)]),
        (["2024-06-01", "2024-06-11", "2024-06-25"], ["Jun 1, 2024", "Jun 11, 2024"]),
    ],
)
def test_a_line_names_the_days_of_its_points(
    draw: Draws, dates: list[str], printed: list[str]
) -> None:
    made = draw(chart("line", [point(n, "", date, [str(n)], ()) for n, date in enumerate(dates)]))
    assert set(printed) <= {box.text for box in made.texts}


def test_numbers_have_the_colour_of_their_line_and_stand_nearest_to_it(
    draw: Draws, style: Theme
) -> None:
    points = [
        point(n, "", str(2016 + n), [str(50 + 3 * n), str(52 + 2 * n), str(90 - n)], ())
        for n in range(9)
    ]
    made = draw(chart("line", points))
    inks = [for_text(colour, "#FFFFFF") for colour in Look.of(style).series[:3]]
    for series, ink in enumerate(inks):
        own = {one.amounts[series].text for one in points}
        printed = [box.text for box in made.texts if box.colour.upper() == ink]
        numbers = [text for text in printed if text.isdigit()]
        assert numbers and set(numbers) <= own


def test_the_lowest_number_has_a_place_beside_a_steep_line(draw: Draws) -> None:
    """Above its point the line runs, below it is the axis: it stands beside its point."""
    amounts = ["-412", "120", "455", "610", "-88", "233", "700", "812", "905"]
    points = [point(n, "", str(2016 + n), [one], ()) for n, one in enumerate(amounts)]
    made = draw(chart("line", points))
    assert {box.text for box in made.texts} >= {one for one in amounts if one[0] != "-"} | {"-412"}
    assert made.outside() == [] and made.overlapping() == []


@pytest.mark.parametrize(("cut", "low"), [(True, 42100), (False, 100)])
def test_an_axis_that_leaves_zero_out_says_so(draw: Draws, cut: bool, low: int) -> None:
    points = [point(n, "", str(2020 + n), [str(low + 700 * n)], ()) for n in range(4)]
    made = draw(chart("line", points, cut="axis begins at {value}"))
    assert ("axis begins at 42,000" in made.words.replace("\n", " ")) == cut


@pytest.mark.parametrize("direction", ["rows", "columns"])
def test_a_missing_value_has_its_sign_and_no_bar(draw: Draws, direction: str) -> None:
    whole = [point(n, f"Row {n}", None, ["5"], ()) for n in range(3)]
    lacking = [*whole[:2], point(2, "Row 2", None, [("", "—")], ())]
    fills = []
    for points in (whole, lacking):
        made = draw(chart("bar", points, direction=direction))
        fills.append(sum(box.colour == "#336a91" for box in made.shapes))
    assert fills == [3, 2]
    assert "—" in made.words and "—" not in draw(chart("bar", whole)).words


def test_a_line_is_parted_where_a_value_is_missing(draw: Draws) -> None:
    amounts = ["5", "6", ("", "—"), "7", "8"]
    points = [point(n, "", str(2020 + n), [one], ()) for n, one in enumerate(amounts)]
    made = draw(chart("line", points))
    assert made.words.splitlines().count("—") == 1
    assert made.drawn.svg.count('stroke-width="1.2"') == 2


def test_negative_numbers_have_a_minus_sign(draw: Draws) -> None:
    points = [point(n, f"Row {n}", str(2020 + n), [(str(-n), f"−{n}")], ()) for n in range(1, 5)]
    for kind in ("bar", "line"):
        words = draw(chart(kind, points)).words
        assert "−4" in words and "-" not in words


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_what_the_points_are_is_printed(draw: Draws, kind: str) -> None:
    points = [point(n, f"Row {n}", str(2020 + n), ["5"], ()) for n in range(3)]
    for direction in ("rows", "columns"):
        made = draw(chart(kind, points, head="Account", direction=direction))
        assert "Account" in made.words
        assert made.outside() == [] and made.overlapping() == []
