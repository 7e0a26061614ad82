"""A new user's way from a fresh workspace to a budget brief of sixty claims, counted."""

from __future__ import annotations

import io
from pathlib import Path

from click.testing import CliRunner
from pypdfium2 import PdfDocument
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table
import yaml

from briefpdf.cli.main import briefpdf as command

_OFFICES = "Forest Farm Water Rural Marine Mineral Census Patent".split()
_HEADS = ("Account", "FY2026 Enacted", "FY2027 Request")
_ROWS = [(f"{name} Service", f"{1190 + 37 * at}.{at}", f"{1101 + 31 * at}.{at}") for at, name in
         enumerate(_OFFICES)]  # fmt: skip
_PROGRAMS = "Foods Drugs Biologics Devices Tobacco Toxicology".split()
_OTHER_HEADS = ("Program", "FY2026", "FY2027")
_OTHER_ROWS = [(name, f"{561 + 83 * at}", f"{540 + 79 * at}") for at, name in enumerate(_PROGRAMS)]
# What two documents say, sentence by sentence: all but one are in the brief as they stand.
_FIRST = [
    *(f"The {one} Service operates {40 + 7 * at} field offices in {9 + at} states."
      for at, one in enumerate(_OFFICES)),
    *(f"The {one} Service lost {210 + 35 * at} employees between March and September 2025."
      for at, one in enumerate(_OFFICES)),
    *(f"Fees would yield ${3 + at}.{at} million for the {one} Service in 2027."
      for at, one in enumerate(_OFFICES)),
]  # fmt: skip
_SECOND = [
    *(f"The {one} program reviewed {55 + 12 * at} applications in 2025."
      for at, one in enumerate(_PROGRAMS)),
    *(f"Inspections under the {one} program declined by {4 + at} percent in 2025."
      for at, one in enumerate(_PROGRAMS)),
    *(f"The {one} program maintains {5 + at} laboratories."
      for at, one in enumerate(_PROGRAMS)),
    "Recalls of food rose from 241 in 2023 to 296 in 2024.",
    "The office answered 1,240 letters of members in 2025.",
    "The user fees for devices expire on September 30, 2027.",
    "Congress extended the farm bill three times.",
]  # fmt: skip
# One is told in the author's own words.
_OWN = "The farm bill was given more time on three occasions by Congress."


def document(title: str, sentences: list[str], table: list[tuple[str, ...]]) -> bytes:
    """A PDF with a text, and a table in millions of dollars."""
    file, styles = io.BytesIO(), getSampleStyleSheet()
    caption = Paragraph("Table 1. Budget Authority ($ in millions)", styles["Heading3"])
    body = [Paragraph(" ".join(sentences[at : at + 8]), styles["BodyText"])
            for at in range(0, len(sentences), 8)]  # fmt: skip
    SimpleDocTemplate(file, pagesize=letter, title=title, author="Budget Office").build(
        [Paragraph(title, styles["Title"]), *body, caption, Table(table)]
    )
    return file.getvalue()


def in_markdown(caption: str, heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = ["| " + " | ".join(row) + " |" for row in (heads, ("---",) * len(heads), *rows)]
    return f"Table: {caption}\n\n" + "\n".join(lines)


def test_sixty_claims_two_tables_and_a_chart(tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    first = document("Budget of the Services 2027", _FIRST, [_HEADS, *_ROWS])
    second = document("Budget of the Programs 2027", _SECOND, [_OTHER_HEADS, *_OTHER_ROWS])
    (desk / "services.pdf").write_bytes(first)
    (desk / "programs.pdf").write_bytes(second)
    folder, commands, edits = tmp_path / "office", 0, 0

    def typed(*words: str) -> str:
        nonlocal commands
        commands += 1
        place = ("--workspace", str(folder)) if words[0] != "init" else ()
        done = CliRunner().invoke(command, [*words, *place], standalone_mode=False)
        assert done.exception is None and done.return_value == 0, done.output
        return done.output

    def edited(path: str, old: str, new: str) -> None:
        nonlocal edits
        edits += 1
        text = (folder / path).read_text("utf-8")
        assert text.count(old) == 1
        (folder / path).write_text(text.replace(old, new), "utf-8")

    typed("init", str(folder))
    for key in ("services", "programs"):
        typed("source", "add", str(desk / f"{key}.pdf"), "--key", f"{key}-2027",
              "--publisher", "Budget Office", "--date", "2026-02-01")  # fmt: skip
    # The text is there: it is what the analyst has. Its title, wider than a column, has the words
    # of two headings, which are not looked for in it.
    texts = ("\n\n".join(" ".join(one[at : at + 6]) for at in range(0, len(one), 6))
             for one in (_FIRST, [*_SECOND[:-1], _OWN]))  # fmt: skip
    services, programs = texts
    (folder / "briefs/budget.md").write_text(
        "---\ntitle: Services and Programs in 2027\nnumber: IF13999\ndate: 2026-03-01\n"
        "authors: [Ada Byrd]\n---\n"
        f"## Services\n\n{services}\n\n{in_markdown('Accounts', _HEADS, _ROWS)}\n\n"
        f"## Programs\n\n{programs}\n\n{in_markdown('Programs', _OTHER_HEADS, _OTHER_ROWS)}\n",
        "utf-8",
    )
    drafted = typed("draft", "budget", "--author", "ab")
    assert "59 claims written" in drafted
    typed("claim", "add", "farm-bill", "--brief", "budget", "--source", "programs-2027",
          "--from", "Congress extended", "--statement", _OWN, "--author", "ab")  # fmt: skip
    # The draft puts the call of a claim that is there.
    assert "1 call set" in typed("draft", "budget")
    chart = (
        "figures:\n  request: {kind: bar, title: What Was Asked For, value: fy2027-request, "
        "claims: [forest-service, farm-service, water-service]}\n"
    )
    edited("briefs/budget.md", "figures:\n", chart)
    edited("briefs/budget.md", "## Programs\n", '{{ figure("request") }}\n\n## Programs\n')
    edited("templates/in-focus/theme.toml", '"Policy Briefing Service"', '"Budget Desk"')
    edited("templates/in-focus/theme.toml", '"https://briefpdf.example"', '"https://desk.example"')
    (folder / "templates/in-focus/disclaimer.md").write_text("For the office alone.\n")
    edits += 1
    assert "46 sentences: 46 backed" in typed("render", "budget")
    written = yaml.safe_load((folder / "briefs/claims/budget.yaml").read_text("utf-8"))["claims"]
    assert len(written) == 60
    pages = [
        one.get_textpage().get_text_range() for one in PdfDocument(folder / "build/budget.pdf")
    ]
    assert len(pages) == 2 and "Disclaimer" in pages[1]
    assert (commands, edits) <= (15, 60)
    assert commands == 7 and edits == 5
