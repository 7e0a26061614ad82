"""From a finished document to a brief, through the command line."""

from __future__ import annotations

from collections.abc import Callable
import io
import json
from pathlib import Path
import subprocess
from typing import Any

from click.testing import CliRunner, Result
from PIL import Image
import pypandoc
import pytest
import yaml

from briefpdf.cli.main import briefpdf as command
from briefpdf.drafting.importing.head import front_matter, take_head

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
        (
            "Ships carried more grain.",
            "John Smith, “Grain at Sea,” Harbor Press, 3 May 2024, p. 7.",
        ),
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
        # Its words stand elsewhere too; without it the sentence would say nothing.
        paragraph("It rose by ", formula("15"), " on the count."),
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
    assert {words for what, words in left if what == "formula"} == {"xylem=2", "15"}
    assert any("“It rose by on the count.”" in one["why"] for one in made["left"])
    assert not any(one["what"] == "text" for one in made["left"])
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


PANDOC = """---
title: Weirs and Books
author:
  - name: Ada Byrd
    affiliation: Office
  - Byrd, Bo
date: June 13, 2025
number: IF00009
keywords: [rivers]
---

# Rivers {#rivers .unnumbered}

The plan removes fourteen weirs that have blocked salmon for more than 120 years
[@river-2025, p. 1].
As @library-2024 [p. 2] counts, children borrowed 58 percent of all printed books.
Write to a@library-2024.org, or use `[@code, p. 1]` and `{{ braces }}` and {{ braces }}.

## Courts

The court rejected their request in November 2024[^court], and *nobody* appealed.^[See
[@river-2025; @library-2024, 12].] Nothing follows [@nobody, p. 3].

[^court]: Byrd, "Report river-2025"
    (2026), p. 3.
[^alone]: @freight-2026, p. 2.

| Year | Trains[^alone] |
|------|-------:|
| 2025 | 2,600  |

: Trains that were cancelled

<!-- ask Bo -->

Line<br>ended <b>here</b>.

```
[^1]: stays {{ as it is }}
```

[^never]: @river-2025, p. 9.
"""


def test_markdown_with_notes_and_citations_by_key(folder: Path) -> None:
    made = imported(folder, markdown(folder, PANDOC), "--name", "weirs", "--author", "ab")
    notes = {one["note"]: one for one in made["notes"]}
    found = {
        name: [(one["key"], one["locator"], one["known_by"]) for one in each["sources"]]
        for name, each in notes.items()
    }
    assert found == {
        "[@river-2025, p. 1]": [("river-2025", "p. 1", "key")],
        "@library-2024 [p. 2]": [("library-2024", "p. 2", "key")],
        "footnote court": [("river-2025", "p. 3", "title")],
        "footnote ^1": [("river-2025", None, "key"), ("library-2024", "p. 12", "key")],
        "footnote alone": [("freight-2026", "p. 2", "key")],
        "[@nobody, p. 3]": [],
        "footnote never": [],
    }
    assert "no source “nobody”" in notes["[@nobody, p. 3]"]["why"]
    assert notes["[@nobody, p. 3]"]["line"] and not notes["footnote never"]["line"]
    registry = claims(folder, "weirs")
    weirs = registry[notes["[@river-2025, p. 1]"]["claim"]]
    assert weirs["sources"][0]["quote"] == weirs["statement"] and weirs["author"] == "ab"
    # One sentence, two notes: one claim, a source for each.
    assert notes["footnote court"]["claim"] == notes["footnote ^1"]["claim"]
    assert made["proposed"] == []
    left = {(one["what"], one["words"]) for one in made["left"]}
    assert ("comment", "ask Bo") in left and ("front matter", "keywords: rivers") in left
    body = (folder / "briefs/weirs.md").read_text("utf-8")
    head, _, text = body.partition("\n---\n")
    assert yaml.safe_load(head) == {
        "title": "Weirs and Books",
        "number": "IF00009",
        "date": yaml.safe_load("2025-06-13"),
        "authors": [{"name": "Ada Byrd"}, {"name": "Bo Byrd"}],
    }
    assert "\n## Rivers\n" in text and "\n### Courts\n" in text
    assert "As Byrd counts, children" in text or "claim(" in text
    assert "a@library-2024.org" in text and "`[@code, p. 1]`" in text
    assert "Table: Trains that were cancelled\n\n| Year | Trains{{ cite(" in text
    assert "Line\\\nended **here**." in text
    assert "[^1]: stays" in text and "[^" not in text.replace("[^1]: stays", "")
    done = asked(folder, "check", "--format", "json")
    errors = [one for one in json.loads(done.stdout)["findings"] if one["severity"] == "error"]
    # The table names no source of its own, and some sentences no source at all.
    assert {one["code"] for one in errors} <= {"BRIEF005", "BRIEF012"}


