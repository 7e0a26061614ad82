"""Claims to charts and tables: what is drawn of them, and what stops a figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, brief
from briefpdf.compose.composition import Composition
from briefpdf.model.document import Chart, Mark, Table, Words

Compose = Callable[..., Composition]

SOURCE, OTHER = "sources: [{key: crs-troops}]", "sources: [{key: crs-other}]"
CLAIM_LINES = f"""\
  a:
    statement: A happened.
    short: First
    date: 2024
    values: {{men: {{value: 1200, unit: people, qualifier: more than}}}}
    {OTHER}
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
        second = BASE[REFS].replace("{crs-troops,", "{crs-other,")
        found = compose({**files, REFS: BASE[REFS] + second})
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
    assert [[(one.number, one.occurrence) for one in mark.cited] for mark in marks] == [
        [(1, 1)], [(2, 1)], [(1, 2), (2, 2)],
    ]  # fmt: skip


def test_the_source_line_names_each_body_once_with_its_years(compose: Compose) -> None:
    def entry(key: str, body: str, date: str, more: str = "") -> str:
        fields = f"title = {{T}}, institution = {{{body}}}, date = {{{date}}}, {more}"
        return f"@report{{{key}, {fields}}}\n"

    refs = entry("a", "Bureau", "2019") + entry("b", "Office", "2020", "number = {IF1}")
    refs += entry("c", "Bureau", "2021-05") + entry("d", "Bureau", "2019-02")
    refs += "@misc{e, title = {Of Nobody}, author = {Ada Byrd}}\n"
    lines = "".join(
        f"  {key}: {{statement: It is so., date: 2020, sources: [{{key: {key}}}]}}\n"
        for key in "abcde"
    )
    more = "figures:\n  f: {kind: table, claims: [a, b, c, d, e], title: T}\n"
    files = {BRIEF: brief('{{ figure("f") }}\n', more), CLAIMS: f"claims:\n{lines}"}
    found = compose({**files, REFS: BASE[REFS] + refs})
    assert found.document is not None
    (table,) = found.document.blocks
    assert isinstance(table, Table)
    assert _words(table.source) == "Bureau (2019, 2021); Office, IF1 (2020); Byrd."
    (mark,) = [one for one in table.source if isinstance(one, Mark)]
    assert len(mark.cited) == 5


def test_a_mark_that_all_points_share_stands_on_the_source_line_alone(figure: Figure) -> None:
    for kind in ("timeline", "bar"):
        _, chart = figure(f"kind: {kind}, claims: [a, b]", CLAIM_LINES.replace(OTHER, SOURCE))
        assert isinstance(chart, Chart)
        assert not any(isinstance(one, Mark) for point in chart.points for one in point.label)
        assert sum(isinstance(one, Mark) for one in chart.source) == 1


def test_a_mark_is_never_raised_behind_a_digit(figure: Figure) -> None:
    lines = CLAIM_LINES.replace("short: First", "short: FY2024").replace(
        "    date: 2023-06-19", "    short: Second\n    date: 2023-06-19"
    )
    _, chart = figure("kind: bar, claims: [a, b]", lines)
    assert isinstance(chart, Chart)
    assert [type(point.label[-1]) for point in chart.points] == [Words, Mark]


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


YEARS = "".join(
    f"  y{year}:\n    statement: S.\n    short: FY{year}\n    date: {year}\n    {SOURCE}\n"
    f"    values: {{fy_visits: {{value: {value}, unit: visits}}{more}}}\n"
    for year, value, more in (
        (2024, "-4", ", fy_loans: {value: 7, unit: visits}"),
        (2025, "12", ""),
    )
)


def test_what_stands_over_columns_and_rows_can_be_written(figure: Figure) -> None:
    found, table = figure(
        "kind: table, claims: [y2024, y2025], head: Account, columns: {fy_visits: Visits FY26},"
        " total: {label: Account Total}",
        YEARS,
    )
    assert isinstance(table, Table) and found.diagnostics == ()
    assert [_words(cell) for cell in table.header] == ["Date", "Account", "Visits FY26"]
    assert [_words(cell) for cell in table.rows[-1]] == ["Account Total", "", "8"]
    assert _words(table.rows[0][-1]) == "−4"


def test_columns_name_the_series_of_a_chart_in_their_order(figure: Figure) -> None:
    lines = YEARS.replace("visits}}", "visits}, fy_loans: {value: 3, unit: visits}}")
    fields = "kind: line, claims: [y2024, y2025], columns: {fy_loans: Loans, fy_visits: Visits}"
    found, chart = figure(fields, lines)
    assert isinstance(chart, Chart) and found.diagnostics == ()
    assert chart.series == ("Loans", "Visits")
    assert [[one.text for one in point.amounts] for point in chart.points] == [
        ["7", "−4"],
        ["3", "12"],
    ]


def test_a_column_that_is_not_shown_is_told(figure: Figure) -> None:
    fields = "kind: table, claims: [y2024, y2025], values: [fy_visits], columns: {fy_loan: Loans}"
    found, table = figure(fields, YEARS)
    assert table is None
    assert [one.code for one in found.diagnostics] == ["BRIEF014"]
    assert "“fy_loan”" in found.diagnostics[0].message


@pytest.mark.parametrize("kind", ["bar", "line"])
def test_a_value_that_is_missing_is_told_in_words(figure: Figure, kind: str) -> None:
    fields = f"kind: {kind}, claims: [y2024, y2025], missing: —"
    found, chart = figure(fields, YEARS)
    assert isinstance(chart, Chart) and found.diagnostics == ()
    assert [one.text for one in chart.points[1].amounts] == ["12", "—"]
    assert chart.points[1].amounts[1].is_missing
    assert "Fy loans no value." in chart.alt


def test_a_value_that_is_missing_is_refused_where_nothing_stands_for_it(figure: Figure) -> None:
    fields = "kind: bar, claims: [y2024, y2025], values: [fy_visits, fy_loans]"
    found, chart = figure(fields, YEARS)
    assert chart is None
    assert [one.code for one in found.diagnostics] == ["BRIEF004"]
    # A name that no claim has is misspelt, whatever stands for what is missing.
    found, chart = figure(f"{fields.replace('loans', 'lons')}, missing: —", YEARS)
    assert chart is None
    assert {one.code for one in found.diagnostics} == {"BRIEF004"}


def test_a_table_with_a_missing_value_has_no_sum(figure: Figure) -> None:
    fields = "kind: table, claims: [y2024, y2025], missing: —"
    found, table = figure(fields, YEARS)
    assert isinstance(table, Table) and found.diagnostics == ()
    assert [_words(cell) for cell in table.rows[1]] == ["2025", "FY2025", "12", "—"]
    found, table = figure(f"{fields}, total: true", YEARS)
    assert [one.code for one in found.diagnostics] == ["BRIEF014"]
    assert "“fy_loans” is missing" in found.diagnostics[0].message
