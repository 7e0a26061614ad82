"""A tree that somebody else made is checked and rendered, and nothing outside it is touched."""

from __future__ import annotations

from collections.abc import Callable
import json
import os
from pathlib import Path
import subprocess
import sys
import time

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
SECRET = "the password is swordfish"
LONG_AGO = time.time() - 90 * 24 * 3600
# Links that a work tree may hold: where each stands, and where it leads.
LINKS = {
    ".briefpdf/cache": "../../outside",
    "build": "../outside",
    "reports/findings.json": "../../outside/report.json",
    "briefs/linked.md": "../../outside/brief.md",
    "briefs/claims/linked.yaml": "../../../outside/claims.yaml",
    "briefs/sources/linked.txt": "../../../outside/secret.txt",
    "templates/linked": "../../outside",
}
STEERING = "\\e[31mred\\e]0;title\\a\\u202eturned"


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """What lies beside the clone: nobody's business."""
    folder = tmp_path / "outside"
    (folder / "deep").mkdir(parents=True)
    contents = {
        "secret.txt": SECRET,
        "brief.md": BASE[BRIEF].replace("Troops", SECRET),
        "claims.yaml": f"claims: {{secret: {{statement: {SECRET}.}}}}\n",
        "report.json": "{}",
        "old.pdf": "old",
        "deep/old": "old",
    }
    for name, text in contents.items():
        (folder / name).write_text(text)
        os.utime(folder / name, (LONG_AGO, LONG_AGO))
    return folder


@pytest.fixture
def clone(tmp_path: Path, outside: Path, git: Callable[..., str]) -> Path:
    """A hostile tree, as git brings it."""
    origin = tmp_path / "origin"
    more = f'  steering:\n    statement: "{STEERING}"\n    sources: [{{key: "{STEERING}"}}]\n'
    entry = {"path": BRIEF, "before": "", "after": "", "text": "taken over\n"}
    journal = json.dumps({"version": 1, "files": [entry]})
    files = {**BASE, CLAIMS: BASE[CLAIMS] + more, ".briefpdf/journal.json": journal}
    for name, text in files.items():
        (origin / name).parent.mkdir(parents=True, exist_ok=True)
        (origin / name).write_text(text)
    for name, target in LINKS.items():
        (origin / name).parent.mkdir(parents=True, exist_ok=True)
        (origin / name).symlink_to(target)
    git("init", "-q", cwd=origin)
    git("add", "-A", "-f", cwd=origin)
    git("commit", "-q", "-m", "All is well", cwd=origin)
    git("clone", "-q", str(origin), "clone", cwd=tmp_path)
    return tmp_path / "clone"


def state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder: its bytes and when it was changed."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("check", "--fix"),
        ("render",),
        ("render", "--draft"),
        ("check", "--format", "json=reports/findings.json"),
        ("check", "--format", "markdown"),
        ("claim", "list"),
        ("claim", "show", "steering"),
        ("claim", "export"),
        ("claim", "edit", "troops-2024", "--set", "short=Troops"),
        ("source", "list"),
        ("source", "show", "crs-troops"),
        ("changes", "HEAD"),
    ],
    ids=" ".join,
)
def test_nothing_outside_is_read_written_or_removed(
    briefpdf: Run, clone: Path, outside: Path, words: tuple[str, ...]
) -> None:
    before, repository = state(outside), state(clone / ".git")
    done = briefpdf(*words, cwd=clone)
    assert done.returncode in (0, 1, 2), done.stderr
    assert state(outside) == before
    assert {name: text for name, (text, _) in state(clone / ".git").items() if name != "index"} == {
        name: text for name, (text, _) in repository.items() if name != "index"
    }
    assert (clone / BRIEF).read_text() == BASE[BRIEF]
    said = done.stdout + done.stderr
    assert "swordfish" not in said
    assert not {"\x1b", "\x07", "\u202e"} & set(said)


def test_nor_by_watch(
    clone: Path, outside: Path, tmp_path: Path, until: Callable[..., None]
) -> None:
    before = state(outside)
    log = tmp_path / "log"
    command = [sys.executable, "-m", "briefpdf", "watch"]
    with (
        log.open("wb") as said,
        subprocess.Popen(command, cwd=clone, stdout=said, stderr=said) as run,
    ):
        until(lambda: b"Waiting for changes" in log.read_bytes() or run.poll() is not None, run)
        # Where tests run in the background, an interruption may be one that is not heard.
        run.terminate()
        until(lambda: run.poll() is not None, run)
    assert state(outside) == before
    assert b"swordfish" not in log.read_bytes()
    assert b"\x1b]" not in log.read_bytes()


@pytest.mark.parametrize(
    ("link", "target"),
    [
        (".briefpdf/cache/x", "../../../outside"),
        (".briefpdf/cache/claims", "../../briefs"),
        (".briefpdf", "../outside"),
        (".briefpdf", "briefs"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "render"])
def test_a_cache_that_is_shipped_is_not_looked_at(
    briefpdf: Run, clone: Path, outside: Path, link: str, target: str, verb: str
) -> None:
    (clone / ".briefpdf/journal.json").unlink()
    (clone / ".briefpdf/cache").unlink()
    (clone / ".briefpdf").rmdir()
    (clone / link).parent.mkdir(parents=True, exist_ok=True)
    (clone / link).symlink_to(target)
    for path in (clone / "briefs").rglob("*"):
        if path.is_file() and not path.is_symlink():
            os.utime(path, (LONG_AGO, LONG_AGO))
    before, briefs = state(outside), state(clone / "briefs")
    assert briefpdf(verb, cwd=clone).returncode in (0, 1, 2)
    assert state(outside) == before
    assert state(clone / "briefs") == briefs


@pytest.mark.parametrize(
    "words",
    [
        ("source", "import", "linked"),
        ("source", "add", "linked", "--key", "new", "--title", "New"),
        ("source", "update", "crs-troops", "linked"),
        ("claim", "import", "linked"),
        ("import", "linked"),
        ("check", "--baseline", "linked"),
    ],
    ids=" ".join,
)
def test_what_is_named_is_not_read_through_a_link_that_was_shipped(
    typed: Run, workspace: Callable[..., Path], tmp_path: Path, words: tuple[str, ...]
) -> None:
    folder = workspace({})
    (tmp_path / "secret").write_text(f"@misc{{new, title = {{{SECRET}}}}}\n")
    ending = {"import": ".md", "check": ".json"}.get(words[0], ".bib")
    (folder / f"linked{ending}").symlink_to(tmp_path / "secret")
    before = state(folder / "briefs")
    done = typed(*(f"{word}{ending}" if word == "linked" else word for word in words), cwd=folder)
    assert done.returncode == 2
    assert "leads out of the workspace" in done.stderr
    assert "swordfish" not in done.stdout + done.stderr
    assert state(folder / "briefs") == before
    assert (folder / "refs.bib").read_text() == BASE["refs.bib"]
