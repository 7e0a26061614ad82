"""What a change takes from what a workspace is held to, told to whoever reviews it."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, SETTINGS, brief
from briefpdf.checks.named import find_rule
from briefpdf.cli.report.asked import as_data, held_to, held_to_less
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.changes import Changes
from briefpdf.inspection.compare import changes_since, compare
from briefpdf.settings import BASELINE_FILE
from briefpdf.source.workspace import DiskWorkspace, MemoryWorkspace

Since = Callable[..., Changes]
CLAIMS_FILES = "briefs/claims/base.yaml"


@pytest.fixture
def since(sandbox: Sandbox) -> Since:
    """Compares the examples' workspace under two texts of settings, with more files now."""

    def compared(old: str, new: str, more: dict[str, str] | None = None) -> Changes:
        states = (
            MemoryWorkspace({**BASE, SETTINGS: settings, **files})
            for settings, files in ((old, {}), (new, more or {}))
        )
        return compare(*states, "0123456789abcdef", sandbox)

    return compared


def title(code: str) -> str:
    rule = find_rule(code)
    assert rule is not None
    return rule.title


PEOPLE = '[people]\nab = {name = "Ada Byrd", email = "ada@example.org"}\n'
CASES = [
    ("", '[severity]\nCLAIM009 = "off"', ["CLAIM009 unsupported-fact: error → off"]),
    # By its name, in any case; what is raised is no less.
    (
        "",
        '[severity]\nUnsupported-Fact = "warning"\nsingle-source = "error"',
        ["CLAIM009 unsupported-fact: error → warning"],
    ),
    # What was raised, and is no more.
    ('[severity]\nsingle-source = "error"', "", ["CLAIM019 single-source: error → note"]),
    # Of rules by path, what comes of them counts: here, of three.
    (
        '[per-file]\n"briefs/*" = {CLAIM009 = "warning"}',
        '[per-file]\n"briefs/**" = {CLAIM009 = "off"}\n"briefs/*.md" = {CLAIM009 = "error"}',
        [f"CLAIM009 unsupported-fact: error → off ({CLAIMS_FILES})"],
    ),
    # Of files that are not there yet.
    (
        "",
        '[per-file]\n"briefs/secret/*" = {BRIEF005 = "off"}',
        ["BRIEF005 uncited-sentence: error → off (briefs/secret/*)"],
    ),
    # One thing, and not eighty rules; what is set beside it is told by itself.
    (
        "strict = true",
        '[severity]\nCLAIM009 = "note"',
        ["CLAIM009 unsupported-fact: error → note", "strict: true → false"],
    ),
    ('evidence = "embed"', "", ["evidence: embed → none"]),
    (
        '[policy]\nreviewed = ["estimate", "fact"]\nreviewers = 2\nstale-after-days = 30',
        '[policy]\nreviewed = ["fact"]\nstale-after-days = 90',
        [
            "policy.reviewed: estimate, fact → fact",
            "policy.reviewers: 2 → 1",
            "policy.stale-after-days: 30 → 90",
        ],
    ),
    (
        "[policy]\nstale-after-days = 30\n[limits]\nseconds = 5",
        '[limits]\nseconds = 600\nmemory = "4 GB"',
        [
            "policy.stale-after-days: 30 → 0",
            "limits.seconds: 5 seconds → 600 seconds",
            "limits.memory: 2 GB → 4 GB",
        ],
    ),
    # Who may sign, and with what.
    (PEOPLE, "", ["people.ab: Ada Byrd, ada@example.org → "]),
    (
        PEOPLE,
        PEOPLE.replace("ada@", "eve@"),
        ["people.ab: Ada Byrd, ada@example.org → Ada Byrd, eve@example.org"],
    ),
    ("", 'briefs = "briefs/new/*.md"', [f"briefs: briefs/*.md → briefs/new/*.md ({BRIEF})"]),
    # Nothing is less.
    ("", PEOPLE, []),
    ("", 'briefs = "briefs/b*.md"\n[policy]\nreviewers = 2', []),
    ("[policy]\nstale-after-days = 90", "[policy]\nstale-after-days = 30", []),
    # A file that cannot be read is an error of its own, and says nothing.
    ("strict = true", "strict = ", []),
]


@pytest.mark.parametrize(("old", "new", "told"), CASES)
def test_what_asks_less_is_told(since: Since, old: str, new: str, told: list[str]) -> None:
    found = [
        f"{one.name}: {one.before} → {one.after}" + "".join(f" ({path})" for path in one.paths)
        for one in since(old, new).asked
        if one.less
    ]
    assert found == told


