"""Where WeasyPrint cannot run, who asks for it is told what to install."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import subprocess

import pytest

Workspace = Callable[..., Path]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def without_weasyprint(tmp_path: Path) -> dict[str, str]:
    """An environment in which loading WeasyPrint fails as it does without its libraries."""
    module = tmp_path / "without" / "weasyprint.py"
    module.parent.mkdir()
    module.write_text('raise OSError("cannot load library libpango")\n', encoding="utf-8")
    return {**os.environ, "PYTHONPATH": str(module.parent)}


def test_who_asks_for_weasyprint_is_told_what_to_install(
    workspace: Workspace, briefpdf: Run, without_weasyprint: dict[str, str]
) -> None:
    done = briefpdf("render", "--engine", "weasyprint", cwd=workspace({}), env=without_weasyprint)
    assert done.returncode == 2
    assert "libpango" in done.stderr
    assert "apt-get install" in done.stderr
