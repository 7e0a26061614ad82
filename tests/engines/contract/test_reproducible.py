"""The same brief gives the same bytes, wherever and whenever it is rendered."""

from __future__ import annotations

from collections.abc import Callable
import io
from pathlib import Path
import subprocess
import sys
from typing import Any

import pikepdf
import pytest

from briefpdf.engines.base import Engine
from briefpdf.engines.registry import ENGINES

SAMPLE = Path(__file__).resolve().parents[2] / "samples/every-construct"


def rendered(engine: str, out: Path, cwd: Path, **environment: str) -> bytes:
    """The sample rendered by a process of its own in a folder and an environment."""
    words = ["--engine", engine, "--workspace", str(SAMPLE), "-o", str(out)]
    paths = ":".join(path for path in sys.path if path)
    surroundings = {"PATH": "/usr/bin:/bin", "PYTHONPATH": paths, "BRIEFPDF_NO_CACHE": "1"}
    done = subprocess.run(
        [sys.executable, "-m", "briefpdf", "render", "skerry-harbor", *words],
        cwd=cwd,
        env={**surroundings, **environment},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return out.read_bytes()


@pytest.mark.parametrize("engine", ENGINES)
def test_time_zone_locale_folder_and_hashes_make_no_difference(engine: str, tmp_path: Path) -> None:
    here = rendered(
        engine, tmp_path / "a.pdf", SAMPLE, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8"
    )
    elsewhere = rendered(
        engine,
        tmp_path / "another name.pdf",
        tmp_path,
        TZ="Pacific/Auckland",
        PYTHONHASHSEED="2",
        LC_ALL="de_DE.UTF-8",
        HOME=str(tmp_path),
    )
    assert here.startswith(b"%PDF-1.7")
    assert here == elsewhere


@pytest.mark.parametrize("engine", ENGINES)
def test_the_moment_can_be_given(engine: str, tmp_path: Path) -> None:
    given = {"SOURCE_DATE_EPOCH": "1700000000"}
    first = rendered(engine, tmp_path / "a.pdf", SAMPLE, **given)
    assert first == rendered(engine, tmp_path / "b.pdf", tmp_path, **given)
    with pikepdf.Pdf.open(io.BytesIO(first)) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20231114221320")
    # What is no moment is as good as none.
    none = rendered(engine, tmp_path / "c.pdf", SAMPLE, SOURCE_DATE_EPOCH="yesterday")
    assert none == rendered(engine, tmp_path / "d.pdf", SAMPLE)
    assert none != first


def test_what_was_rendered_before_makes_no_difference(
    engine: Engine, sample: Callable[[str], Any], tmp_path: Path
) -> None:
    here = "skerry-harbor"
    alone = rendered(engine.name, tmp_path / "a.pdf", SAMPLE)
    for name in (here, "night-train", "tokyo"):
        engine.render(*sample(name))
    assert engine.render(*sample(here)).pdf == alone
