"""Totals of tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from briefpdf.evidence.figures.totals import read_number, wrong_totals


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1,200", "1200"),
        ("$9.5", "9.5"),
        ("−3", "-3"),
        ("(1,000)", "-1000"),
        ("12 %", "12"),
        ("5 million", "5"),
        ("", None),
        ("n/a", None),
        ("10-12", None),
    ],
)
def test_a_cell_is_read_as_a_number(cell: str, number: str | None) -> None:
    assert read_number(cell) == (None if number is None else Decimal(number))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([["A", "1"], ["B", "2"], ["Total", "3"]], []),
        ([["A", "1"], ["B", "2"], ["Total", "4"]], [(1, "3")]),
        ([["A", "1,000"], ["B", "2"], ["Total", "1,002"]], []),
        ([["A", "1.1"], ["B", "1.1"], ["Total", "2.3"]], []),
        ([["A", "1.1"], ["B", "1.1"], ["Total", "2.6"]], [(1, "2.2")]),
        ([["A", "1"], ["B", "2"], ["C", "4"]], []),
        ([["A", "1"], ["B", "n/a"], ["Total", "9"]], []),
        ([["A", "50%"], ["B", "60%"], ["Total", "100%"]], []),
        ([["A", "1"], ["Subtotal", "1"], ["B", "2"], ["Total", "3"]], []),
        ([["A", "1", "5"], ["B", "2", "5"], ["Total", "3", "11"]], [(2, "10")]),
    ],
)
def test_what_does_not_add_up_is_found(rows: list[list[str]], wrong: list[tuple[int, str]]) -> None:
    assert [(one.column, str(one.added)) for one in wrong_totals(rows)] == wrong


@pytest.mark.parametrize(
    ("language", "rows", "wrong"),
    [
        ("de", [["A", "22,00"], ["B", "44,00"], ["Summe", "66,00"]], []),
        ("de", [["A", "22,00"], ["B", "44,00"], ["Summe", "67,00"]], ["66.00"]),
        ("de", [["A", "1.022,5"], ["B", "44"], ["Gesamt", "1.066,5"]], []),
        ("fr", [["A", "1\u202f022"], ["B", "44"], ["Total", "1\u202f066"]], []),
        ("pl", [["A", "1 022,5"], ["B", "44"], ["Razem", "1 067,5"]], ["1066.5"]),
        ("sv", [["A", "0,25"], ["B", "0,5"], ["Summa", "0,75"]], []),
    ],
)
def test_numbers_are_read_as_the_language_writes_them(
    language: str, rows: list[list[str]], wrong: list[str]
) -> None:
    assert [str(one.added) for one in wrong_totals(rows, language=language)] == wrong


@pytest.mark.parametrize(("total", "wrong"), [("14", 0), ("28", 1), ("15", 1)])
def test_rows_of_subtotals_are_not_added_twice(total: str, wrong: int) -> None:
    rows = [
        ["Army", "1"],
        ["Navy", "2"],
        ["Acquisition (total)", "3"],
        ["Fuel", "5"],
        ["Food", "6"],
        ["Operations, total", "11"],
        ["Total", total],
    ]
    assert len(list(wrong_totals(rows))) == wrong
    dated = [["2024", *row] for row in rows[:-1]]
    assert len(list(wrong_totals([*dated, ["Total", "", total]], total=True))) == wrong
