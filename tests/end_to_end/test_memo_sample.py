"""The sample memo: a second style, in which everything still holds up."""

from __future__ import annotations

from pathlib import Path
import re

import pikepdf
import pypdfium2
import pytest

from briefpdf.checks.verdict import verdicts
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "tests/samples/memo"


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> Path:
    out = tmp_path_factory.mktemp("memo") / "memo.pdf"
    done = render_workspace(DiskWorkspace(SAMPLE), sandbox, Order(out=out))
    assert [str(f.diagnostic) for f in done.findings if f.severity != "note"] == []
    assert {f.rule.code for f in done.findings} <= {"BRIEF019", "CLAIM023"}
    return out


@pytest.fixture(scope="module")
def texts(pdf: Path) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [
            " ".join(page.get_textpage().get_text_range().replace("\ufffe", "").split())
            for page in document
        ]


def test_its_head_says_who_to_whom_and_when(texts: list[str]) -> None:
    first, *others = texts
    for said in (
        "Memorandum Policy Briefing Service",
        "Committee on Transport; Office of the Speaker",
        "Karin Lund, Analyst; Tomasz Wiśniewski, Transport Economist",
        "Updated October 6, 2025",
        "Restoring the Night Train to Eastbridge",
    ):
        assert said in first
    for page in others:
        assert "Restoring the Night Train to Eastbridge" in page
        assert "TM-2025-031" in page
    assert [re.search(r"Page (\d) of 3", text)[1] for text in texts] == ["1", "2", "3"]  # type: ignore[index]


def test_its_sources_are_at_the_foot_of_the_pages_that_cite_them(texts: list[str]) -> None:
    assert "1. Signe Hallgren, Jón Óskarsson and Pieter van der Berg" in texts[0]
    assert "5. Åsa Lindholm and Ilya Petrov, “What a Night Train Costs,”" in texts[1]
    assert "Sources" not in texts[2]
    assert "About this memorandum" in texts[2]
    assert "TM-2025-031 · Version 2 · Updated" in texts[2]


def test_its_marks_lead_to_notes_and_back(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        names = {str(name) for name in pikepdf.NameTree(document.Root.Names.Dests)}
        linked = [
            str(link.Dest)
            for page in document.pages
            for link in page.get("/Annots", [])
            if "/Dest" in link
        ]
    assert set(linked) <= names
    forward = [name for name in linked if name.startswith("source-")]
    back = [name for name in linked if name.startswith("cite-")]
    assert len(set(forward)) == 7
    assert len(forward) >= 30
    assert len(back) == len(set(back)) == 7


def test_its_claims_are_supported(sandbox: Sandbox) -> None:
    done = inspect_workspace(DiskWorkspace(SAMPLE), sandbox)
    found = verdicts(done.subject, done.findings)
    assert len(found) == 29
    assert set(found.values()) <= {"verbatim", "consistent"}
