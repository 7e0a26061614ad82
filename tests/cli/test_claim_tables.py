"""The registry as a table, taken away, changed, and taken back."""

from __future__ import annotations

from collections.abc import Callable
import csv
from datetime import datetime
import io
from pathlib import Path
import subprocess
from typing import Any

from openpyxl import Workbook, load_workbook
import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, brief

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

MORE = (
    "  # Money. é\n"
    "  money: {statement: =1+1 gives 2., topic: [a, 'b'], sources: [{key: crs-troops}]}  # kept\n"
    "  doubled:\n    kind: calculation\n    statement: '''Doubled'' it is 20,000.'\n"
    "    calculate: {result: 20000, formula: n * 2, inputs: {n: troops-2024.troops}}\n"
)
TEXT = (BASE[CLAIMS] + MORE).replace("\n", "\r\n")


def edit(path: Path, change: Callable[[dict[str, dict[str, str]]], None]) -> None:
    """Change cells of an exported table, as somebody would in a spreadsheet."""
    if path.suffix == ".csv":
        read = csv.DictReader(io.StringIO(path.read_text("utf-8-sig"), newline=""))
        rows = {row["id"]: row for row in read}
        change(rows)
        written = io.StringIO()
        columns = list(dict.fromkeys(name for row in rows.values() for name in row))
        writer = csv.DictWriter(written, columns, delimiter=";")
        writer.writeheader()
        writer.writerows(rows.values())
        path.write_text(written.getvalue(), "utf-8", newline="")
        return
    book = load_workbook(path)
    sheet: Any = book.active
    head = [cell.value for cell in sheet[1]]
    lines = list(sheet.iter_rows(min_row=2, values_only=True))
    rows = {line[0]: dict(zip(head, line, strict=True)) for line in lines}
    change(rows)
    made = Workbook()
    out: Any = made.active
    columns = list(dict.fromkeys(name for row in rows.values() for name in row))
    out.append(columns)
    for row in rows.values():
        out.append([row.get(name) for name in columns])
    for line in out.iter_rows():
        for cell in line:
            cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type
    made.save(path)


@pytest.fixture(params=["csv", "xlsx"])
def table(request: pytest.FixtureRequest) -> str:
    return f"claims.{request.param}"


def test_what_nobody_touched_changes_nothing(typed: Run, workspace: Write, table: str) -> None:
    folder = workspace({CLAIMS: TEXT})
    assert typed("claim", "export", "-o", table, cwd=folder).returncode == 0
    done = typed("claim", "import", table, cwd=folder)
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "0 claims changed.\n"
    edit(folder / table, lambda rows: None)
    assert typed("claim", "import", table, cwd=folder).stdout == ""
    assert (folder / CLAIMS).read_bytes() == TEXT.encode()


def test_only_what_was_changed_changes(typed: Run, workspace: Write, table: str) -> None:
    folder = workspace({CLAIMS: TEXT})
    assert typed("claim", "export", "-o", table, cwd=folder).returncode == 0

    def change(rows: dict[str, dict[str, str]]) -> None:
        first = rows["troops-2024"]
        first["values"] = first["values"].replace("10000", "11000")
        first["sources.0.locator"] = ""
        rows["money"]["topic"] = "a; c"
        rows["doubled"]["calculate"] = rows["doubled"]["calculate"].replace("n * 2", "2 * n")
        rows["new"] = {"id": "new", "statement": "New: one.", "sources.0.key": "crs-troops"}

    edit(folder / table, change)
    dry = typed("claim", "import", table, "--dry-run", cwd=folder)
    assert dry.returncode == 0
    assert (folder / CLAIMS).read_bytes() == TEXT.encode()
    assert "troops-2024: sources.0.locator: - “p. 1”" in dry.stdout
    assert "money: topic: “a; b” → “a; c”" in dry.stdout
    assert dry.stderr == "4 claims would change.\n"
    done = typed("claim", "import", table, cwd=folder)
    assert done.stdout == dry.stdout
    wanted = TEXT.replace("10000, unit", "11000, unit").replace("        locator: p. 1\r\n", "")
    wanted = wanted.replace("[a, 'b']", "[a, c]").replace("n * 2", "2 * n")
    wanted += (
        '\r\n  new:\r\n    statement: "New: one."\r\n    sources:\r\n      - key: crs-troops\r\n'
    )
    assert (folder / CLAIMS).read_bytes().decode() == wanted.replace("\r\n\r\n  new", "\r\n  new")


