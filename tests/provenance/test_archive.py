"""An archive of issued PDFs answers which of them rest on a source."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path

import pytest

from briefpdf.cli.main import briefpdf
from briefpdf.provenance.archive import issued_on
from briefpdf.source.mendable import Mendable

from .conftest import FILES, Issued, with_file


@pytest.fixture(scope="module")
def archive(
    issue: Callable[..., Issued], issued: Issued, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    claims = FILES["briefs/claims/base.yaml"] + (
        "  large:\n    kind: judgment\n    statement: It is a large body.\n    basis: [staff]\n"
    )
    brief = FILES["briefs/council.md"] + (
        '\n{% judgment basis=["large"] %}It could well grow.{% endjudgment %}\n'
    )
    judged = issue({"briefs/claims/base.yaml": claims, "briefs/council.md": brief})
    (folder / "2024").mkdir()
    (folder / "2024" / "first.pdf").write_bytes(issued.pdf)
    (folder / "second.PDF").write_bytes(judged.pdf)
    (folder / "bare.pdf").write_bytes(issued.bare)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7")
    (folder / "spoilt.pdf").write_bytes(with_file(issued.pdf, "evidence.json", b'{"council-2025"'))
    (folder / "spoilt2.pdf").write_bytes(
        with_file(issued.pdf, "evidence.json", b'["council-2025"]')
    )
    (folder / "notes.txt").write_text("council-2025")
    return folder


def test_which_files_rest_on_a_source(archive: Path) -> None:
    found = issued_on(archive, "council-2025")
    assert [Path(one.path).name for one in found.files] == ["second.PDF", "first.pdf"]
    assert found.looked == 6
    assert [Path(path).name for path in found.without] == ["bare.pdf"]
    assert sorted(Path(path).name for path in found.unread) == [
        "broken.pdf",
        "spoilt.pdf",
        "spoilt2.pdf",
    ]
    judged, first = found.files
    assert list(first.claims) == ["founded", "staff", "budget"]
    # What only rests on a claim that cites it rests on it, too.
    assert set(judged.claims) == {"founded", "staff", "budget", "large"}
    assert "The Council & its Work" in first.entry
    assert issued_on(archive, "another-source").files == ()


def test_the_command_needs_no_workspace(
    archive: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    asked = ["source", "impact", "council-2025", "--in", str(archive)]
    assert briefpdf.main(asked, standalone_mode=False) == 0
    text = capsys.readouterr().out
    assert "2 PDFs of 6 rest on council-2025." in text
    assert "  staff: More than 400 people worked for the council in 2024." in text
    assert briefpdf.main([*asked, "--format", "json"], standalone_mode=False) == 0
    report = json.loads(capsys.readouterr().out)
    assert [len(one["claims"]) for one in report["pdfs"]] == [4, 3]
    with pytest.raises(Mendable, match="there is no folder"):
        issued_on(tmp_path / "none", "council-2025")
