"""Claims to charts and tables: what is drawn of them, and what stops a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpdf.checks.examples import BRIEF, CLAIMS, brief
from briefpdf.compose.compose import Composition
from briefpdf.model.document import Chart, Mark, Table, Words

Compose = Callable[..., Composition]

SOURCE = "sources: [{key: crs-troops}]"
CLAIM_LINES = f"""\
  a:
    statement: A happened.
    short: First
    date: 2024
    values: {{men: {{value: 1200, unit: people, qualifier: more than}}}}
    {SOURCE}
  b:
    statement: B happened.
    date: 2023-06-19
    values: {{men: {{value: 2.5, unit: People}}}}
    {SOURCE}
  c:
    statement: C happened.
    short: Third
    values: {{men: {{value: 7, unit: tons}}}}
    {SOURCE}
"""


@pytest.fixture
def figure(compose: Compose) -> Callable[..., tuple[Composition, Chart | Table | None]]:
    """A figure of these fields over the claims a, b and c."""

    def composed(fields: str, lines: str = CLAIM_LINES) -> tuple[Composition, Chart | Table | None]:
        more = f"figures:\n  f: {{{fields}, title: T}}\n"
        files = {BRIEF: brief('{{ figure("f") }}\n', more), CLAIMS: f"claims:\n{lines}"}
        found = compose(files)
        assert found.document is not None
        block = next(iter(found.document.blocks), None)
        assert block is None or isinstance(block, Chart | Table)
        return found, block

    return composed


Figure = Callable[..., tuple[Composition, Chart | Table | None]]


def _words(content: object) -> str:
    return "".join(one.text for one in content if isinstance(one, Words))  # type: ignore[attr-defined]


def test_a_timeline_is_in_the_order_of_time(figure: Figure) -> None:
    found, chart = figure("kind: timeline, claims: [a, b]")
    assert isinstance(chart, Chart)
    assert [point.claim for point in chart.points] == ["b", "a"]
    assert [_words(point.label) for point in chart.points] == ["B happened.", "First"]
    assert chart.alt == "Timeline. June 19, 2023: B happened. 2024: First."
    assert all(isinstance(point.label[-1], Mark) for point in chart.points)
    assert all(point.run.claims == (point.claim,) for point in chart.points)
    assert chart.caption is not None
    assert chart.caption.label == "Figure\u00a01"
    assert found.diagnostics == ()


def test_marks_of_events_are_numbered_with_those_of_the_text(figure: Figure) -> None:
    _, chart = figure("kind: timeline, claims: [a, b]")
    assert isinstance(chart, Chart)
    marks = [one for point in chart.points for one in point.label if isinstance(one, Mark)]
    marks += [one for one in chart.source if isinstance(one, Mark)]
    assert [(mark.cited[0].number, mark.cited[0].occurrence) for mark in marks] == [
        (1, 1), (1, 2), (1, 3),
    ]  # fmt: skip


def test_bars_keep_their_order_and_qualifiers(figure: Figure) -> None:
    _, chart = figure("kind: bar, claims: [a, b]")
    assert isinstance(chart, Chart)
    assert [point.amounts[0].text for point in chart.points] == ["more than 1,200", "2.5"]
    assert (chart.series, chart.axis) == (("Men",), "People")
    assert chart.alt == "Bar chart. People. 2024: more than 1,200. June 19, 2023: 2.5."


def test_what_the_author_says_of_a_figure_goes_before_its_points(figure: Figure) -> None:
    _, chart = figure("kind: line, claims: [a, b], alt: Few men, axis: Men a day")
    assert isinstance(chart, Chart)
    assert chart.alt == "Few men. Men a day. June 19, 2023: 2.5. 2024: more than 1,200."


@pytest.mark.parametrize(
    ("fields", "code", "said"),
    [
        ("kind: timeline, claims: [a, c]", "BRIEF050", "“c” has no date"),
        ("kind: line, claims: [a, c]", "BRIEF050", "“c” has no date"),
        ("kind: bar, claims: [a, c]", "BRIEF052", "“c.men” in tons"),
        ("kind: bar, claims: [a, b], value: man", "BRIEF004", "“a” has no value “man”"),
        ("kind: bar, claims: [a, b], values: [men, x]", "BRIEF004", "no value “x”"),
        ("kind: table, claims: [a, b], values: [x]", "BRIEF004", "no value “x”"),
        ("kind: table, claims: [a, b], total: true", "BRIEF014", "“more than 1200” is no exact"),
        ("kind: table, claims: [b, c], total: true", "BRIEF014", "different units"),
        ("kind: table, claims: [b], total: z.men", "BRIEF001", "no claim “z”"),
        ("kind: timeline, claims: [z]", "BRIEF001", "no claim “z”"),
    ],
)
def test_a_figure_that_cannot_be_drawn_is_told(
    figure: Figure, fields: str, code: str, said: str
) -> None:
    found, _ = figure(fields)
    assert found.diagnostics
    assert {one.code for one in found.diagnostics} == {code}
    assert said in found.diagnostics[0].message


def test_a_misspelt_value_has_a_hint(figure: Figure) -> None:
    found, chart = figure("kind: bar, claims: [a, b], value: mem")
    assert chart is None
    assert any("a.men" in hint for hint in found.diagnostics[0].hints)


def test_claims_without_a_value_in_common_are_told(figure: Figure) -> None:
    lines = f"  a: {{statement: A happened., {SOURCE}}}\n  b: {{statement: B., {SOURCE}}}\n"
    found, chart = figure("kind: bar, claims: [a, b]", lines)
    assert chart is None
    assert [one.code for one in found.diagnostics] == ["BRIEF004"]
    assert "in common" in found.diagnostics[0].message


SUMS = "".join(
    f"  {name}:\n    statement: S.\n    short: {name}\n    {SOURCE}\n"
    f"    values: {{cost: {{value: {value}, unit: millions of dollars}}}}\n"
    for name, value in (("a", "1.25"), ("b", "2"), ("c", "0.5"), ("all", "3.75"))
)


def test_a_table_adds_up_and_aligns_its_points(figure: Figure) -> None:
    found, table = figure("kind: table, claims: [a, b, c], total: true", SUMS)
    assert isinstance(table, Table)
    assert found.diagnostics == ()
    assert [[_words(cell) for cell in row] for row in table.rows] == [
        ["a", "1.25"], ["b", "2"], ["c", "0.5"], ["Total", "3.75"],
    ]  # fmt: skip
    assert [_words(cell) for cell in table.header] == ["Event", "Cost (millions of dollars)"]
    assert (table.align, table.total) == (("left", "decimal"), True)


def test_a_total_can_be_what_a_claim_states(figure: Figure) -> None:
    found, table = figure("kind: table, claims: [a, b, c], total: all.cost", SUMS)
    assert isinstance(table, Table)
    assert found.diagnostics == ()
    assert [_words(cell) for cell in table.rows[-1]] == ["Total", "3.75"]
    assert "all" in found.claims


def test_a_stated_total_that_is_not_the_sum_is_told(check: Callable[..., list[object]]) -> None:
    wrong = SUMS.replace("3.75", "4.75")
    more = "figures:\n  f: {kind: table, claims: [a, b, c], total: all.cost, title: T}\n"
    files = {BRIEF: brief('{{ figure("f") }}\n', more), CLAIMS: f"claims:\n{wrong}"}
    codes = [finding.rule.code for finding in check(files)]  # type: ignore[attr-defined]
    assert codes.count("BRIEF032") == 1


def test_units_that_differ_stand_with_their_numbers(figure: Figure) -> None:
    _, table = figure("kind: table, claims: [a, c]")
    assert isinstance(table, Table)
    assert [_words(row[-1]) for row in table.rows] == ["more than 1,200 people", "7 tons"]
    assert _words(table.header[-1]) == "Men"
