"""The sample of every kind of figure: nothing wrong with it, and all of it on its pages."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import ENGINES
from briefpdf.rendering.render import Order, render_workspace
from briefpdf.source.workspace import DiskWorkspace

SAMPLE = Path(__file__).resolve().parents[1] / "samples/figures"


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory, sandbox: Sandbox) -> dict[str, Path]:
    made = {}
    for engine in ENGINES:
        made[engine] = tmp_path_factory.mktemp("figures") / f"{engine}.pdf"
        order = Order(out=made[engine], engine=engine)
        done = render_workspace(DiskWorkspace(SAMPLE), sandbox, order)
        assert [str(one.diagnostic) for one in done.findings if one.severity != "note"] == []
    return made


@pytest.fixture(params=sorted(ENGINES))
def pdf(request: pytest.FixtureRequest, pdfs: dict[str, Path]) -> Path:
    return pdfs[request.param]


def _text(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def test_numbers_are_printed_as_their_claims_give_them(pdf: Path) -> None:
    text = _text(pdf)
    for shown in ("48,200", "about 38.25", "41.5", "0.85", "Oct 12, 2024", "5.05", "Downloads"):
        assert shown in text


def test_captions_are_numbered_and_referred_to(pdf: Path) -> None:
    text = _text(pdf)
    assert "(Figure 1.)" in text
    for number in range(1, 7):
        assert f"Figure {number}. " in text
    assert "Table 1. What the Library Spent" in text


def test_every_point_is_read_out(pdfs: dict[str, Path]) -> None:
    with pikepdf.open(pdfs["weasyprint"]) as document:
        told = [
            str(item.Alt)
            for item in document.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == "/Figure"
        ]
    assert len(told) == 6
    assert sum("1968: Fire destroys the map room." in alt for alt in told) == 2
    assert any("Hillside branch: about 38.25." in alt for alt in told)
    assert any("2024: Visits 52,400, Loans 31,800, Downloads 33,900." in alt for alt in told)
