"""The job for GitLab, its lines run as its runner runs them."""

from __future__ import annotations

from collections.abc import Callable
import json
import os
from pathlib import Path
import subprocess
import sys
from xml.etree import ElementTree

import pytest
import yaml

from briefpdf.checks.baseline import written_baseline
from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.settings import BASELINE_FILE
from briefpdf.source.workspace import MemoryWorkspace

from .runner import ROOT

Write = Callable[..., Path]
Git = Callable[..., str]
Commit = Callable[[Path], None]

JOB = yaml.safe_load((ROOT / "ci/gitlab.yml").read_text(encoding="utf-8"))[".briefpdf"]
SPOILT = BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")


@pytest.fixture
def run(
    workspace: Write, git: Git, committed: Commit
) -> Callable[..., tuple[Path, subprocess.CompletedProcess[str]]]:
    """Runs the job over the examples' workspace, with the given files changed since `HEAD~1`."""

    def done(
        files: dict[str, str], **variables: str
    ) -> tuple[Path, subprocess.CompletedProcess[str]]:
        folder = workspace({})
        committed(folder)
        workspace(files)
        git("commit", "-q", "-a", "--allow-empty", "-m", "second", cwd=folder)
        lines = [*JOB["before_script"], *JOB["script"]]
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        finished = subprocess.run(
            ["bash", "-eo", "pipefail", "-c", "\n".join(lines)],
            cwd=folder,
            env={**os.environ, **JOB["variables"], "PATH": path, **variables},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return folder / "briefpdf-reports", finished

    return done


def test_what_holds_up_is_built(run: Callable[..., object]) -> None:
    out, done = run({}, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")  # type: ignore[misc]
    assert done.returncode == 0, done.stderr
    # A merge request that changes nothing builds nothing.
    assert not (out / "pdf").exists()
    assert "What this breaks\n\nNothing." in (out / "summary.md").read_text()
    assert (out / "changes.txt").read_text().startswith("No claim, source, style or brief changed")
    assert out.name + "/" in JOB["artifacts"]["paths"]


def test_an_error_fails_the_job_with_its_reports(run: Callable[..., object]) -> None:
    out, done = run({CLAIMS: SPOILT}, CI_COMMIT_BEFORE_SHA="HEAD~1")  # type: ignore[misc]
    assert done.returncode == 1
    junit = JOB["artifacts"]["reports"]["junit"]
    assert ElementTree.parse(out.parent / junit).getroot().get("failures") == "1"
    assert "claim troops-2024: sources (in base)" in (out / "changes.txt").read_text()
    assert (out / "findings.sarif").is_file() and (out / "findings.json").is_file()
    assert (out / "draft/base.pdf").is_file()
    quality = json.loads((out.parent / JOB["artifacts"]["reports"]["codequality"]).read_text())
    assert [one["check_name"] for one in quality] == ["CLAIM002 unknown-source-key"]


def test_a_merge_request_answers_for_what_it_breaks(run: Callable[..., object]) -> None:
    more = {BRIEF: BASE[BRIEF].replace("title: Troops", "title: Soldiers"), CLAIMS: SPOILT}
    out, done = run(more, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")  # type: ignore[misc]
    assert done.returncode == 1
    assert "claim troops-2024: sources" in (out / "changes.txt").read_text()
    assert "**1 brief cannot be built:** base." in (out / "summary.md").read_text()


def test_runs_are_held_to_the_baseline_and_a_merge_request_to_that_of_its_base(
    run: Callable[..., object], sandbox: Sandbox
) -> None:
    old = {BRIEF: brief('{{ claim("troops-2024") }}\n\nSome 300 men died.\n')}
    found = inspect_workspace(MemoryWorkspace({**BASE, **old}), sandbox)
    accepted, number = written_baseline(found.findings, found.text)
    assert number == 1
    files = {**old, BASELINE_FILE: accepted}
    # What a merge request accepts of its own is an error all the same; once it is in, it counts.
    out, done = run(files, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")  # type: ignore[misc]
    assert done.returncode == 1
    assert "in the baseline" in (out / "summary.md").read_text()
    out, done = run(files)  # type: ignore[misc]
    assert done.returncode == 0, done.stderr
    assert (out / "pdf/base.pdf").is_file()


def test_a_link_among_the_reports_leads_nowhere(
    run: Callable[..., object], workspace: Write, tmp_path: Path
) -> None:
    own = tmp_path / "own.txt"
    own.write_text("mine")
    reports = workspace({}) / "briefpdf-reports"
    (reports / "pages").mkdir(parents=True)
    for name in ("baseline.json", "summary.md", "pages/link"):
        (reports / name).symlink_to(own)
    _, done = run({}, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")  # type: ignore[misc]
    assert (done.returncode, own.read_text()) == (0, "mine")
    assert not any(one.is_symlink() for one in reports.rglob("*"))


def test_a_pdf_that_came_with_a_merge_request_is_no_report(
    workspace: Write, run: Callable[..., tuple[Path, subprocess.CompletedProcess[str]]]
) -> None:
    workspace({"briefpdf-reports/pdf/base.pdf": "no PDF"})
    out, done = run({CLAIMS: SPOILT}, CI_MERGE_REQUEST_DIFF_BASE_SHA="HEAD~1")
    assert done.returncode == 1, done.stderr
    assert not (out / "pdf").exists()


def test_what_lies_outside_of_the_project_is_not_read(run: Callable[..., object]) -> None:
    out, done = run({}, BRIEFPDF_WORKSPACE="..")  # type: ignore[misc]
    assert (done.returncode, out.exists()) == (2, False)
    assert ".. is no folder of this project" in done.stderr


def test_a_base_that_is_missing_fails_nothing(run: Callable[..., object]) -> None:
    _, done = run({}, CI_COMMIT_BEFORE_SHA="0" * 40)  # type: ignore[misc]
    assert done.returncode == 0
    assert "No list of changes." in done.stderr