@pytest.mark.parametrize(
    "head",
    [
        "Authors: Ada Byrd, Analyst in Budgets; Bo van der Lee\nDate: May 5, 2025\nNumber: HC1\n",
        "**Author(s):** Ada Byrd, Analyst in Budgets; Lee, Bo van der\n\nMay 5, 2025\n\n"
        "Report No.: HC1\n",
        "**By Ada Byrd and Bo van der Lee**\n\nUpdated 5 May 2025\n\nProduct Number: HC1\n",
    ],
)
def test_what_stands_at_the_head_is_read_with_and_without_labels(head: str) -> None:
    text = f"# Title\n\n{head}\nBy land and sea.\n\nBy noon\n\n## Overview\n\nDate: later.\n"
    found, rest, _ = take_head(text)
    matter, left = front_matter(found, "Title", {})
    read = yaml.safe_load(matter.strip().strip("-"))
    assert (read["number"], str(read["date"])) == ("HC1", "2025-05-05")
    assert [one["name"] for one in read["authors"]] == ["Ada Byrd", "Bo van der Lee"]
    posts = [one.get("title") for one in read["authors"]]
    assert posts == [None if "By Ada" in head else "Analyst in Budgets", None]
    assert left == []
    assert rest.split() == "# Title By land and sea. By noon ## Overview Date: later.".split()


def test_a_long_line_at_the_head_is_read_in_one_go() -> None:
    lines = ["By " + " and ".join(["Ada Byrd"] * 200) + "!", "Words" + " " * 50_000 + "of it."]
    text = "\n\n".join(["# Title", *lines, "## Overview"])
    assert take_head(text) == ({}, text, [])
    value = f"HC1{' ' * 50_000}or none"
    for label in ("Number:", "**Number:**"):
        found, _, _ = take_head(f"# Title\n\n{label} {value} \\\n\n## Overview\n")
        assert found == {"number": [value]}


def test_a_label_whose_value_is_a_day_takes_its_own_line_alone() -> None:
    found, rest, _ = take_head(
        "# Title\n\nVersion: May 5, 2025  \n\nThe library opens on Mondays.\n"
    )
    assert found == {"version": ["May 5, 2025"]}
    assert rest.split() == "# Title The library opens on Mondays.".split()


def test_a_dry_run_writes_nothing_and_says_the_same(folder: Path) -> None:
    file = word(folder, twenty_five())
    once = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    dry = imported(folder, file, "--dry-run")
    assert once == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    wet = imported(folder, file)
    assert {**dry, "dry_run": False, "changed": wet["changed"]} == wet


HEADED = """# Russia and Grain

**Report No.:** IF12999
**Publication Date:** 04/23/2026
**Author(s):** Clark, Corrie E.; Fink, Anya L.

# Russia and Grain

**Overview**

Ships carried more grain.

| Year | Grain
| 2025 | 3 tonnes
"""