def test_what_asks_less_stands_first_and_what_asks_more_is_told_too(since: Since) -> None:
    done = since("", 'strict = true\n[severity]\nCLAIM009 = "off"\nsingle-source = "error"')
    head, page = held_to(done)
    assert head == "### 3 changes of what this is held to\n"
    rows = [line.split(" | ") for line in page.splitlines()[2:]]
    assert [row[:2] for row in rows] == [
        ["| **less**", f"CLAIM009 unsupported-fact<br>{title('CLAIM009')}"],
        ["| ", f"CLAIM019 single-source<br>{title('CLAIM019')}"],
        ["| ", "strict<br>whether every warning, and every bare sentence, is an error"],
    ]
    assert [one["less"] for one in as_data(done)["settings"]] == [True, False, False]


def test_what_asks_less_is_told_in_a_line(since: Since) -> None:
    done = since("[policy]\nreviewers = 2", '[severity]\nCLAIM009 = "off"\nsingle-source = "error"')
    (line,) = held_to_less(done, ())
    assert line == (
        "**Held to less than before:** CLAIM009 unsupported-fact &#40;error → off&#41;,"
        " policy.reviewers &#40;2 → 1&#41;; see below.\n"
    )
    assert [*held_to_less(since("", "strict = true"), ())] == []


def test_entries_that_come_to_the_baseline_are_told(since: Since) -> None:
    row = {"fingerprint": "f:1", "code": "CLAIM009", "path": "a.yaml", "message": "a | b"}
    rows = [row, {**row, "fingerprint": "f:2", "path": "b.yaml"}]
    done = since("", "", {BASELINE_FILE: json.dumps({"version": 1, "findings": rows})})
    _, page = held_to(done)
    (told,) = page.splitlines()[2:]
    assert told == (
        f"| **less** | CLAIM009 unsupported-fact<br>{title('CLAIM009')} | a.yaml, b.yaml |"
        " 2 findings → in the baseline: a &#124; b; a &#124; b |"
    )
    assert len(as_data(done)["baseline"]) == 2
    assert since("", "", {BASELINE_FILE: "{"}).accepted == ()


def test_a_baseline_of_any_name_is_told(
    workspace: Callable[..., Path], git: Callable[..., str], sandbox: Sandbox
) -> None:
    row = {"fingerprint": "f:1", "code": "CLAIM009", "path": "a.yaml", "message": "a"}
    rows = [{**row, "fingerprint": f"f:{name}", "message": name} for name in "abc"]
    then, now, own = (json.dumps({"version": 1, "findings": rows[:number]}) for number in (1, 2, 3))
    folder = workspace({"old.json": then, "data.json": "[1, 2]"})
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    git("mv", "old.json", "lists.json", cwd=folder)
    # What git does not keep, as a folder of reports, is no part of a change.
    workspace({"lists.json": now, "data.json": "[1, 3]", "reports/more.json": own})
    done = changes_since(DiskWorkspace(folder), "main", sandbox)
    assert [one.message for one in done.accepted] == ["b"]


def test_a_file_that_comes_to_where_less_is_asked_is_told(
    workspace: Callable[..., Path], git: Callable[..., str], sandbox: Sandbox
) -> None:
    lenient = '[per-file]\n"briefs/claims/old/*" = {CLAIM009 = "off"}\n'
    settings = f'claims = "briefs/claims/**/*.yaml"\n{lenient}'
    folder = workspace({SETTINGS: settings})
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    (folder / "briefs/claims/old").mkdir()
    git("mv", CLAIMS_FILES, "briefs/claims/old/base.yaml", cwd=folder)
    (one,) = changes_since(DiskWorkspace(folder), "main", sandbox).asked
    assert (one.name, one.less) == ("CLAIM009 unsupported-fact", True)
    assert one.paths == ("briefs/claims/old/base.yaml",)


def test_a_finding_that_a_comment_silences_anew_is_told(
    workspace: Callable[..., Path],
    git: Callable[..., str],
    typed: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    silenced = "{# briefpdf: ignore BRIEF005: by hand #}\nSome 300 men died.\n"
    folder = workspace({BRIEF: brief(silenced)})
    git("init", "-q", "-b", "main", cwd=folder)
    git("add", "-A", cwd=folder)
    git("commit", "-q", "-m", "first", cwd=folder)
    more = silenced.replace("300", "400").replace("by hand", "not asked")
    workspace({BRIEF: brief(f"{silenced}\n{more}")})
    words = ("--changed-since", "main", "--format", "markdown", "--no-cache")
    told = typed("check", *words, cwd=folder).stdout
    rows = [line for line in told.splitlines() if line.startswith("| **less**")]
    assert len(rows) == 1, told
    assert (
        "### What this breaks\n\n**Held to less than before:** 1 finding silenced by comments;"
        in told
    )
    assert "BRIEF005 uncited-sentence" in rows[0]
    assert "silenced by a comment: not asked" in rows[0]
