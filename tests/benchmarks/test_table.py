"""What was measured is put into a page's table; what was not stays."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def measure(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    return importlib.import_module("measure")


def test_lines_are_replaced_by_name_and_others_stay(measure: ModuleType, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Speed\n\n<!-- measured -->\n<!-- end of what was measured -->\n\nMore.\n")
    first, second = measure.Table(), measure.Table()
    first.tell("cold", 0.9, 0.85, note="a quiet machine")
    first.tell("watch", 0.5, None, "{:.1f} s")
    first.write(page)
    second.tell("cold", 0.8, 0.85)
    second.write(page)
    head, lines = page.read_text().split("<!-- measured -->\n")
    assert head == "# Speed\n\n"
    assert lines.splitlines() == [
        "| what | reached | wanted, at most | from |",
        "|---|---|---|---|",
        "| cold | 0.80 | 0.85 |  |",
        "| watch | 0.5 s |  |  |",
        "<!-- end of what was measured -->",
        "",
        "More.",
    ]


def test_what_is_over_is_marked(measure: ModuleType) -> None:
    table = measure.Table()
    table.tell("cold", 0.9, 0.85)
    assert table.rows == [("cold", "0.90 (over)", "0.85", "")]


def test_a_peer_gets_another_text_each_time(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    peers = importlib.import_module("peers")
    (tmp_path / "paragraphs.json").write_text('["one two three four five six seven", "a b"]')
    texts = [peers.varied(tmp_path, seed)[0] for seed in range(5)]
    assert texts[0] == "one two three four five six seven"
    assert len(set(texts)) == 5
    assert {" ".join(sorted(text.split())) for text in texts} == {
        "five four one seven six three two"
    }


def test_no_two_briefs_of_a_batch_are_alike(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "benchmarks"))
    office = importlib.import_module("office")
    office.write_office(ROOT, tmp_path, 4)
    briefs = sorted((tmp_path / "briefs").glob("b*.md"))
    bodies = [path.read_text(encoding="utf-8").partition("## ")[2] for path in briefs]
    assert len(set(bodies)) == 4
    assert len({"".join(sorted("".join(body.split()))) for body in bodies}) == 1
