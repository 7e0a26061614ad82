"""Quotes of a table's head and row are taken apart into columns, numbers and units."""

from __future__ import annotations

import pytest

from briefpdf.evidence.support import find_gaps
from briefpdf.evidence.tables.cells import Table, read_table
from briefpdf.evidence.tables.hold import sentences_of, statement_gaps, value_gap

MILLIONS = "($ in millions)"


def table(*parts: str, **more: object) -> Table:
    found = read_table(parts, **more)  # type: ignore[arg-type]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("parts", "heads"),
    [
        (
            (MILLIONS, "FY2026 Enacted FY2027 Request", "Parks 14.7 13.7"),
            "FY2026 Enacted|FY2027 Request",
        ),
        (("Enacted FY2026 Request FY2027", "Parks 1 2"), "Enacted FY2026|Request FY2027"),
        (("Account FY2025 FY2026 FY2027", "Parks (14.7) 13.7 n/a"), "FY2025|FY2026|FY2027"),
        (("Fiscal Year 2024 Fiscal Year 2025", "Parks 1 2"), "Fiscal Year 2024|Fiscal Year 2025"),
        (("Q1 2024 Q2 2024", "Parks 1 2"), "Q1 2024|Q2 2024"),
        (("FY26 FY27", "Parks — 5.0"), "FY26|FY27"),
        (
            ("FY2026 Enacted FY2027 Request Change", "Parks 4 3 -1 (-25%)"),
            "FY2026 Enacted|FY2027 Request|Change|Change",
        ),
        (
            ("FY2026 Enacted FY2027 Request $ Change % Change", "Parks 4 3 -1 -25%"),
            "FY2026 Enacted|FY2027 Request|$ Change|% Change",
        ),
        (
            ("2023 2024 (est.) 2025 (proj.)", "Growth (%) 2.5 2.8 1.9"),
            "2023|2024 (est.)|2025 (proj.)",
        ),
        (("FY2026 FY2027", "Enacted Request", "Parks 4 3"), "FY2026 Enacted|FY2027 Request"),
        ((MILLIONS, "Region\tTotal\tShare (%)\nAsia\t12.4\t45"), "Total|Share (%)"),
        # Nobody can say where one head ends: no column is better than a wrong one.
        (("Bill Number of Votes", "Act 1 215 214 9"), ""),
        (("Number of farms 2017", "Iowa 86.1 86.9 80.2"), ""),
    ],
)
def test_heads(parts: tuple[str, ...], heads: str) -> None:
    assert "|".join(table(*parts).heads) == heads


@pytest.mark.parametrize(
    ("parts", "unit"),
    [
        ((MILLIONS, "2023 2024", "Parks 1 2"), ("USD", 10**6)),
        (("(dollars in thousands)", "2023 2024", "Parks 1 2"), ("USD", 1000)),
        (("(billions of euros)", "2023 2024", "Parks 1 2"), ("EUR", 10**9)),
        (("Farms by state (thousands)", "2023 2024", "Iowa 1 2"), ("", 1000)),
        (("(in percent)", "2023 2024", "Iowa 1 2"), ("percent", 1)),
        (("2023 2024", "Growth (%) 1 2"), ("percent", 1)),
        (("(thousand tons)", "2023 2024", "Iowa 1 2"), ("ton", 1000)),
        (("($000)", "2023 2024", "Iowa 1 2"), ("USD", 1000)),
        (("(in '000)", "2023 2024", "Iowa 1 2"), ("", 1000)),
        (("(US$ m)", "2023 2024", "Iowa 1 2"), ("USD", 10**6)),
        (("(barrels)", "2023 2024", "Iowa 1 2"), ("barrel", 1)),
        (("(revised)", "2023 2024", "Iowa 1 2"), ("", 1)),
        (("2023 2024", "Parks $1 $2"), ("USD", 1)),
        (("Total (US$ bn) Share (%)", "Asia 1 2"), ("USD", 10**9)),
        (("2023 2024", "Parks 1 2"), ("", 1)),
    ],
)
def test_units(parts: tuple[str, ...], unit: tuple[str, int]) -> None:
    found = table(*parts).rows[0].cells[0].unit
    assert (found.measure, int(found.scale)) == unit


def test_a_unit_from_the_caption_above() -> None:
    above = "Some prose ends here.\nTable 3. Parks\n(in millions of dollars)\n"
    found = table("2023 2024", "Parks 1 2", around=above)
    assert found.unit.measure == "USD" and found.unit.scale == 10**6
    assert not table("2023 2024", "Parks 1 2", around="It cost $4 million.\n").unit.is_told


