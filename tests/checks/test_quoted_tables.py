"""Claims that quote a table's head and row; quotes with brackets; quotes in another language."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

import pytest
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from briefpdf.checks.examples import BASE, CLAIMS, REFS, registry
from briefpdf.checks.run import Finding

Files = dict[str, str | bytes]
Check = Callable[[Files], list[Finding]]

TEXT = "briefs/sources/crs-troops.txt"
QUOTE = "($ in millions) … FY2026 Enacted FY2027 Request … Construction 14.7 13.7"
PLAIN = (
    "Table 1. Accounts of the Service\n($ in millions)\n\n"
    "Account FY2026 Enacted FY2027 Request\nResources 1,600.1 1,500.2\nConstruction 14.7 13.7\n"
)
MARKDOWN = (
    "Table 1. Accounts of the Service ($ in millions)\n\n"
    "| Account | FY2026 Enacted | FY2027 Request |\n|---|---:|---:|\n"
    "| Resources | 1,600.1 | 1,500.2 |\n| Construction | 14.7 | 13.7 |\n"
)
HTML = (
    "<html><body><table><caption>Accounts of the Service ($ in millions)</caption>"
    "<tr><th>Account</th><th>FY2026 Enacted</th><th>FY2027 Request</th></tr>"
    "<tr><td>Resources</td><td>1,600.1</td><td>1,500.2</td></tr>"
    "<tr><td>Construction</td><td>14.7</td><td>13.7</td></tr></table></body></html>"
)
STACKED = PLAIN.replace(
    "Account FY2026 Enacted FY2027 Request", "Account FY2026 FY2027\nEnacted Request"
)
SENTENCE = "Construction received $14.7 million in FY2026; $13.7 million is requested for FY2027."


def found(check: Check, files: Files) -> list[tuple[str, str]]:
    """The code and message of what is found about the claim's evidence."""
    aside = {"CLAIM018", "BRIEF005", "BRIEF019", "REF020", "CLAIM025"}
    return [
        (one.rule.code, one.diagnostic.message)
        for one in check(files)
        if one.rule.code not in aside
    ]


def claim(
    statement: str = SENTENCE, values: str = "", quote: str = QUOTE, kind: str = "table"
) -> str:
    lines = f"    statement: {statement}\n    kind: {kind}\n"
    lines += f"    values: {{{values}}}\n" if values else ""
    return registry(
        f"{lines}    sources: [{{key: crs-troops, quote: '{quote}'}}]\n    author: ab\n"
    )


def copied(text: str | bytes, ending: str) -> Files:
    path = TEXT.replace(".txt", ending)
    return {REFS: BASE[REFS].replace(TEXT, path), path: text}


def pdf(*heads: str) -> bytes:
    """The table as a PDF has it, set by ReportLab."""
    rows = [
        ["Account", *heads],
        ["Resources", "1,600.1", "1,500.2"],
        ["Construction", "14.7", "13.7"],
    ]
    style = getSampleStyleSheet()["Normal"]
    caption = Paragraph("Table 1. Accounts of the Service ($ in millions)", style)
    file = BytesIO()
    SimpleDocTemplate(file).build([caption, Table(rows), Paragraph("Source: The Service.", style)])
    return file.getvalue()


each_copy = pytest.mark.parametrize(
    "files",
    [
        copied(PLAIN, ".txt"),
        copied(MARKDOWN, ".md"),
        copied(HTML, ".html"),
        copied(pdf("FY2026 Enacted", "FY2027 Request"), ".pdf"),
        copied(pdf("FY2026\nEnacted", "FY2027\nRequest"), ".pdf"),
    ],
    ids=["text", "Markdown", "HTML", "PDF", "PDF with heads of two lines"],
)


@each_copy
@pytest.mark.parametrize("kind", ["table", "fact"])
def test_a_sentence_about_a_row(check: Check, files: Files, kind: str) -> None:
    values = (
        "enacted: {value: 14.7, unit: $ million, column: FY2026 Enacted}, "
        "request: {value: 13.7, unit: $ million, column: FY2027 Request}"
    )
    assert found(check, {**files, CLAIMS: claim(values=values, kind=kind)}) == []


@each_copy
@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("{value: 14.7, unit: $ billion}", "in $ million"),
        ("{value: 14.7, unit: employees}", "in $ million"),
        ("{value: 14.7, unit: percent}", "in $ million"),
        ("{value: 15.7, unit: $ million}", "14.7, 13.7"),
        ("{value: 14.7, unit: $ million, column: FY2027 Request}", "13.7 under “FY2027 Request”"),
        ("{value: 14.7, unit: $ million, column: FY2025 Enacted}", "none such"),
    ],
)
def test_a_wrong_value(check: Check, files: Files, value: str, says: str) -> None:
    ((code, message),) = found(check, {**files, CLAIMS: claim(values=f"one: {value}")})
    assert code == "CLAIM030" and says in message


@pytest.mark.parametrize(
    "statement",
    [
        "$13.7 million was enacted for construction, $14.7 million requested.",
        "Construction rose from $13.7 million in FY2026 to $14.7 million in FY2027.",
        "The request for construction was $14.7 million.",
        "For FY2027, the Service requests $14.7 million for construction.",
    ],
)
def test_columns_exchanged(check: Check, statement: str) -> None:
    codes = {code for code, _ in found(check, {TEXT: PLAIN, CLAIMS: claim(statement)})}
    assert "CLAIM009" in codes