def test_a_stale_row_is_refused_and_the_others_go_in(
    typed: Run, workspace: Write, table: str
) -> None:
    folder = workspace({CLAIMS: TEXT})
    assert typed("claim", "export", "-o", table, cwd=folder).returncode == 0
    assert typed("claim", "edit", "money", "--set", "short=x", cwd=folder).returncode == 0
    between = (folder / CLAIMS).read_bytes().decode()

    def change(rows: dict[str, dict[str, str]]) -> None:
        rows["money"]["topic"] = "z"
        rows["doubled"]["kind"] = "fcat"
        rows["troops-2024"]["author"] = "cd"

    edit(folder / table, change)
    done = typed("claim", "import", table, cwd=folder)
    assert done.returncode == 1
    assert "money: refused: the claim “money” has been changed meanwhile" in done.stdout
    assert "doubled: refused: `kind` of claim “doubled” is “fcat”" in done.stdout
    assert done.stderr == "1 claim changed, 2 refused.\ntroops-2024: verbatim.\n"
    assert (folder / CLAIMS).read_bytes().decode() == between.replace("author: ab", "author: cd")


def test_a_refused_row_is_not_written_with_the_others(
    typed: Run, workspace: Write, table: str
) -> None:
    folder = workspace({CLAIMS: TEXT})
    assert typed("claim", "export", "-o", table, cwd=folder).returncode == 0

    def change(rows: dict[str, dict[str, str]]) -> None:
        rows["money"]["sources.0.key"] = "crs-tropos"
        rows["troops-2024"]["author"] = "cd"

    edit(folder / table, change)
    done = typed("claim", "import", table, cwd=folder)
    assert done.returncode == 1
    assert "money: refused: there is no source “crs-tropos” in refs.bib" in done.stdout
    written = (folder / CLAIMS).read_bytes().decode()
    assert written == TEXT.replace("author: ab", "author: cd")


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_a_table_of_ones_own_is_read_by_its_heads(typed: Run, workspace: Write, sign: str) -> None:
    """In whatever case they are written, and with whatever parts its cells."""
    folder = workspace({})
    rows = (
        ("ID", "Claim", "Source", "Pages", "Quotation", "As of"),
        ("sent", "North Korea sent troops.", "crs-troops", "1-2", "sent more", "2025-01-02"),
    )
    (folder / "t.csv").write_text("".join(sign.join(row) + "\n" for row in rows))
    done = typed("claim", "import", "t.csv", cwd=folder)
    assert done.returncode == 0
    written = (folder / CLAIMS).read_text().partition("  sent:\n")[2]
    assert written == (
        "    statement: North Korea sent troops.\n"
        "    as_of: 2025-01-02\n"
        "    sources:\n"
        "      - key: crs-troops\n"
        "        locator: pp. 1-2\n"
        "        quote: sent more\n"
    )


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "is empty"),
        (b"name,statement\r\na,b\r\n", "no column “id”"),
        (b"id,kind,kind\r\n", "two columns of one name"),
        (b'id,statement\r\na,"b\r\n', "is no CSV: the row that begins on line 2 cannot"),
        ("id,short\r\na,Zürich\r\n".encode("latin-1"), "neither an XLSX file nor UTF-8"),
        (b"PK\x03\x04 and no more", "is no XLSX file that can be read"),
        (None, "cannot be read"),
    ],
)
def test_what_is_no_table_is_told(
    typed: Run, workspace: Write, content: bytes | None, message: str
) -> None:
    folder = workspace({})
    if content is not None:
        (folder / "t.csv").write_bytes(content)
    done = typed("claim", "import", "t.csv", cwd=folder)
    assert done.returncode == 2
    assert message in done.stderr
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("troops-2024,X.,", "does not say which state of the claim it was made from"),
        ("gone,X.," + "0" * 64, "there is no claim “gone”"),
        (",X.,", "(no id): refused: a row has no id"),
        ("a b,X.,", "cannot be an id"),
        ("new,X.,\nnew,Y.,", "two rows have the id “new”"),
    ],
)
def test_a_row_that_fits_nothing_is_refused(
    typed: Run, workspace: Write, row: str, message: str
) -> None:
    folder = workspace({"t.csv": f"id,statement,digest\n{row}\n"})
    done = typed("claim", "import", "t.csv", cwd=folder)
    assert done.returncode == 1
    assert message in done.stdout


