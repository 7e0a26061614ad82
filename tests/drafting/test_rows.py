"""Tables of a brief whose rows the copies have."""

from __future__ import annotations

from collections.abc import Callable
import io
import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner
import pytest
from reportlab.pdfgen.canvas import Canvas
import yaml

from briefpdf.cli.main import briefpdf as command

HEAD = (
    "---\ntitle: Budget\nnumber: IF00003\ndate: 2026-02-01\nauthors: [Ada Byrd]\n---\n## Money\n\n"
)
COPY = """# Budget

Table 1. Accounts ($ in millions)

| Account | FY2026 Enacted | FY2027 Request |
|---|---:|---:|
| Construction | 14.7 | 13.7 |
| Resource Management | 1,545.2 | 1,460.0 |
| Recreation Fees | 9.1 | — |
"""
TABLE = """Table: What Was Asked For {span=page}

| Account | FY2026 Enacted | FY2027 Request |
|:--|--:|--:|
| Construction | 14.7 | 13.7 |
| *Resource Management* | 1,545.2 | 1,460.0 |
| Recreation Fees | 9.1 | — |
"""


def pdf() -> bytes:
    """The same table on the second page of a PDF."""
    file = io.BytesIO()
    canvas = Canvas(file, invariant=1)
    canvas.drawString(60, 700, "The budget of the service.")
    canvas.showPage()
    lines = ["Table 1. Accounts", "($ in millions)", "Account FY2026 Enacted FY2027 Request"]
    lines += ["Construction 14.7 13.7", "Resource Management 1,545.2 1,460.0"]
    for number, line in enumerate([*lines, "Recreation Fees 9.1 —"]):
        canvas.drawString(60, 700 - 16 * number, line)
    canvas.save()
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    """A workspace of one source and a brief with this body."""

    def written(body: str, copy: str | bytes = COPY) -> Path:
        name = "fws.md" if isinstance(copy, str) else "fws.pdf"
        files: dict[str, str | bytes] = {
            "briefpdf.toml": "",
            "briefs/money.md": HEAD + body,
            f"briefs/sources/{name}": copy,
            "refs.bib": "@report{fws-2027, title = {Budget}, institution = {Service}, "
            f"date = {{2026-02-01}}, file = {{briefs/sources/{name}}}}}\n",
        }
        for path, content in files.items():
            place = tmp_path / "workspace" / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content.encode() if isinstance(content, str) else content)
        return tmp_path / "workspace"

    return written


def asked(folder: Path, *words: str) -> Any:
    """What a command says as JSON."""
    words = (*words, "--format", "json", "--workspace", str(folder))
    done = CliRunner().invoke(command, words, standalone_mode=False)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return json.loads(done.stdout)


@pytest.mark.parametrize("copy", [COPY, pdf()], ids=["Markdown", "PDF"])
def test_rows_become_claims_and_the_table_a_figure(
    folder: Callable[..., Path], copy: str | bytes
) -> None:
    place = folder(TABLE + "\nSource: The service.\n\nMuch remains open.\n", copy)
    said = asked(place, "draft", "money", "--author", "ab")
    assert [(one["found"], one["new"]) for one in said["sentences"][:3]] == [("copy", True)] * 3
    claims = yaml.safe_load((place / "briefs/claims/money.yaml").read_text())["claims"]
    assert list(claims) == ["construction", "resource-management", "recreation-fees"]
    asset = claims["resource-management"]
    assert asset["kind"] == "table" and asset["author"] == "ab"
    assert asset["values"] == {
        "fy2026-enacted": {"value": 1545.2, "unit": "$ million", "column": "FY2026 Enacted"},
        "fy2027-request": {"value": 1460.0, "unit": "$ million", "column": "FY2027 Request"},
    }
    assert list(claims["recreation-fees"]["values"]) == ["fy2026-enacted"]
    (source,) = asset["sources"]
    assert source["quote"] == (
        "Account FY2026 Enacted FY2027 Request … Resource Management 1,545.2 1,460.0"
    )
    assert source.get("locator") == (None if isinstance(copy, str) else "p. 2")
    text = (place / "briefs/money.md").read_text()
    head, _, body = text.partition("\n---\n")
    figures = yaml.safe_load(head)["figures"]
    assert figures == {
        "what-was-asked-for": {
            "kind": "table",
            "title": "What Was Asked For",
            "span": "page",
            "subtitle": "$ in millions",
            "head": "Account",
            "columns": {"fy2026-enacted": "FY2026 Enacted", "fy2027-request": "FY2027 Request"},
            "missing": "—",
            "claims": list(claims),
        }
    }
    assert body == (
        '## Money\n\n{{ figure("what-was-asked-for") }}\n\nSource: The service.\n\n'
        "Much remains open.\n"
    )
    found = asked(place, "check")["findings"]
    assert [one for one in found if one["severity"] == "error"] == []
    # A second run finds nothing more to do.
    assert asked(place, "draft", "money")["changed"] == []


