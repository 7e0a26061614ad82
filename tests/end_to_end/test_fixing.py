"""`check --fix` and `check --diff` as their users meet them."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, REFS

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

MISSPELT = BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")


def test_fix_prints_the_diff_and_what_is_left(briefpdf: Run, workspace: Write) -> None:
    spoilt = MISSPELT.replace('"North', '"South').replace("    author: ab", "    athor: ab")
    folder = workspace({CLAIMS: spoilt})
    done = briefpdf("check", "--fix", cwd=folder)
    assert done.returncode == 1
    assert "-    athor: ab\n+    author: ab\n" in done.stdout
    # The nearest source has not these words, so that its key is no safe guess.
    assert f"{CLAIMS}:6:14: CLAIM002 " in done.stdout
    assert "Fixed 2 findings in 2 files." in done.stderr
    assert (folder / CLAIMS).read_text() == spoilt.replace("athor", "author")


def test_fix_exits_with_0_once_everything_is_mended(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: MISSPELT})
    done = briefpdf("check", "--fix", cwd=folder)
    assert (done.returncode, done.stderr.splitlines()[0]) == (0, "Fixed 2 findings in 2 files.")
    again = briefpdf("check", "--fix", cwd=folder)
    assert (again.returncode, again.stdout) == (0, "")
    assert again.stderr.startswith("Nothing can be fixed safely.\n")


def test_diff_writes_nothing_and_git_applies_it(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: MISSPELT})
    done = briefpdf("check", "--diff", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith(f"--- a/{CLAIMS}\n+++ b/{CLAIMS}\n")
    assert "--fix would fix 2 findings in 2 files; nothing was written." in done.stderr
    assert (folder / CLAIMS).read_text() == MISSPELT
    assert not (folder / ".briefpdf").exists()
    subprocess.run(["git", "init", "-q"], cwd=folder, check=True)
    subprocess.run(["git", "apply", "-"], cwd=folder, input=done.stdout.encode(), check=True)
    assert briefpdf("check", cwd=folder).returncode == 0


def test_fix_leaves_standard_output_to_json(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: MISSPELT})
    done = briefpdf("check", "--fix", "--format", "json", cwd=folder)
    assert json.loads(done.stdout)["findings"] == []
    assert "+      - key: crs-troops\n" in done.stderr


@pytest.mark.parametrize("more", [("--fix",), ("--format", "json"), ("--output", "x")])
def test_diff_goes_with_nothing_else(
    briefpdf: Run, workspace: Write, more: tuple[str, ...]
) -> None:
    done = briefpdf("check", "--diff", *more, cwd=workspace({}))
    assert done.returncode == 2
    assert "--diff shows a diff and nothing else" in done.stderr


def test_a_workspace_that_cannot_be_locked_is_told(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({CLAIMS: MISSPELT})
    (folder / ".briefpdf").write_text("no folder")
    done = briefpdf("check", "--fix", cwd=folder)
    assert done.returncode == 2
    assert "Remove .briefpdf." in done.stderr
    assert (folder / REFS).read_text() == BASE[REFS]


def test_nothing_to_fix_leaves_no_trace(briefpdf: Run, workspace: Write) -> None:
    folder = workspace({"briefpdf.toml": '[severity]\nREF020 = "off"\n'})
    assert briefpdf("check", "--fix", cwd=folder).returncode == 0
    assert not (folder / ".briefpdf").exists()
