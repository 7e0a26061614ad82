"""briefpdf as it is installed: from its wheel, with nothing of the repository around it."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds what is in the wheel."""
    place = tmp_path_factory.mktemp("wheel")
    words = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index")
    building = [sys.executable, "-m", "pip", *words, "--wheel-dir", str(place), str(ROOT)]
    done = subprocess.run(building, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = place.glob("*.whl")
    with ZipFile(wheel) as opened:
        opened.extractall(place / "lib" / "site")
    return place / "lib" / "site"


def test_a_first_brief_is_built_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    def run(*words: str) -> str:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "briefpdf", *words],
            env={**os.environ, "PYTHONPATH": str(installed)},
            cwd=tmp_path,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    where = "import briefpdf; print(briefpdf.__file__)"
    asked = [sys.executable, "-P", "-c", where]
    found = subprocess.check_output(asked, env={**os.environ, "PYTHONPATH": str(installed)})
    assert Path(os.fsdecode(found).strip()).is_relative_to(installed)
    run("init", ".")
    assert "build/first-brief.pdf: 2 pages" in run("render")
    assert "nothing that it uses changed" in run("render", "--explain")
    run("render", "--engine", "weasyprint", "-o", "other")
    assert (tmp_path / "other" / "first-brief.pdf").is_file()
