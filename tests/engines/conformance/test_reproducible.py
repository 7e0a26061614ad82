"""The same brief gives the same bytes: in any folder, time zone, language, and with any seed."""

from __future__ import annotations

from pathlib import Path
import shutil
import subprocess
import sys
import time
from typing import Any

import pytest
import weasyprint.pdf.fonts

ROOT = Path(__file__).resolve().parents[3]
SAMPLE = ("briefs", "templates", "refs.bib", "pyproject.toml")


def render_elsewhere(folder: Path, umask: int = 0o022, **environment: str) -> bytes:
    """The sample, copied into a folder and rendered there by a process of its own."""
    for name in SAMPLE:
        source, target = ROOT / name, folder / name
        if source.is_dir():
            shutil.copytree(source, target)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
    done = subprocess.run(
        [sys.executable, "-m", "briefpdf", "render", "russia-north-korea", "-o", "out.pdf"],
        cwd=folder,
        env={
            "PATH": "/usr/bin:/bin",
            "PYTHONPATH": ":".join(path for path in sys.path if path),
            "HOME": str(folder),
            **environment,
        },
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (folder / "out.pdf").read_bytes()


def test_nothing_around_it_makes_a_difference(tmp_path: Path) -> None:
    first = render_elsewhere(
        tmp_path / "a", TZ="UTC", LANG="C.UTF-8", PYTHONHASHSEED="1", COLUMNS="80"
    )
    second = render_elsewhere(
        tmp_path / "a folder" / "ä 東" / "b",
        umask=0o077,
        TZ="Pacific/Kiritimati",
        LANG="tr_TR.UTF-8",
        LC_ALL="tr_TR.UTF-8",
        LANGUAGE="tr",
        PYTHONHASHSEED="2",
        USER="someone",
    )
    assert first.startswith(b"%PDF-")
    assert first == second
    assert b"/tmp" not in first


def test_a_given_moment_is_the_only_difference(tmp_path: Path) -> None:
    first = render_elsewhere(tmp_path / "a", SOURCE_DATE_EPOCH="1749772800", TZ="Asia/Tokyo")
    second = render_elsewhere(tmp_path / "b", SOURCE_DATE_EPOCH="1749772800", TZ="America/Lima")
    assert first == second
    assert b"2025-06-13T00:00:00Z" in first


@pytest.mark.parametrize("library", [True, False], ids=["harfbuzz", "fonttools"])
def test_neither_way_of_cutting_fonts_writes_the_time(
    render: Any, write: Any, monkeypatch: pytest.MonkeyPatch, library: bool
) -> None:
    """Which way WeasyPrint goes depends on the system's libraries: it may have no HarfBuzz."""
    document = write.document(write.heading("Overview"), write.paragraph("Fish, office.[1]"))
    if not library:
        monkeypatch.setattr(weasyprint.pdf.fonts, "harfbuzz_subset", None)
    first = render(document).pdf
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 100_000)
    # The fixture holds that nothing is found: there is no warning that the library is missing.
    assert render(document).pdf == first


def test_fonts_are_cut_down(render: Any, write: Any) -> None:
    with render(write.document(write.paragraph("Abc."))).open() as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            data = font.DescendantFonts[0].FontDescriptor.FontFile2
            assert len(data.read_bytes()) < 40_000
