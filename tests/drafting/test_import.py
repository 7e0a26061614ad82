"""From a finished document to a brief, through the command line."""

from __future__ import annotations

from collections.abc import Callable
import io
import json
from pathlib import Path
import subprocess
from typing import Any

from PIL import Image
import pytest
import yaml

from briefpdf.cli.main import briefpdf as command
from click.testing import CliRunner, Result

from .library import copied, files
from .word import (
    commented,
    deleted,
    document,
    endnote,
    footnote,
    formula,
    inserted,
    paragraph,
    picture,
    run,
    table,
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def png() -> bytes:
    """A small picture."""
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(file, "PNG")
    return file.getvalue()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace of three sources with archived copies, and no brief."""
    for name, content in {"briefpdf.toml": "", **files()}.items():
        path = tmp_path / "workspace" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return tmp_path / "workspace"


def asked(folder: Path, *words: str) -> Result:
    """What the command line answers, in this process."""
    done = CliRunner().invoke(command, [*words, "--workspace", str(folder)], standalone_mode=False)
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    return done


def imported(folder: Path, file: Path, *more: str) -> dict[str, Any]:
    """What `import --format json` says."""
    said: dict[str, Any] = json.loads(
        asked(folder, "import", str(file), "--format", "json", *more).stdout
    )
    return said


def claims(folder: Path, name: str) -> dict[str, Any]:
    """The claims of a brief's registry as another reader of YAML has them."""
    found: dict[str, Any] = yaml.safe_load((folder / f"briefs/claims/{name}.yaml").read_text())
    return dict(found["claims"])


def word(folder: Path, data: bytes, name: str = "report.docx") -> Path:
    """A document of Word, outside of the workspace."""
    path = folder.parent / name
    path.write_bytes(data)
    return path


def markdown(folder: Path, text: str, name: str = "report.md") -> Path:
    """A document in Markdown, outside of the workspace."""
    path = folder.parent / name
    path.write_text(text, "utf-8")
    return path


def twenty_five() -> bytes:
    """A document with 25 footnotes, a table, an endnote, a picture, comments, tracked changes."""
    known = list(copied().items())[:17]
    notes = [
        f"Ada Byrd, Report {key}, Office, January 10, 2026, p. {page}." for _, (key, page) in known
    ]
    body = [
        paragraph("Rivers and Libraries", style="Title"),
        paragraph("Ada Byrd", style="Author"),
        paragraph("March 3, 2026", style="Date"),
        paragraph("Overview", style="Heading1"),
    ]
    for number, (words, _) in enumerate(known, 1):
        body.append(paragraph(words, footnote(number)))
    others = [
        ("Ships carried more grain.", "John Smith, “Grain at Sea,” Harbor Press, 3 May 2024, p. 7."),
        ("Ports grew as well.", "Ibid., p. 9."),
        ("Prices fell again.", "Smith, “Grain at Sea,” p. 12."),
        ("Wheat cost less.", "See https://example.org/wheat?year=2024 (accessed May 5, 2024)."),
        ("A law was passed.", "P.L. 118-22, Section 102."),
        ("The study is new.", "Lee and Park, “A Study,” *Nature*, 2023, doi:10.1000/xyz.5."),
        ("Nobody knows the rest.", "The author's own view."),
        ("It was so before.", "Smith, supra note 18, p. 8."),
    ]
    for number, (words, note) in enumerate(others, 18):
        body.append(paragraph(words, footnote(number)))
        notes.append(note)
    body += [
        paragraph("Numbers", style="Heading1"),
        paragraph("Table 1. Loans by year", style="Caption"),
        table(("Year", "Loans"), ("2023", "3.2 million"), ("2022", "2.9 million")),
        paragraph("A mobile library visits 112 villages every other week.", endnote(1)),
        paragraph("First point", level=0),
        paragraph("Within it", level=1),
        paragraph("The count is ", inserted("final"), deleted("open"), " now."),
        paragraph(commented("Check this", 0), run(" again, says "), run("the office", "<w:i/>")),
        paragraph("Let ", formula("xylem=2"), " be."),
        paragraph(picture("A weir")),
        paragraph("Figure 1. A weir near Millau", style="Caption"),
    ]
    return document(
        body,
        notes,
        ["Report library-2024, p. 1."],
        [("Cy", "Is it so?")],
        png(),
        creator="somebody",
    )


def test_a_document_of_word_comes_in_without_a_hands_turn(briefpdf: Run, folder: Path) -> None:
    made = imported(folder, word(folder, twenty_five()))
    notes = {one["note"]: one for one in made["notes"]}
    assert set(notes) == {*(f"footnote {number}" for number in range(1, 26)), "endnote 1"}
    registry = claims(folder, "report")
    for number, (words, (key, page)) in enumerate(list(copied().items())[:17], 1):
        one = notes[f"footnote {number}"]
        claim = registry[one["claim"]]
        assert claim["statement"] == words
        assert claim["sources"] == [{"key": key, "locator": f"p. {page}", "quote": words}]
        assert one["sources"][0]["known_by"] == "title"
    assert notes["endnote 1"]["sources"][0]["key"] == "library-2024"
    # The copy has it on page 2, whatever the note says.
    assert notes["endnote 1"]["sources"][0]["locator"] == "p. 2"
    assert notes["endnote 1"]["sources"][0]["note_says"] == "p. 1"
    (grain,) = {notes[f"footnote {one}"]["sources"][0]["key"] for one in (18, 19, 20, 25)}
    assert [notes[f"footnote {one}"]["sources"][0]["locator"] for one in (18, 19, 20, 25)] == [
        *("p. 7", "p. 9", "p. 12", "p. 8")
    ]
    assert notes["footnote 24"]["claim"] is None
    assert notes["footnote 24"]["why"] == "it names no source"
    entries = {one["key"]: one["entry"] for one in made["proposed"]}
    assert "{Grain at Sea}" in entries[grain] and "{2024-05-03}" in entries[grain]
    assert "= {Harbor Press}" in entries[grain] and "= {John Smith}" in entries[grain]
    wheat = entries[notes["footnote 21"]["sources"][0]["key"]]
    assert "@online" in wheat and "{2024-05-05}" in wheat
    assert "@legislation" in entries[notes["footnote 22"]["sources"][0]["key"]]
    assert notes["footnote 22"]["sources"][0]["locator"] == "Section 102"
    nature = entries[notes["footnote 23"]["sources"][0]["key"]]
    assert "@article" in nature and "{Nature}" in nature and "{10.1000/xyz.5}" in nature
    left = {(one["what"], one["words"]) for one in made["left"]}
    assert ("comment", "Is it so?") in left
    assert any(what == "text" and words and "xylem" in words for what, words in left)
    assert any("insertions: 1" in one["why"] for one in made["left"])
    body = (folder / "briefs/report.md").read_text("utf-8")
    assert "title: Rivers and Libraries\n" in body and "date: 2026-03-03\n" in body
    assert "Ada Byrd" in body.partition("\n---\n")[0] and "somebody" not in body
    assert "Table: Loans by year\n\n| Year | Loans |\n" in body
    assert "- First point\n  - Within it\n" in body
    assert "The count is final now." in body and "*the office*" in body
    assert "  figure-1: {kind: image" in body and '{{ figure("figure-1") }}' in body
    assert (folder / "briefs/images/report-1.png").read_bytes() == png()
    checked = json.loads(briefpdf("check", "--format", "json", cwd=folder).stdout)
    wrong = {one["code"] for one in checked["findings"] if one["severity"] == "error"}
    # The document has no number, and says of some things nothing that could back them.
    assert wrong <= {"BRIEF005", "BRIEF010", "BRIEF012", "REF003", "REF004"}, [
        one for one in checked["findings"] if one["severity"] == "error"
    ]
    done = briefpdf("render", "--draft", cwd=folder)
    assert (folder / "build/report.pdf").read_bytes().startswith(b"%PDF-"), done.stderr
