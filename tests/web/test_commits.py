"""The branch, what is not committed on it, and the commit."""

from __future__ import annotations

import subprocess

from .asked import CLAIMS, Asked


def git(bench: Asked, *words: str) -> str:
    """What git says in the workspace."""
    own = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org")
    done = subprocess.run(
        ["git", *own, *words], cwd=bench.folder, capture_output=True, text=True, check=True
    )
    return done.stdout


def test_chosen_files_are_committed_and_no_others(bench: Asked) -> None:
    assert bench.ask("/api/git").json() == {"branch": None, "changed": []}
    git(bench, "init", "-q", "-b", "ours")
    git(bench, "config", "user.name", "Ada")
    git(bench, "config", "user.email", "ada@example.org")
    (bench.folder / ".gitignore").write_text(".briefpdf/\n")
    git(bench, "add", ".")
    git(bench, "commit", "-qm", "Begin")
    assert bench.ask("/api/git").json() == {"branch": "ours", "changed": []}
    digest = bench.ask("/api/claim/ships").json()["digest"]
    bench.change("/api/claim/ships", set={"short": "Ships"}, seen=digest)
    (bench.folder / "briefs" / "new[1].md").write_text("New.\n")
    changed = [CLAIMS, "briefs/new[1].md"]
    assert bench.ask("/api/git").json()["changed"] == sorted(changed)
    assert bench.change("/api/commit", message=" ", paths=[CLAIMS]).status_code == 422
    refused = bench.change("/api/commit", message="M", paths=["../other"])
    assert refused.status_code == 422
    message = "Ships have a label\n\n--amend"
    made = bench.change("/api/commit", message=message, paths=["briefs/new[1].md"])
    assert made.status_code == 200, made.text
    assert git(bench, "log", "-1", "--format=%B").strip() == message
    assert git(bench, "show", "--format=", "--name-only", "HEAD").split() == ["briefs/new[1].md"]
    assert bench.ask("/api/git").json()["changed"] == [CLAIMS]
