"""An annex shows the passages that each claim rests on, with links both ways."""

from __future__ import annotations

from collections.abc import Mapping
import io
from pathlib import Path
import shutil
from typing import Any

import pikepdf
import pytest

from briefpdf.cli.main import briefpdf
from briefpdf.proof.inside import look_inside
from briefpdf.proof.reading.pages import read_pages

from .conftest import FILES, verify

ROOT = Path(__file__).resolve().parents[2]
BRIEF = FILES["briefs/council.md"].replace("number: C1", "number: C1\nannex: true")


@pytest.fixture
def render(tmp_path: Path) -> Any:
    """Renders the brief of a workspace on disk; the bytes of a file in build."""

    def rendered(files: Mapping[str, str], name: str, *words: str) -> bytes:
        for path, text in {**FILES, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(text)
        asked = ["render", "--workspace", str(tmp_path), "--no-cache", *words]
        assert briefpdf.main(asked, standalone_mode=False) == 0
        return (tmp_path / "build" / name).read_bytes()

    return rendered


def text_of(pdf: bytes) -> list[str]:
    pages = read_pages(pdf)
    return [
        " ".join(" ".join(one.text for one in pages.pieces if one.page == index).split())
        for index in range(len(pages.sizes))
    ]


def links_of(pdf: bytes) -> list[tuple[int, str, str]]:
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        return [
            (number, str(link.get("/Dest") or link.A.URI), str(link.Contents))
            for number, page in enumerate(opened.pages, 1)
            for link in page.get("/Annots", ())
        ]


@pytest.mark.parametrize("engine", ["typst", "weasyprint"])
def test_each_claim_stands_with_its_passage_and_leads_both_ways(render: Any, engine: str) -> None:
    pdf = render({"briefs/council.md": BRIEF}, "council.pdf", "--engine", engine)
    *_, annex = text_of(pdf)
    assert "Annex: what the claims rest on" in annex
    assert "2. More than 400 people worked for the council in 2024." in annex
    assert "The council employed more than 400 people in 2024 , after a year of reforms" in annex
    assert "(consistent)" in annex and "(verbatim)" in annex
    links = links_of(pdf)
    there = {target for page, target, _ in links if page == 1 and target.startswith("annex-")}
    assert there == {"annex-founded", "annex-staff", "annex-budget"}
    last = max(page for page, _, _ in links)
    back = [target for page, target, _ in links if page == last and target.startswith("claim-")]
    assert back == ["claim-founded", "claim-staff", "claim-budget"]
    # Passages open in their source, too; each link says what it is.
    assert any(page == last and "#:~:text=" in target for page, target, _ in links)
    assert ("annex-staff", "Annex 2") in {(target, said) for _, target, said in links}
    inside = look_inside(pdf, read_pages(pdf), judged=True)
    assert set(inside.standards) == {"PDF/A-3a", "PDF/UA-1"}
    assert inside.faults == ()
    assert verify(pdf).code == 0


def test_it_is_in_the_language_of_the_brief(render: Any) -> None:
    claims = FILES["briefs/claims/base.yaml"].replace(
        "    statement: The council was founded in 1990 in Oslo.",
        "    statement: Le conseil a été fondé en 1990 à Oslo.",
    )
    brief = BRIEF.replace("annex: true", "annex: true\nlang: fr").split('{{ claim("budget")')[0]
    brief = brief.replace(' {{ claim("staff") }}', "")
    pdf = render({"briefs/council.md": brief, "briefs/claims/base.yaml": claims}, "council.pdf")
    assert "Annexe : ce sur quoi reposent les énoncés" in text_of(pdf)[-1]
    assert "(non vérifié)" in text_of(pdf)[-1]


def test_a_source_without_an_address_opens_in_the_annex(render: Any) -> None:
    files = {
        "briefs/council.md": BRIEF,
        "refs.bib": FILES["refs.bib"].replace("  url = {https://council.example/report},\n", ""),
        "briefs/claims/base.yaml": FILES["briefs/claims/base.yaml"].replace(
            '{key: council-2025, quote: "The council was',
            '{key: council-2025, locator: p. 1, quote: "The council was',
        ),
    }
    links = links_of(render(files, "council.pdf"))
    in_sources = [target for page, target, _ in links if page == 2]
    assert in_sources == ["cite-1-1", "annex-founded"]


def test_a_style_that_takes_no_annex_is_told_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    style = (
        (ROOT / "templates" / "in-focus" / "page.typ").read_text().replace(", annex: none)", ")")
    )
    for path, text in {**FILES, "briefs/council.md": BRIEF}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    shutil.copytree(ROOT / "templates" / "in-focus", tmp_path / "templates" / "in-focus")
    (tmp_path / "templates" / "in-focus" / "page.typ").write_text(style)
    assert briefpdf.main(["render", "--workspace", str(tmp_path)], standalone_mode=False) == 1
    said = capsys.readouterr().out
    assert "the template in-focus takes no annex" in said
    assert "Add `annex: none` to the arguments of `brief`" in said


def test_pages_for_who_references_have_their_lines_counted(render: Any) -> None:
    pdf = render({}, "council-referenced.pdf", "--referenced")
    first, *_, annex = text_of(pdf)
    assert "[1]" in first and "[3]" in first
    assert "3. Its budget rose to $14.7 million in 2024." in annex
    numbers = {one.text.strip() for one in read_pages(pdf).pieces if one.page == 0 and one.size < 6}
    assert {"1", "2", "3"} <= numbers
    with pikepdf.Pdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.attachments


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--draft"], "--referenced goes with neither"),
        (["--engine", "weasyprint"], "counts the lines of its pages, which WeasyPrint cannot"),
        (["--sign", "a.p12"], "--referenced goes with neither"),
    ],
)
def test_what_makes_no_sense_with_it(words: list[str], told: str) -> None:
    with pytest.raises(Exception, match=told):
        briefpdf.main(["render", "--referenced", *words], standalone_mode=False)


def test_a_claim_that_only_a_figure_prints_stands_with_its_statement(render: Any) -> None:
    head = BRIEF.rpartition("---\n")[0].replace(
        "annex: true",
        "annex: true\nfigures:\n  staff: {kind: table, title: Staff, claims: [staff, budget]}",
    )
    claims = FILES["briefs/claims/base.yaml"].replace(
        "    values:", "    short: Staff\n    values:"
    )
    files = {
        "briefs/council.md": head + '---\n\n## Overview\n\n{{ figure("staff") }}\n',
        "briefs/claims/base.yaml": claims.replace("  budget:\n", "  budget:\n    short: Budget\n"),
    }
    annex = text_of(render(files, "council.pdf"))[-1]
    assert "1. More than 400 people worked for the council in 2024. (" in annex
    assert "2. Its budget rose to $14.7 million in 2024. (" in annex


def test_a_brief_without_claims_has_no_annex(render: Any) -> None:
    head, _, _ = BRIEF.rpartition("---\n")
    files = {"briefs/council.md": head + "---\n\n## Overview\n\nSee below.\n"}
    for engine in ("typst", "weasyprint"):
        last = text_of(render(files, "council.pdf", "--engine", engine))[-1]
        assert "Annex" not in last
        assert "Disclaimer" in last