def test_the_head_of_a_published_product_is_read(folder: Path) -> None:
    imported(folder, markdown(folder, HEADED), "--name", "grain")
    body = (folder / "briefs/grain.md").read_text("utf-8")
    head, _, text = body.partition("\n---\n")
    assert "number: IF12999\n" in head and "date: 2026-04-23\n" in head
    assert "Corrie E. Clark" in head and "Anya L. Fink" in head
    assert "Russia and Grain" not in text
    assert "| Year | Grain |\n| --- | --- |\n| 2025 | 3 tonnes |" in text


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.pdf", b"%PDF-1.7\n", "is a PDF"),
        ("a.doc", b"\xd0\xcf\x11\xe0\0\0", "neither a DOCX nor Markdown"),
        ("a.docx", b"PK\x03\x04 broken", "broken ZIP"),
        ("none.docx", None, "is not there"),
    ],
)
def test_what_is_no_document_is_refused(
    folder: Path, name: str, data: bytes | None, said: str
) -> None:
    path = folder.parent / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(Exception, match=said):
        asked(folder, "import", str(path))
    assert not list((folder / "briefs").glob("*.md"))


def test_a_brief_that_is_there_stays(folder: Path) -> None:
    file = markdown(folder, "# One\n\nText.\n")
    imported(folder, file)
    with pytest.raises(Exception, match=r"there is a briefs/report\.md already"):
        asked(folder, "import", str(file))


def test_pictures_of_elsewhere_are_not_taken(folder: Path) -> None:
    (folder.parent / "secret.png").write_bytes(png())
    place = folder.parent / "sub"
    place.mkdir()
    (place / "weir.png").write_bytes(png())
    (place / "link.png").symlink_to(folder.parent / "secret.png")
    text = "# A\n\n![w](weir.png)\n\n![s](../secret.png)\n\n![l](link.png)\n\n![x](https://e.org/x.png)\n"
    (place / "a.md").write_text(text)
    made = imported(folder, place / "a.md")
    assert [path.name for path in (folder / "briefs/images").iterdir()] == ["a-1.png"]
    assert {one["words"] for one in made["left"] if one["what"] == "picture"} == {
        "../secret.png",
        "link.png",
        "https://e.org/x.png",
    }


def test_sources_that_the_front_matter_names_come_along(folder: Path) -> None:
    file = markdown(
        folder, "---\ntitle: T\nbibliography: own.bib\n---\nShips carried grain [@sea-1, p. 2].\n"
    )
    (folder.parent / "sea.txt").write_text("In 2024, ships carried grain. Ports grew.\n")
    (folder.parent / "own.bib").write_text(
        "@misc{sea-1, title = {Grain at Sea}, date = {2024}, author = {A, B}, "
        "file = {/Users/me/sea.txt}}\n@misc{other, title = {Other}}\n"
    )
    (folder.parent / "report.bib").write_text("@misc{wrong, title = {Wrong}}\n")
    made = imported(folder, file)
    (note,) = made["notes"]
    assert note["sources"][0]["key"] == "sea-1"
    refs = (folder / "refs.bib").read_text()
    assert "@misc{sea-1" in refs and "other" not in refs and "/Users" not in refs


@pytest.mark.parametrize(
    ("mark", "listed"),
    [("<sup>{}</sup>", "{}. "), ("[{}]", "[{}] "), ("^{}^", "{}) "), ("\\[{}\\]", "{}\\. ")],
)
def test_notes_that_were_numbered_by_hand(folder: Path, mark: str, listed: str) -> None:
    (first, (key, page)), (second, (other, number)) = list(copied().items())[:2]
    text = (
        f"# Rivers\n\n## Overview\n\n{first}{mark.format(1)} A dam costs more.\n\n"
        f"{second}{mark.format(2)} Ten is 10<sup>1</sup>.\n\n## Notes\n\n"
        f"{listed.format(1)}Office, Report {key}, January 10, 2026, p. {page}.\n"
        f"{listed.format(2)}Office, Report {other}, January 10, 2026, p. {number}.\n"
    )
    made = imported(folder, markdown(folder, text))
    registry = claims(folder, "report")
    stated = {one["statement"]: one["sources"][0]["key"] for one in registry.values()}
    assert stated[first] == key and stated[second] == other
    assert {one["note"] for one in made["notes"]} == {"endnote 1", "endnote 2"}
    body = (folder / "briefs/report.md").read_text()
    assert "## Notes" not in body and "Ten is 10¹." in body


