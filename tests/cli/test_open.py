"""`render --open` and `watch --open` show what was built."""

from __future__ import annotations

from pathlib import Path

import click
from click.testing import CliRunner
import pytest

from briefpdf import render
from briefpdf.checks.examples import BASE, BRIEF
from briefpdf.cli.main import briefpdf
from briefpdf.rendering import watch

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("count", [1, 6])
def test_few_files_are_opened_and_the_folder_of_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    files = {**BASE, **{f"briefs/more-{at}.md": BASE[BRIEF] for at in range(count - 1)}}
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    opened: list[tuple[str, bool]] = []
    monkeypatch.setattr(click, "launch", lambda url, locate: opened.append((url, locate)))
    words = ["render", "--workspace", str(tmp_path), "--open"]
    done = CliRunner().invoke(briefpdf, words)
    assert done.exit_code == 0, done.output
    (first, locate) = opened[0]
    assert len(opened) == 1 and locate == (count > 1)
    assert Path(first).is_relative_to(tmp_path / "build") and Path(first).is_file()


def test_what_is_watched_is_opened_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, text in BASE.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    opened: list[str] = []
    monkeypatch.setattr(click, "launch", lambda url, locate: opened.append(url))
    found = render(tmp_path, cache=False)
    monkeypatch.setattr(watch, "render_on_save", lambda *asked: iter([(found, 0.1), (found, 0.1)]))
    done = CliRunner().invoke(briefpdf, ["watch", "--workspace", str(tmp_path), "--open"])
    assert done.exit_code == 0, done.output
    (file,) = opened
    assert Path(file).is_file()