@pytest.mark.parametrize(
    "body",
    [
        TABLE.replace("14.7", "14.8"),
        TABLE.replace("FY2027 Request", "FY2028 Request"),
        TABLE.replace("14.7 | 13.7", "13.7 | 14.7"),
        TABLE.replace("Construction", "Bridges"),
        TABLE.replace("14.7", "{{ 14.7 }}"),
        TABLE.removeprefix("Table: What Was Asked For {span=page}\n\n"),
    ],
    ids=["number", "head", "turned round", "label", "call", "no caption"],
)
def test_a_table_that_no_copy_has_stays_as_it_is(folder: Callable[..., Path], body: str) -> None:
    place = folder(body)
    before = (place / "briefs/money.md").read_bytes()
    said = asked(place, "draft", "money")
    assert not any(one["claim"] for one in said["sentences"])
    if "Table:" not in body:
        assert all("no caption" in one["why"] for one in said["sentences"])
    assert (place / "briefs/money.md").read_bytes() == before


def test_figures_that_are_there_stay(folder: Callable[..., Path]) -> None:
    place = folder(TABLE)
    brief = place / "briefs/money.md"
    own = "figures:\n  old: {kind: image, title: T, file: images/a.png}\n"
    brief.write_text(brief.read_text().replace("\n---\n## Money", f"\n{own}---\n## Money"))
    asked(place, "draft", "money")
    figures = yaml.safe_load(brief.read_text().split("\n---\n")[0])["figures"]
    assert list(figures) == ["what-was-asked-for", "old"]


def test_a_row_may_be_named_by_its_year(folder: Callable[[str, str | bytes], Path]) -> None:
    rows = "| Fiscal Year | Enacted | Outlays |\n|---|---:|---:|\n"
    rows += "| 2022 | 14.7 | 13.7 |\n| 2023 | 15.1 | 14.2 |\n"
    place = folder(f"Table: Outlays\n\n{rows}", f"# Budget\n\n($ in millions)\n\n{rows}")
    asked(place, "draft", "money")
    text = (place / "briefs/claims/money.yaml").read_text()
    claims = yaml.safe_load(text)["claims"]
    assert list(claims) == ["fiscal-year-2022", "fiscal-year-2023"]
    assert claims["fiscal-year-2023"]["statement"] == (
        "Fiscal Year 2023: Enacted, $15.1 million; Outlays, $14.2 million."
    )
    assert all(one["verdict"] == "verbatim" for one in asked(place, "check")["claims"])
    # A number of another year is not this one's.
    (place / "briefs/claims/money.yaml").write_text(text.replace("value: 15.1", "value: 14.7"))
    found = asked(place, "check")["findings"]
    assert [one["code"] for one in found if one["claim"] == "fiscal-year-2023"] == ["CLAIM030"]
