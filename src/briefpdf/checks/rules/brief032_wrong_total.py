"""BRIEF032: a table whose total is not the sum of its rows."""

from __future__ import annotations

from collections.abc import Iterator

from ...compose.language import format_number
from ...compose.walk import flatten
from ...model.document import Inlines, Table, Words
from ...source.diagnostic import Diagnostic
from ..examples import BRIEF, brief
from ..rule import Rule, Severity
from ..subject import Subject


def check(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each total that its column does not add up to."""
    for composition in subject.compositions:
        document = composition.document
        for table in flatten(document.blocks) if document else ():
            if isinstance(table, Table):
                yield from _wrong(table, composition.brief.id, composition.brief.lang)


def _wrong(table: Table, brief_id: str, lang: str) -> Iterator[Diagnostic]:
    from ...evidence.figures.totals import wrong_totals  # Few briefs have tables.

    rows = [[_text(cell) for cell in row] for row in table.rows]
    for wrong in wrong_totals(rows, table.total, lang):
        cell = table.rows[wrong.row][wrong.column]
        stated, added = (format_number(str(one), lang) for one in (wrong.stated, wrong.added))
        yield Diagnostic(
            "BRIEF032",
            f"the total of the table says {stated}; its rows add up to {added}",
            cell[0].origin if cell else table.origin,
            ("Correct the total or the rows, or name the last row otherwise if it is no total.",),
            brief=brief_id,
        )


def _text(cell: Inlines) -> str:
    return "".join(one.text for one in cell if isinstance(one, Words))


_TABLE = (
    "Table: Troops\n\n| Year | Troops |\n|---|--:|\n"
    '| 2023 | 100{{{{ cite("crs-troops") }}}} |\n'
    '| 2024 | 200{{{{ cite("crs-troops") }}}} |\n'
    '| Total | {}{{{{ cite("crs-troops") }}}} |\n\n'
    "Source: CRS.\n"
)

RULE = Rule(
    code="BRIEF032",
    name="wrong-total",
    severity=Severity.ERROR,
    title="The total of a table is not the sum of its rows",
    why="A reader who adds up the column finds it first.",
    bad={BRIEF: brief('{{ claim("troops-2024") }}\n\n' + _TABLE.format("«400»"))},
    good={BRIEF: brief('{{ claim("troops-2024") }}\n\n' + _TABLE.format("300"))},
    check=check,
    scope="brief",
)
