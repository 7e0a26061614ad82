"""The same brief gives the same bytes: in any folder, time zone, language, and with any seed."""

from __future__ import annotations

from pathlib import Path
import shutil
import subprocess
import sys
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
        timeout=120,
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


def test_harfbuzz_s_own_way_of_cutting_fonts_makes_no_difference(
    render: Any, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = write.document(write.heading("Overview"), write.paragraph("Fish, office.[1]"))
    with_library = render(document).pdf
    monkeypatch.setattr(weasyprint.pdf.fonts, "harfbuzz_subset", None)
    # The fixture holds that nothing is found: there is no warning that it is missing.
    assert render(document).pdf == with_library


def test_fonts_are_cut_down(render: Any, write: Any) -> None:
    with render(write.document(write.paragraph("Abc."))).open() as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            data = font.DescendantFonts[0].FontDescriptor.FontFile2
            assert len(data.read_bytes()) < 40_000