def test_raised_numbers_of_word_stay_raised(folder: Path) -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    lowered = '<w:vertAlign w:val="subscript"/>'
    body = paragraph(run("10"), run("6", raised), run(" of CO"), run("2", lowered), run(" the 1"))
    imported(folder, word(folder, document([body, paragraph(run("5"), run("th", raised))])))
    text = (folder / "briefs/report.md").read_text()
    assert "10⁶ of CO₂ the 1" in text and "5th" in text


def test_notes_of_titles_and_captions_are_listed(folder: Path) -> None:
    (folder.parent / "a.png").write_bytes(png())
    text = (
        "# Rivers[^1]\n\n## Overview[^2]\n\nText.\n\n![A weir](a.png)\n\nFigure 1. A weir[^3]\n\n"
        + "".join(f"[^{number}]: @river-2025, p. {number}.\n" for number in (1, 2, 3))
    )
    made = imported(folder, markdown(folder, text))
    notes = {one["note"]: one for one in made["notes"]}
    assert set(notes) == {"footnote 1", "footnote 2", "footnote 3"}
    assert "no place" in notes["footnote 1"]["why"] and "no place" in notes["footnote 3"]["why"]
    assert notes["footnote 2"]["sources"][0]["key"] == "river-2025"
    body = (folder / "briefs/report.md").read_text()
    assert '## Overview{{ cite("river-2025", "p. 2") }}' in body and "title: Rivers\n" in body


BY_PANDOC = """# Overview

The plan removes fourteen weirs that have blocked salmon for more than 120 years.[^1]

| Account | Enacted |
|:--------|--------:|
| Wetlands[^2] | 49.0 |

: Accounts of the Service

![A red dot](a.png)

[^1]: Office, *Report river-2025*, January 10, 2026, p. 1.
[^2]: Office, "Report library-2024," p. 2.
"""


def test_a_document_that_another_program_wrote(folder: Path) -> None:
    """Styles of captions, heads of tables and notes are those of pandoc."""
    (folder.parent / "a.png").write_bytes(png())
    path = folder.parent / "report.docx"
    pypandoc.convert_text(
        BY_PANDOC,
        "docx",
        format="markdown",
        outputfile=str(path),
        extra_args=[f"--resource-path={folder.parent}", "--metadata=title:Rivers"],
    )
    made = imported(folder, path)
    keys = [[one["key"] for one in note["sources"]] for note in made["notes"]]
    assert keys == [["river-2025"], ["library-2024"]]
    body = (folder / "briefs/report.md").read_text()
    assert "title: Rivers\n" in body and "title: A red dot" in body
    assert "Table: Accounts of the Service\n\n| Account | Enacted |\n" in body
    assert '| Wetlands{{ cite("library-2024", "p. 2") }} | 49.0 |' in body
    assert body.endswith('{{ figure("figure-1") }}\n')


def test_a_misspelt_key_is_told_with_its_line_and_the_nearest(folder: Path) -> None:
    text = "---\ntitle: T\n---\n\nThe plan removes fourteen weirs [@rivre-2025, p. 1].\n"
    made = imported(folder, markdown(folder, text), "--name", "slip")
    (note,) = made["notes"]
    assert note["why"].endswith("did you mean “river-2025”?")
    line = (folder / "briefs/slip.md").read_text("utf-8").splitlines()[note["line"] - 1]
    assert line == "The plan removes fourteen weirs."
