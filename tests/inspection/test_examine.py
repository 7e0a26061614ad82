"""A workspace is checked alike with and without a cache, in one process and in several."""

from __future__ import annotations

import gc
from pathlib import Path
import tempfile

import pytest

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.cached import workers
from briefpdf.inspection.examine import examine
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.source.workspace import DiskWorkspace


@pytest.fixture
def workspace(tmp_path: Path) -> DiskWorkspace:
    root = tmp_path / "workspace"
    for path, text in {**BASE, CLAIMS: BASE[CLAIMS].replace("10,000", "9,000")}.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return DiskWorkspace(root)


@pytest.mark.parametrize("whole", [True, False])
def test_without_a_cache_several_processes_find_the_same(
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    whole: bool,
) -> None:
    monkeypatch.setattr(workers, "_WORTH_IT", 0)
    # The sandbox, which other tests use too, has a folder of its own from its first use on.
    plain = inspect_workspace(workspace, sandbox)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    found = examine(workspace, sandbox, jobs=2, cache=False, whole=whole)
    assert plain.findings
    assert found.findings == plain.findings
    assert not (workspace.root / ".briefpdf").exists()
    assert [one.document for one in found.subject.compositions] == [
        one.document for one in plain.subject.compositions
    ]
    del found
    gc.collect()
    assert not list((tmp_path / "temporary").iterdir())


def test_where_no_folder_can_be_made_one_process_finds_the_same(
    workspace: DiskWorkspace, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "none"))
    found = examine(workspace, sandbox, jobs=2, cache=False, whole=True)
    assert found.findings == inspect_workspace(workspace, sandbox).findings
