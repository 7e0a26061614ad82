"""Calculations are worked out exactly, and nothing else is."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
import pytest

from briefpdf.evidence.calculation import CannotCalculate, calculate, comes_out, rounded


@pytest.mark.parametrize(
    ("formula", "inputs", "value"),
    [
        ("(request - enacted) / enacted * 100", {"request": "80", "enacted": "100"}, Fraction(-20)),
        ("a + b", {"a": "0.1", "b": "0.2"}, Fraction(3, 10)),
        ("a * 0.1", {"a": "3"}, Fraction(3, 10)),
        ("-a / 3", {"a": "1"}, Fraction(-1, 3)),
    ],
)
def test_a_formula_is_worked_out_exactly(
    formula: str, inputs: dict[str, str], value: Fraction
) -> None:
    assert calculate(formula, inputs) == value


@pytest.mark.parametrize(
    "formula",
    [
        "",
        "a /",
        "a / 0",
        "b",
        "a ** 99999999",
        "'x' * 10**9",
        "'a'",
        "True",
        "[1] * 3",
        "__import__('os')",
        "a.real",
        "a if a else 1",
        "(" * 300 + "a" + ")" * 300,
        "a+" * 400 + "a",
        "a; a",
    ],
)
def test_what_is_no_formula_is_told(formula: str) -> None:
    with pytest.raises(CannotCalculate):
        calculate(formula, {"a": "1"})


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ("a * b", "names “b”, which is none of its inputs"),
        ("a ** 2", "is made of + - * / and brackets alone"),
        ("f(a)", "is made of + - * / and brackets alone"),
        ("a + (1", "a sign, a bracket or a number in it is not where it can be"),
        ("a * 1e999", "holds a number that is too large"),
    ],
)
def test_what_a_formula_may_not_hold_is_told_in_words(formula: str, said: str) -> None:
    with pytest.raises(CannotCalculate) as told:
        calculate(formula, {"a": "1", "f": "1"})
    assert said in str(told.value)


@pytest.mark.parametrize(
    ("value", "result", "decimals", "comes"),
    [
        (Fraction(-20), "-20", 0, True),
        (Fraction(2, 3), "0.67", None, True),
        (Fraction(2, 3), "0.66", None, False),
        (Fraction(5, 2), "3", 0, True),
        (Fraction(5, 2), "2", 0, True),
        (Fraction(7, 2), "3", 0, False),
        (Fraction(12_345), "12000", -3, True),
        (Fraction(12_345), "12300", -3, False),
        (Fraction(100), "100.0", 1, True),
        (Fraction(10) ** 25_000, "5", None, False),
    ],
)
def test_the_result_is_what_rounding_gives(
    value: Fraction, result: str, decimals: int | None, comes: bool
) -> None:
    assert comes_out(value, result, decimals) is comes


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(-2, 4))
def test_rounding_is_never_off_by_more_than_half(value: Fraction, decimals: int) -> None:
    off = abs(Fraction(rounded(value, decimals)) - value)
    assert off <= Fraction(1, 2) / Fraction(10) ** decimals