def test_no_cell_is_a_formula(typed: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: TEXT})
    done = typed("claim", "export", cwd=folder)
    cells = [cell for line in csv.reader(io.StringIO(done.stdout)) for cell in line]
    assert "'=1+1 gives 2." in cells
    assert "''Doubled' it is 20,000." in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert typed("claim", "export", "-o", "t.xlsx", cwd=folder).returncode == 0
    sheet: Any = load_workbook(folder / "t.xlsx").active
    filled = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in filled} == {"s"}
    assert "=1+1 gives 2." in [cell.value for cell in filled]
    assert all(cell.quotePrefix for cell in filled)


def test_a_spreadsheet_of_dates_and_numbers_is_read_as_what_was_typed(
    typed: Run, workspace: Write
) -> None:
    from datetime import datetime

    folder = workspace({CLAIMS: TEXT})
    assert typed("claim", "export", "-o", "t.xlsx", cwd=folder).returncode == 0

    def change(rows: dict[str, Any]) -> None:
        rows["troops-2024"] |= {"date": datetime(2024, 10, 1), "short": 12.0, "as_of": 2024}

    edit(folder / "t.xlsx", change)
    assert typed("claim", "import", "t.xlsx", cwd=folder).returncode == 0
    text = (folder / CLAIMS).read_text()
    for line in ("    date: 2024-10-01\n", "    short: 12\n", "    as_of: 2024\n"):
        assert line in text


def test_columns_of_ones_own_are_left_alone(typed: Run, workspace: Write) -> None:
    folder = workspace({"t.csv": "id,my note,file\ntroops-2024,hello,x\n"})
    done = typed("claim", "import", "t.csv", cwd=folder)
    assert done.returncode == 0
    assert "left alone: my note." in done.stderr
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]


def test_the_matrix_shows_what_stands_between(typed: Run, workspace: Write) -> None:
    more = "@report{spare, title = {Spare}}\n"
    files = {
        CLAIMS: BASE[CLAIMS] + "  bare:\n    statement: Bare.\n    sources: [{key: none}]\n",
        REFS: BASE[REFS] + more,
        "briefs/empty.md": brief("Nothing.\n"),
        BRIEF: brief('{{ claim("troops-2024") }} {{ claim("troops-2024") }}\n'),
        SETTINGS: '[policy]\nreviewed = ["fact"]\n',
    }
    folder = workspace(files)
    rows = list(
        csv.DictReader(io.StringIO(typed("claim", "export", "--matrix", cwd=folder).stdout))
    )
    first, used, bare, spare, empty = rows
    assert (first["id"], first["edge"], first["to"], first["detail"]) == (
        "troops-2024", "source", "crs-troops", "p. 1",
    )  # fmt: skip
    assert (used["id"], used["edge"], used["to"], used["detail"]) == (
        "troops-2024", "brief", "base", "2",
    )  # fmt: skip
    assert (first["holes"], used["holes"]) == ("0 of 1 reviews", "")
    assert (bare["edge"], bare["to"]) == ("source", "none")
    assert bare["holes"] == "unknown source none; no quote; unused; 0 of 1 reviews"
    assert (spare["id"], spare["holes"]) == ("spare", "no claim cites it")
    assert (empty["id"], empty["holes"]) == ("empty", "it uses no claim")
    assert typed("claim", "review", "troops-2024", "--by", "mm", cwd=folder).returncode == 0
    done = typed("claim", "export", "--matrix", "--holes", cwd=folder)
    assert [row["id"] for row in csv.DictReader(io.StringIO(done.stdout))] == [
        "bare", "spare", "empty",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["-o", "claims.ods"], "no table is written as “.ods”"),
        (["--holes"], "--holes goes with --matrix"),
        (["--format", "xlsx"], "a spreadsheet needs a file"),
        (["-o", "briefs/base.md/x.csv"], "cannot be written"),
    ],
)
def test_wrong_usage_of_export(
    typed: Run, workspace: Write, words: list[str], message: str
) -> None:
    done = typed("claim", "export", *words, cwd=workspace({}))
    assert done.returncode == 2
    assert message in done.stderr


