"""Dates as they are written, and numbers that are names of documents."""

from __future__ import annotations

import pytest

from briefpdf.evidence.dates.reading import find_dates
from briefpdf.evidence.names.identifiers import find_identifiers


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("on June 19, 2024,", [(2024, 6, 19, "")]),
        ("on 19 June 2024", [(2024, 6, 19, "")]),
        ("on 2024-06-19", [(2024, 6, 19, "")]),
        ("in 2024-06", [(2024, 6, None, "")]),
        ("in 2010-11", [(2010, None, None, ""), (2011, None, None, "")]),
        ("in 2023-2024", [(2023, None, None, ""), (2024, None, None, "")]),
        ("in late 2024", [(2024, None, None, "late")]),
        ("by mid-June 2024", [(2024, 6, None, "mid")]),
        ("in March and June 2024", [(2024, 3, None, ""), (2024, 6, None, "")]),
        ("from November 4 to 6, 2025", [(2025, 11, 4, ""), (2025, 11, 6, "")]),
        ("in Q3 2024", [(2024, None, None, "q3")]),
        ("FY2025-FY2026", [(2025, None, None, ""), (2026, None, None, "")]),
        ("fiscal years 2015 through 2024", [(2015, None, None, ""), (2024, None, None, "")]),
        ("Congress may act; in May it did", [(None, 5, None, "")]),
        ("some 2,000 troops and $2024", []),
    ],
)
def test_dates(text: str, read: list[tuple[int | None, int | None, int | None, str]]) -> None:
    assert [(one.year, one.month, one.day, one.part) for one in find_dates(text)] == read


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("S. 1883 and H.R. 7004", [("s bill", "1883"), ("hr bill", "7004")]),
        ("P.L. 117-169", [("law", "117-169")]),
        ("Section 5c(c)(5)", [("section", "5c(c)(5)")]),
        ("Sections 4(c) and 6(c)", [("section", "4(c)"), ("section", "6(c)")]),
        ("42 U.S.C. 6294a(c)", [("42 usc", "6294a(c)")]),
        ("Resolution 1718", [("resolution", "1718")]),
        ("the F-35s and an S-400", [("serial", "f35"), ("serial", "s400")]),
        ("Sections 3 and 20 percent", [("section", "3")]),
        ("in FY2026", []),
    ],
)
def test_identifiers(text: str, read: list[tuple[str, str]]) -> None:
    found = [(one.kind, one.number) for one in find_identifiers(text)]
    assert found == read
