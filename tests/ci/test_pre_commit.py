"""The hooks, run by pre-commit itself over a real repository, without the network."""

from __future__ import annotations

from collections.abc import Callable
import os
from pathlib import Path
import subprocess
import sys

import pytest
import yaml

from briefpdf.checks.examples import BRIEF, CLAIMS

from .runner import ROOT

Write = Callable[..., Path]
Git = Callable[..., str]
Commit = Callable[[Path], None]
Run = Callable[..., "subprocess.CompletedProcess[str]"]
BIN = Path(sys.executable).parent
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
# Of what a new environment would hold, all is here: pre-commit need not set one up.
CONFIG = {"repos": [{"repo": "local", "hooks": [{**one, "language": "system"} for one in HOOKS]}]}


@pytest.fixture
def run(workspace: Write, committed: Commit, tmp_path: Path) -> Run:
    """Runs a command in a repository whose hooks pre-commit has put in place."""
    folder = workspace({".pre-commit-config.yaml": yaml.safe_dump(CONFIG), ".gitignore": "build/"})
    committed(folder)
    own = {"PRE_COMMIT_HOME": str(tmp_path / "home"), "PATH": f"{BIN}:{os.environ['PATH']}"}
    for role in ("AUTHOR", "COMMITTER"):
        own |= {f"GIT_{role}_NAME": "Ada Byrd", f"GIT_{role}_EMAIL": "ada@example.org"}

    def done(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            cwd=folder,
            env={**os.environ, **own},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    both = ("--hook-type", "pre-commit", "--hook-type", "pre-push")
    installed = done(sys.executable, "-m", "pre_commit", "install", *both)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return done


def test_a_commit_that_only_removes_a_claim_is_stopped(run: Run) -> None:
    assert run("git", "rm", "-q", CLAIMS).returncode == 0
    done = run("git", "commit", "-m", "less")
    said = done.stdout + done.stderr
    assert done.returncode == 1, said
    assert f"{BRIEF}:" in said and "troops-2024" in said and "briefpdf check" in said
    # What holds up is committed.
    run("git", "reset", "-q", "--hard")
    done = run("git", "commit", "--allow-empty", "-m", "nothing")
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_push_renders_what_holds_up(run: Run, tmp_path: Path, git: Git) -> None:
    git("init", "-q", "--bare", str(tmp_path / "there"), cwd=tmp_path)
    done = run("git", "push", str(tmp_path / "there"), "main")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "briefpdf render" in done.stdout + done.stderr
    (built,) = tmp_path.glob("**/build/base.pdf")
    assert built.read_bytes().startswith(b"%PDF-")
