"""The exponent of a unit is one, raised or on the line."""

from __future__ import annotations

import pytest

from briefpdf.evidence.quotation.normalise import fold

from .cases import errors, find_gaps


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 m²", "12 m2"),
        ("12 m²", "12 square meters"),
        ("12 m3", "12 cubic metres"),
        ("4 km²", "4 sq. km"),
        ("120 ft²", "120 sq ft"),
        ("4 tons of CO₂", "4 tons of CO2"),
    ],
)
def test_units_are_one_however_their_exponents_stand(one: str, other: str) -> None:
    said = "The survey counted {} in the old hall."
    assert find_gaps(said.format(one), [said.format(other)]) == ()
    assert find_gaps(said.format(other), [said.format(one)]) == ()


@pytest.mark.parametrize("theirs", ["12 m³", "12 m", "12 km2"])
def test_another_exponent_is_another_unit(theirs: str) -> None:
    said = "The survey counted {} in the old hall."
    assert [gap.kind for gap in errors(said.format("12 m²"), [said.format(theirs)])] == ["unit"]


@pytest.mark.parametrize(
    ("raised", "plain"),
    [
        ("It has 12 m² of room.", "It has 12 m2 of room."),
        ("It has 12m² of room.", "It has 12m2 of room."),
        ("40 persons per km².", "40 persons per km2."),
        ("It falls at 9.8 m/s² or 3 kg/m².", "It falls at 9.8 m/s² or 3 kg/m2."),
    ],
)
def test_a_quote_with_its_exponent_on_the_line_is_found(raised: str, plain: str) -> None:
    assert fold(raised).text == fold(plain).text


@pytest.mark.parametrize("text", ["the form2 of 12 m2.5", "room m2 and item2", "12 m23"])
def test_a_figure_behind_another_letter_stays(text: str) -> None:
    assert fold(text).text == text
