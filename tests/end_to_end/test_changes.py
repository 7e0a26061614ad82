"""`briefpdf changes` in real repositories."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

from markdown_it import MarkdownIt
import pytest

from briefpdf.checks.examples import BASE, CLAIMS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]
Git = Callable[..., str]
Commit = Callable[[Path], None]

HOSTILE = (
    "  hostile:\n"
    '    statement: "<img src=x onerror=alert(1)> | @all #1 [x](http://e.org) `y`'
    '\\n::add-mask::x"\n'
    "    sources: [{key: crs-troops}]\n"
)


@pytest.fixture
def repository(workspace: Write, git: Git, committed: Commit) -> Path:
    """The examples' workspace as a repository: `main` went on after `topic`, checked out, left."""
    folder = workspace({".gitignore": "build/\n"})
    committed(folder)
    git("branch", "topic", cwd=folder)
    theirs = "  theirs:\n    statement: It was theirs.\n    sources: [{key: crs-troops}]\n"
    (folder / CLAIMS).write_text(BASE[CLAIMS] + theirs)
    git("commit", "-q", "-a", "-m", "theirs", cwd=folder)
    git("checkout", "-q", "topic", cwd=folder)
    return folder


def test_claims_are_told_with_the_briefs_they_touch(
    briefpdf: Run, repository: Path, git: Git
) -> None:
    reworded = BASE[CLAIMS].replace("statement: North Korea sent", "statement: Pyongyang sent")
    (repository / CLAIMS).write_text(reworded)
    git("commit", "-q", "-a", "-m", "reworded", cwd=repository)
    (repository / CLAIMS).write_text(reworded.replace("author: ab", "author: cd"))
    done = briefpdf("changes", "main", cwd=repository)
    assert (done.returncode, done.stderr) == (0, "")
    first, claim, statement, author, brief = done.stdout.splitlines()
    base = git("merge-base", "main", "HEAD", cwd=repository).strip()
    assert first == f"Since {base[:12]}:"
    assert claim == "claim troops-2024: reworded, details (in base)"
    assert statement.split(" → ") == [
        "    statement: North Korea sent more than 10,000 troops to Russia in 2024.",
        "Pyongyang sent more than 10,000 troops to Russia in 2024.",
    ]
    assert author == "    author: ab → cd"
    assert brief == "brief base: touched by troops-2024"


def test_markdown_is_a_table_that_no_claim_breaks(briefpdf: Run, repository: Path) -> None:
    (repository / CLAIMS).write_text(BASE[CLAIMS] + HOSTILE)
    done = briefpdf("changes", "main", "--format", "markdown", cwd=repository)
    assert done.returncode == 0
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    tokens = parser.parse(done.stdout)
    assert sum(token.type == "tr_open" for token in tokens) == 2
    inline = [child for token in tokens for child in token.children or ()]
    assert {child.type for child in inline} <= {"text", "text_special"}
    shown = "".join(child.content for child in inline)
    assert "<img src=x onerror=alert(1)> | @\u200ball #\u200b1 [x](" in shown
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())


def test_json_has_every_key(briefpdf: Run, repository: Path) -> None:
    (repository / CLAIMS).write_text(BASE[CLAIMS].replace("value: 10000", "value: 12000"))
    done = briefpdf("changes", "main", "--format", "json", "--output", "c.json", cwd=repository)
    assert (done.returncode, done.stdout) == (0, "")
    told = json.loads((repository / "c.json").read_text())
    assert told["claims"] == [
        {
            "claim": "troops-2024",
            "fate": "changed",
            "what": ["values"],
            "statement": "North Korea sent more than 10,000 troops to Russia in 2024.",
            "changed": [
                {
                    "what": "value",
                    "name": "troops",
                    "before": "more than 10000 people",
                    "after": "more than 12000 people",
                }
            ],
            "briefs": ["base"],
        }
    ]
    assert told["briefs"] == [
        {"brief": "base", "fate": None, "claims": ["troops-2024"], "sources": [], "was": None}
    ]
    assert (told["version"], told["partly"], told["sources"]) == (1, False, [])


def test_a_registry_that_was_hostile_then_is_read_as_safely(
    briefpdf: Run, repository: Path, git: Git
) -> None:
    (repository / "briefs/base.md").write_text(BASE["briefs/base.md"] + "{{ 'a' * 10 ** 9 }}\n")
    (repository / CLAIMS).write_bytes(b"\xff\0")
    git("commit", "-q", "-a", "-m", "hostile", cwd=repository)
    git("checkout", "-q", "main", cwd=repository)
    git("merge", "-q", "-s", "ours", "topic", "-m", "merged", cwd=repository)
    done = briefpdf("changes", "topic", cwd=repository)
    assert done.returncode == 0
    assert "Traceback" not in done.stderr
    assert "could not be read" in done.stdout


@pytest.mark.parametrize("base", ["none", "0" * 40, "--", "-x", ""])
def test_a_base_that_is_missing_is_told(briefpdf: Run, repository: Path, base: str) -> None:
    done = briefpdf("changes", "--", base, cwd=repository)
    assert done.returncode == 2
    assert "revision" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_repository_is_told(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("changes", "main", cwd=workspace({}))
    assert done.returncode == 2
    assert "not a git repository" in done.stderr
