"""What all tests share: small workspaces, in memory and on disk."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
import io
from pathlib import Path
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE
from briefpdf.checks.finding import Finding
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.cli.main import main
from briefpdf.compose.compose import Composition, compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

ROOT = Path(__file__).resolve().parent.parent
TODAY = date(2026, 1, 15)

Files = Mapping[str, str | bytes]


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """One worker for templates, with a short time limit."""
    with Sandbox(time_limit=2.0) as sandbox:
        yield sandbox


@pytest.fixture
def compose(sandbox: Sandbox) -> Callable[[Files], Composition]:
    """Composes the one brief of the examples' workspace, some of its files replaced."""

    def composed(files: Files) -> Composition:
        project = load_project(MemoryWorkspace({**BASE, **files}))
        (brief,) = project.briefs.values()
        return compose_brief(project, brief, sandbox)

    return composed


@pytest.fixture
def check(sandbox: Sandbox) -> Callable[[Files], list[Finding]]:
    """Checks the examples' workspace, some of its files replaced."""

    def checked(files: Files) -> list[Finding]:
        project = load_project(MemoryWorkspace({**BASE, **files}))
        compositions = [compose_brief(project, brief, sandbox) for brief in project.briefs.values()]
        return run_checks(Subject(project, compositions, TODAY))

    return checked


@pytest.fixture
def workspace(tmp_path: Path) -> Callable[[Files], Path]:
    """Writes the examples' workspace to disk, some of its files replaced; its folder."""

    def written(files: Files) -> Path:
        folder = tmp_path / "workspace"
        for name, content in {**BASE, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)
        return folder

    return written


Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def briefpdf() -> Run:
    """Runs the command line as a process of its own, in a folder."""

    def run(*words: str, cwd: Path, **more: object) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "briefpdf", *words],
            cwd=cwd,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=False,
            **more,  # type: ignore[call-overload]
        )

    return run


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command line in this process, which is quicker; no terminal, no standard input."""

    def run(*words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        monkeypatch.chdir(cwd)
        monkeypatch.setattr(sys, "argv", ["briefpdf", *words])
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        written = capsys.readouterr()
        code = left.value.code
        assert isinstance(code, int)
        return subprocess.CompletedProcess(words, code, written.out, written.err)

    return run