@pytest.mark.parametrize(
    ("quote", "text", "statement"),
    [
        (
            "(thousands of acres) … 2021 2022 2023 … Ohio 12 15 18",
            "Crops (thousands of acres)\n\nState 2021 2022 2023\nIowa 1 2 3\nOhio 12 15 18\n",
            "Ohio had 12,000 acres in 2021 and 18,000 acres in 2023.",
        ),
        (
            "Enacted FY2024 Request FY2025 … Salaries $4.1 $4.4",
            "Table 2 ($ billions)\n\nAccount Enacted FY2024 Request FY2025\nSalaries $4.1 $4.4\n",
            "Salaries received $4.1 billion in FY2024.",
        ),
        (
            "FY2025 FY2026 Change … Grants 40.0 32.0 (-20%)",
            "Table 3 ($ in millions)\n\nProgram FY2025 FY2026 Change\nGrants 40.0 32.0 (-20%)\n",
            "Grants fell by 20 percent, from $40.0 million in FY2025 to $32.0 million in FY2026.",
        ),
    ],
)
def test_other_tables(check: Check, quote: str, text: str, statement: str) -> None:
    assert found(check, {TEXT: text, CLAIMS: claim(statement, quote=quote)}) == []


def test_heads_in_two_lines(check: Check) -> None:
    quote = "($ in millions) … FY2026 FY2027 Enacted Request … Construction 14.7 13.7"
    values = "one: {value: 14.7, unit: $ million, column: FY2026 Enacted}"
    assert found(check, {TEXT: STACKED, CLAIMS: claim(SENTENCE, values, quote)}) == []
    wrong = values.replace("14.7", "13.7")
    ((code, _),) = found(check, {TEXT: STACKED, CLAIMS: claim(SENTENCE, wrong, quote)})
    assert code == "CLAIM030"


def test_prose_is_no_table(check: Check) -> None:
    text = "In 2024, exports rose by 40 percent, to 12 million tons. Imports fell to 9 million.\n"
    files = {TEXT: text, CLAIMS: claim(text.strip(), quote=text.strip(), kind="fact")}
    assert found(check, files) == []


@pytest.mark.parametrize("unit", ["$ billion", "$ million", "percent", "ships"])
def test_the_unit_of_a_value_from_prose(check: Check, unit: str) -> None:
    text = "Construction received $14.7 million."
    values = f"one: {{value: 14.7, unit: {unit}}}"
    files = {TEXT: text, CLAIMS: claim(text, values, text, "fact")}
    codes = [code for code, _ in found(check, files)]
    assert codes == ([] if unit == "$ million" else ["CLAIM030"])


@pytest.mark.parametrize(
    ("quote", "statement", "codes"),
    [
        ("Exports rose [by 40 percent] in 2024.", "Exports rose by 40 percent in 2024.", True),
        ("Exports rose [in May] in 2024.", "Exports rose in May 2024.", True),
        ("Exports [from Ohio] rose in 2024.", "Exports from Ohio rose in 2024.", True),
        ("[The agency] approved the plan.", "The agency approved the plan.", False),
        ("[t]he agency is new", "The agency is new.", False),
        ("It approved the plan[s].", "It approved the plans.", False),
        ("It has [EMIM] in 9 units.", "It has EMIM in 9 units.", False),
    ],
)
def test_words_in_brackets_back_nothing(
    check: Check, quote: str, statement: str, codes: bool
) -> None:
    text = "The agency is new. It approved the plan. Exports rose in 2024. "
    text += "It has [EMIM] in 9 units.\n"
    assert bool(found(check, {TEXT: text, CLAIMS: claim(statement, "", quote, "fact")})) is codes


def test_a_translation_is_what_the_statement_is_held_to(check: Check) -> None:
    text = "В 2023 году Россия экспортировала 10,5 млн тонн зерна в Египет.\n"
    fields = (
        "    statement: In 2023, Russia exported {} million tons of grain to Egypt.\n"
        f"    sources: [{{{{key: crs-troops, quote: '{text.strip()}', translation: {{{{text: "
        "'In 2023, Russia exported 10.5 million tons of grain to Egypt.', kind: human}}}}]\n"
    )
    assert found(check, {TEXT: text, CLAIMS: registry(fields.format("10.5"))}) == []
    wrong = found(check, {TEXT: text, CLAIMS: registry(fields.format("12.5"))})
    assert [code for code, _ in wrong] == ["CLAIM009"]


def test_a_translation_of_the_wrong_shape(check: Check) -> None:
    fields = (
        "    statement: North Korea sent troops to Russia.\n    sources: [{key: crs-troops, quote: "
        "North Korea sent more than, translation: {text: It did, kind: google}}]\n"
    )
    codes = [code for code, _ in found(check, {CLAIMS: registry(fields)})]
    assert "CLAIM004" in codes


CELLS = "State,2023,2024\nOhio,10.1,12.5\nIowa,7,9\n"


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("Ohio mined 12.5 tons in 2024.", set()),
        ("Ohio mined 12.6 tons in 2024.", {"CLAIM009"}),
        ("Iowa mined 12.5 tons in 2024.", {"CLAIM041"}),
    ],
)
def test_a_cell_is_read_with_the_row_and_column_of_its_locator(
    check: Check, statement: str, codes: set[str]
) -> None:
    cell = "12.5', locator: 'row Ohio, col 2024"
    written = claim(statement, quote=cell, kind="fact")
    assert {code for code, _ in found(check, {**copied(CELLS, ".csv"), CLAIMS: written})} == codes


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("Construction received $14.6 million in FY2026.", ["CLAIM009"]),
        ("Construction received about $15 million in FY2026.", []),
        ("Construction received more than $15 million in FY2026.", ["CLAIM009"]),
    ],
)
def test_another_amount_than_the_named_cell_has(
    check: Check, statement: str, codes: list[str]
) -> None:
    assert [code for code, _ in found(check, {TEXT: PLAIN, CLAIMS: claim(statement)})] == codes
