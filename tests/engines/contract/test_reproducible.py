"""The same brief gives the same bytes, wherever and whenever it is rendered."""

from __future__ import annotations

import io
from pathlib import Path
import subprocess
import sys
from typing import Any

import pikepdf
import pytest

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
        timeout=600,
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


# Several briefs by one engine in one process, which knows of no other test; the last one is kept.
IN_TURN = """
from pathlib import Path
import sys
from typing import Any
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.passages import with_passages
from briefpdf.compose.sandbox import Sandbox
from briefpdf.engines.registry import find_engine
from briefpdf.project.load import load_project
from briefpdf.source.workspace import DiskWorkspace

name, out, *briefs = sys.argv[1:]
with Sandbox() as sandbox:
    engine = find_engine(name, sandbox)
    for path in map(Path, briefs):
        project = load_project(DiskWorkspace(path.parent))
        composition = compose_brief(project, project.briefs[path.name], sandbox)
        document = with_passages(composition.document, project, project.archives)
        pdf = engine.render(document, composition.theme).pdf
Path(out).write_bytes(pdf)
"""


@pytest.mark.parametrize("engine", ENGINES)
def test_what_was_rendered_before_makes_no_difference(engine: str, tmp_path: Path) -> None:
    here, others = SAMPLE / "skerry-harbor", (SAMPLE.parent / "memo/night-train",)
    briefs = (here, *others, SAMPLE.parent / "unicode/tokyo", here)
    out = tmp_path / "b.pdf"
    words = [sys.executable, "-c", IN_TURN, engine, str(out), *map(str, briefs)]
    subprocess.run(words, timeout=600, check=True)
    assert out.read_bytes() == rendered(engine, tmp_path / "a.pdf", SAMPLE)


def test_what_was_set_before_makes_no_difference(engine: Any, style: Any, write: Any) -> None:
    """A ligature of the page is a character of its own in another brief; fonts are shared."""
    document = write.document(write.paragraph("An office offers difficult figures, cafe\u0301s."))
    alone = engine.render(document, style).pdf
    for signs in ("ﬀﬁﬂﬃﬄ", "éÉ\u0301", "ﬅ½²₂"):
        engine.render(write.document(write.paragraph(signs)), style)
        assert engine.render(document, style).pdf == alone
