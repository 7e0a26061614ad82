"""Amounts as they are written, in figures and in words."""

from __future__ import annotations

import pytest

from briefpdf.evidence.quantities.quantity import Quantity
from briefpdf.evidence.quantities.reading import find_quantities
from briefpdf.evidence.tokens import tokenise


def _found(text: str) -> list[Quantity]:
    tokens = tokenise(text)
    return find_quantities(tokens, [False] * len(tokens))


@pytest.mark.parametrize(
    ("text", "value", "measure"),
    [
        ("$9 million", 9_000_000, "USD"),
        (".94 million dollars", 940_000, "USD"),
        ("$.50", 0.5, "USD"),
        (".5%", 0.5, "percent"),
        ("9 million dollars", 9_000_000, "USD"),
        ("US$9m", 9_000_000, "USD"),
        ("USD 9,000,000", 9_000_000, "USD"),
        ("€1.8bn", 1_800_000_000, "EUR"),
        ("A$368 billion", 368_000_000_000, "AUD"),
        ("20 per cent", 20, "percent"),
        ("0.5 percentage points", 0.5, "percentage-point"),
        ("50 basis points", 0.5, "percentage-point"),
        ("three quarters", 75, "percent"),
        ("one in five", 20, "percent"),
        ("nine out of ten", 90, "percent"),
        ("two dozen", 24, ""),
        ("a hundred", 100, ""),
        ("two hundred and five thousand", 205_000, ""),
        ("twenty-one", 21, ""),
        ("half a million", 500_000, ""),
        ("the 15th", 15, "ordinal"),
        ("the twelfth", 12, "ordinal"),
        ("tenfold", 10, "multiple"),
        ("a year and a half", 18, "month"),
        ("a decade", 120, "month"),
        ("72 hours", 72, "hour"),
        ("three days", 72, "hour"),
        ("5 gigawatts", 5_000_000_000, "watt"),
    ],
)
def test_an_amount(text: str, value: float, measure: str) -> None:
    (found,) = _found(text)
    assert (float(found.value), found.measure) == (value, measure)


@pytest.mark.parametrize(
    ("text", "values", "roles"),
    [
        ("10-12 percent", [10, 12], ["low", "high"]),
        (".5–.75 percent", [0.5, 0.75], ["low", "high"]),
        ("between 10 and 12 million people", [10_000_000, 12_000_000], ["low", "high"]),
        ("$5 to $7 billion", [5_000_000_000, 7_000_000_000], ["low", "high"]),
        ("from 10 percent to 20 percent", [10, 20], ["from", "to"]),
        ("by a vote of 52-48", [52, 48], ["", ""]),
    ],
)
def test_two_ends(text: str, values: list[int], roles: list[str]) -> None:
    found = _found(text)
    assert [one.value for one in found] == values
    assert [one.role for one in found] == roles


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("no fewer than 40 ships", "at least"),
        ("40 or more ships", "at least"),
        ("must not exceed 40 ships", "up to"),
        ("as many as 40 ships", "up to"),
        ("neither side may keep more than 40 ships", "up to"),
        ("in excess of 40 ships", "more than"),
        ("just under 40 ships", "almost"),
        ("40 ships or so", "about"),
        ("more than the 40 ships of last year", ""),
        ("prices went up to 40 dollars", ""),
    ],
)
def test_a_qualifier(text: str, qualifier: str) -> None:
    assert [one.qualifier for one in _found(text)] == [qualifier]


@pytest.mark.parametrize(
    "text", ["one of the parties", "First, a list: (1) ships", "a third party"]
)
def test_what_is_no_amount(text: str) -> None:
    assert _found(text) == []
