"""What briefpdf promises to those who call it from Python."""

from __future__ import annotations

from pathlib import Path
import re
import shutil

import pytest

import briefpdf
from briefpdf.source.mendable import Mendable
from briefpdf.version import VERSION

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = Path(__file__).resolve().parent / "samples/figures"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace of one sound brief."""
    shutil.copytree(SAMPLE, tmp_path / "office")
    shutil.copytree(ROOT / "templates/in-focus", tmp_path / "office/templates/in-focus")
    return tmp_path / "office"


def spoil(folder: Path) -> None:
    """Have the registry's first quote be in no copy."""
    (registry,) = folder.glob("briefs/claims/*.yaml")
    text = registry.read_text(encoding="utf-8")
    changed, count = re.subn(r"(?m)quote: .*$", "quote: Nobody wrote this.", text, count=1)
    assert count == 1
    registry.write_text(changed, encoding="utf-8")


def test_nothing_else_is_promised() -> None:
    assert briefpdf.__all__ == ["__version__", "check", "load", "render", "verify"]
    assert briefpdf.__version__ == VERSION


def test_a_workspace_is_loaded_and_checked(folder: Path) -> None:
    project = briefpdf.load(folder)
    assert list(project.briefs.values())
    assert not any(one.is_error for one in briefpdf.check(folder).findings)
    spoil(folder)
    assert "CLAIM007" in {one.rule.code for one in briefpdf.check(str(folder)).findings}


def test_what_holds_up_is_rendered_and_what_does_not_is_not(folder: Path) -> None:
    (done,) = briefpdf.render(folder, cache=False).briefs
    assert done.pdf == "build/figures.pdf" and (done.pages or 0) >= 1
    assert (folder / done.pdf).read_bytes().startswith(b"%PDF-")
    spoil(folder)
    (stopped,) = briefpdf.render(folder, out=folder / "other", cache=False).briefs
    assert stopped.pdf is None and not (folder / "other").exists()
    (draft,) = briefpdf.render(folder, out=folder / "other", draft=True, cache=False).briefs
    assert (folder / "other/figures.pdf").is_file() and draft.pdf == "other/figures.pdf"


def test_no_folder_is_told(tmp_path: Path) -> None:
    for ask in (briefpdf.check, briefpdf.render, briefpdf.load):
        with pytest.raises(Mendable, match="there is no folder"):
            ask(tmp_path / "nowhere")