FULL = BASE[CLAIMS] + (
    "    short: Troops\n    date: 2024-10\n    topic: [a, b]\n    kind: fact\n"
    "    expires: 2099-01-01\n  outlook:\n    kind: judgment\n    statement: It could grow.\n"
    "    basis: [troops-2024]\n"
)


@pytest.mark.parametrize(
    ("claim", "column", "line"),
    [
        ("troops-2024", "author", "    author: ab\n"),
        ("troops-2024", "short", "    short: Troops\n"),
        ("troops-2024", "date", "    date: 2024-10\n"),
        ("troops-2024", "topic", "    topic: [a, b]\n"),
        ("troops-2024", "kind", "    kind: fact\n"),
        ("troops-2024", "expires", "    expires: 2099-01-01\n"),
        ("outlook", "basis", "    basis: [troops-2024]\n"),
        ("troops-2024", "statement", ""),
    ],
)
def test_an_emptied_cell_removes_its_field_or_is_refused(
    typed: Run, workspace: Write, table: str, claim: str, column: str, line: str
) -> None:
    folder = workspace({CLAIMS: FULL})
    assert typed("claim", "export", "-o", table, cwd=folder).returncode == 0
    edit(folder / table, lambda rows: rows[claim].update({column: ""}))
    done = typed("claim", "import", table, cwd=folder)
    text = (folder / CLAIMS).read_text()
    if line:
        assert done.stderr.startswith("1 claim changed.\n")
        assert text == FULL.replace(line, "")
    else:
        assert done.stderr == "0 claims changed, 1 refused.\n"
        assert "has no `statement`" in done.stdout
        assert text == FULL


def test_what_a_spreadsheet_made_of_a_cell_is_taken_as_it_shows_it(
    typed: Run, workspace: Write
) -> None:
    folder = workspace({})
    assert typed("claim", "export", "-o", "claims.xlsx", cwd=folder).returncode == 0
    book = load_workbook(folder / "claims.xlsx")
    sheet: Any = book.active
    head = [cell.value for cell in sheet[1]]
    letters = {name: sheet.cell(1, at).column_letter for at, name in enumerate(head, 1)}
    assert {sheet.column_dimensions[one].number_format for one in letters.values()} == {"@"}
    for name, value, form in (
        ("date", datetime(2026, 10, 1), "mmm-yy"),
        ("as_of", datetime(2026, 10, 2), "yyyy-mm-dd"),
        ("short", 0.25, "0%"),
        ("author", True, "General"),
    ):
        cell = sheet[f"{letters[name]}2"]
        cell.value, cell.number_format = value, form
    book.save(folder / "claims.xlsx")
    assert typed("claim", "import", "claims.xlsx", cwd=folder).returncode == 0
    text = (folder / CLAIMS).read_text()
    for line in ("date: 2026-10\n", "as_of: 2026-10-02\n", "short: 25%\n", "author: "):
        assert line in text
    assert "TRUE" in text


def test_columns_of_a_table_of_ones_own_are_read_by_what_they_mean(
    typed: Run, workspace: Write
) -> None:
    folder = workspace({})
    rows = "id,statement,source,Page,quote,remark\nsent,They sent troops.,crs-troops,1,sent,x\n"
    (folder / "mine.csv").write_text(rows)
    done = typed("claim", "import", "mine.csv", "--dry-run", cwd=folder)
    assert "left alone: remark." in done.stderr
    assert "“source” as sources.0.key, “Page” as sources.0.locator" in done.stderr
    assert "sent: sources.0.locator: + “p. 1”" in done.stdout
    assert "sent: sources.0.quote: + “sent”" in done.stdout
    rows = "id,statement,sources.0.key\nsent,North Korea sent troops.,crs-troop\n"
    (folder / "mine.csv").write_text(rows)
    done = typed("claim", "import", "mine.csv", cwd=folder)
    assert done.returncode == 1
    assert "sent: refused: there is no source “crs-troop” in refs.bib" in done.stdout
    assert "Did you mean “crs-troops”?" in done.stdout
    assert (folder / CLAIMS).read_text() == BASE[CLAIMS]