@pytest.mark.parametrize(
    "parts",
    [
        ("The committee recommends $14.7 million.", "Of this, $13.7 million"),
        ("In 2024 it had 12 ships, 40 tanks",),
        ("Exports 12 in May, 40 in June",),
        ("Exports of wheat", "12 million tons"),
        ("Exports rose by 40 percent in 2024.",),
    ],
)
def test_prose(parts: tuple[str, ...]) -> None:
    assert read_table(parts) is None


def test_values_and_sentences() -> None:
    found = table(MILLIONS, "FY2026 Enacted FY2027 Request Change", "Parks 14.7 13.7 -1.0 (-7%)")
    assert not value_gap("-1.0", "$ million", "Change", [found])
    assert not value_gap("7", "percent", "Change", [found])
    assert value_gap("7", "$ million", "Change", [found])
    assert not value_gap("14700000", "$", "", [found])
    assert "Parks, FY2026 Enacted: $14.7 million" in sentences_of(found, "Parks got $14.7 million.")
    assert not statement_gaps("Parks received $14.7 million in FY2026.", found)
    assert not statement_gaps("Parks fell from $14.7 million to $13.7 million.", found)
    (gap,) = statement_gaps("Parks received $13.7 million in FY2026.", found)
    assert gap.token == "$13.7 million"


def test_rows_are_told_apart() -> None:
    found = table(MILLIONS, "FY2026 FY2027", "Parks 14.7 13.7 Roads 5.1 6.1")
    assert [row.label for row in found.rows] == ["Parks", "Roads"]
    assert not statement_gaps("Roads received $5.1 million.", found)
    assert statement_gaps("Parks received $5.1 million.", found)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("Ohio mined 12.5 thousand tons in 2021.", []),
        ("Ohio mined 12,500 tons in 2021.", []),
        ("Ohio mined 12.5 tons in 2021.", [("unit", "12.5 tons")]),
        ("Ohio mined 12.5 million tons in 2021.", [("unit", "12.5 million tons")]),
        ("Ohio mined 10,100 tons in 2021.", [("number", "10,100 tons")]),
    ],
)
def test_an_amount_has_the_scale_of_its_table(statement: str, found: list[tuple[str, str]]) -> None:
    mined = table("(thousand tons)", "2020 2021", "Ohio 10.1 12.5")
    assert [(gap.kind, gap.token) for gap in statement_gaps(statement, mined)] == found


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("The wheat harvest was 4,100 tons in 2022.", [("word", False)]),
        ("The barley harvest was 4,100 tons in 2022.", []),
        ("Sale of Barleycorn came to 4,100 tons in 2022.", []),
    ],
)
def test_the_row_of_an_amount_is_named(statement: str, found: list[tuple[str, bool]]) -> None:
    grown = table("(thousand tons)", "2021 2022", "Barley 3.4 4.1")
    assert [(gap.kind, gap.sure) for gap in statement_gaps(statement, grown)] == found


@pytest.mark.parametrize("name", ["RM", "Resource Management", "Resource managers"])
def test_a_row_may_be_named_by_its_letters_or_another_form(name: str) -> None:
    found = table(MILLIONS, "FY2026 FY2027", "Resource Management 14.7 13.7")
    assert not statement_gaps(f"{name} received $14.7 million in FY2026.", found)


@pytest.mark.parametrize(
    "parts",
    [
        ("($ in millions) FY2026 Enacted FY2027 Request", "Parks 14.7 13.7"),
        ("[in millions of dollars] FY2026 Enacted FY2027 Request\nParks 14.7 13.7",),
    ],
)
def test_a_unit_before_the_heads_is_that_of_all_columns(parts: tuple[str, ...]) -> None:
    found = table(*parts)
    assert found.heads == ("FY2026 Enacted", "FY2027 Request")
    assert [cell.unit.words for cell in found.rows[0].cells] == ["million dollars"] * 2
    said = "Parks got $14.7 million in FY2026 enacted and $13.7 million in the FY2027 request."
    assert statement_gaps(said, found) == []


@pytest.mark.parametrize(
    "heads", ["State ($ in millions) 2023 2024", "($ in millions) 2023 2024", "$ million 2023 2024"]
)
def test_a_unit_over_the_labels_is_that_of_all_columns(heads: str) -> None:
    found = table(heads, "Ohio 3.0 4.0", "Iowa 5.0 6.0")
    assert found.heads == ("2023", "2024")
    assert [cell.unit.words for cell in found.rows[1].cells] == ["million dollars"] * 2
    assert statement_gaps("Iowa had $6 million in 2024.", found) == []


def test_a_small_number_of_a_cell_is_an_amount() -> None:
    found = table("2023\t2024", "Ohio\t10\t12")
    assert not find_gaps("Ohio had 12 in 2024.", sentences_of(found, "Ohio had 12 in 2024."))
