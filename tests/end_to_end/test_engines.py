"""Where WeasyPrint cannot run, ReportLab takes its place and says what its files lack."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import subprocess

import pytest

Workspace = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]

LINE = (
    "The engine weasyprint cannot run here, so reportlab sets the PDFs: they have no tags, so they"
    " are neither PDF/UA nor PDF/A. “--engine weasyprint” tells what to install.\n"
)


@pytest.fixture
def without_weasyprint(tmp_path: Path) -> dict[str, str]:
    """An environment in which loading WeasyPrint fails as it does without its libraries."""
    module = tmp_path / "without" / "weasyprint.py"
    module.parent.mkdir()
    module.write_text('raise OSError("cannot load library libpango")\n', encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(module.parent)}


def test_auto_takes_the_next_engine_and_says_so(
    workspace: Workspace, briefpdf: Run, without_weasyprint: dict[str, str]
) -> None:
    folder = workspace({})
    done = briefpdf("render", cwd=folder, env=without_weasyprint)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count(LINE) == 1
    assert "neither PDF/UA" not in done.stdout
    (made,) = (folder / "build").glob("*.pdf")
    assert b"ReportLab" in made.read_bytes()


def test_who_asks_for_weasyprint_is_told_what_to_install(
    workspace: Workspace, briefpdf: Run, without_weasyprint: dict[str, str]
) -> None:
    done = briefpdf("render", "--engine", "weasyprint", cwd=workspace({}), env=without_weasyprint)
    assert done.returncode == 2
    assert "libpango" in done.stderr
    assert "apt-get install" in done.stderr


def test_who_asks_for_reportlab_is_told_nothing(workspace: Workspace, briefpdf: Run) -> None:
    folder = workspace({})
    done = briefpdf("render", "--engine", "reportlab", "--format", "json", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert '"engine": "reportlab"' in done.stdout
    assert "neither PDF/UA" not in done.stderr
