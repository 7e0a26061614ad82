"""An office with old briefs: a baseline from the command line."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF
from briefpdf.settings import BASELINE_FILE

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

OLD = BASE[BRIEF] + "\nSome 300 men died.\n"
CACHES = pytest.mark.parametrize("cache", [(), ("--no-cache",)])


@CACHES
def test_a_baseline_is_written_and_read(
    typed: Run, workspace: Write, cache: tuple[str, ...]
) -> None:
    folder = workspace({BRIEF: OLD})
    assert typed("check", *cache, cwd=folder).returncode == 1
    written = typed("check", *cache, "--write-baseline", cwd=folder)
    assert written.returncode == 0
    assert f"1 finding written to {BASELINE_FILE}." in written.stderr
    # A baseline that nobody asks for counts for nothing.
    assert typed("check", *cache, cwd=folder).returncode == 1
    for _ in range(2):
        done = typed("check", *cache, "--baseline", cwd=folder / "briefs")
        assert (done.returncode, done.stdout) == (0, "")
    (folder / BRIEF).write_text(OLD + "\nSome 400 men died.\n", encoding="utf-8")
    done = typed("check", *cache, "--baseline", "--format", "json", cwd=folder)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert [(one["code"], one["line"]) for one in told["findings"]] == [("BRIEF005", 13)]
    assert told["summary"]["baseline"] == 1


def test_a_baseline_may_lie_elsewhere(typed: Run, workspace: Write, tmp_path: Path) -> None:
    folder = workspace({BRIEF: OLD})
    elsewhere = tmp_path / "of main.json"
    assert typed("check", "--write-baseline", str(elsewhere), cwd=folder).returncode == 0
    assert not (folder / BASELINE_FILE).exists()
    (folder / BRIEF).write_text(BASE[BRIEF], encoding="utf-8")
    for form in ("text", "json", "sarif", "github", "gitlab", "junit", "markdown"):
        words = ("--baseline", str(elsewhere), "--format", form)
        done = typed("check", *words, cwd=folder)
        assert done.returncode == 0, done.stderr
        assert "CONFIG005" in done.stdout
        assert "of main.json" in done.stdout.replace("%20", " ") or form in ("markdown",)
    # Of what was not looked at, nothing is said.
    assert typed("check", "base", "--baseline", str(elsewhere), cwd=folder).stdout == ""


@CACHES
def test_what_a_baseline_has_stops_no_pdf(
    briefpdf: Run, workspace: Write, cache: tuple[str, ...]
) -> None:
    folder = workspace({BRIEF: OLD, "briefs/other.md": BASE[BRIEF]})
    assert briefpdf("check", "--write-baseline", cwd=folder).returncode == 0
    (folder / "briefs/other.md").write_text(OLD, encoding="utf-8")
    done = briefpdf("render", *cache, "--baseline", "--format", "json", cwd=folder)
    assert done.returncode == 1
    told = json.loads(done.stdout)
    assert {one["brief"]: one["pdf"] for one in told["briefs"]} == {
        "base": "build/base.pdf",
        "other": None,
    }
    # Pages that are laid out find more, and then all of it is found anew.
    assert [one["path"] for one in told["findings"] if one["severity"] == "error"] == [
        "briefs/other.md"
    ]
    assert "BRIEF040" in {one["code"] for one in told["findings"]}
    assert told["summary"]["baseline"] == 1
    assert "other was not rendered" in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--baseline", "none.json"), "there is no baseline none.json"),
        (("--baseline", "base"), "The names of briefs go before --baseline."),
        (("--baseline",), f"there is no baseline {BASELINE_FILE}"),
        (("--baseline", BRIEF), f"{BRIEF} is no baseline: it is no JSON"),
        (("--baseline", "briefs"), "the baseline briefs cannot be read: Is a directory"),
        (("--write-baseline", "base"), "a file that ends in .json, which “base” does not"),
        (("base", "--write-baseline"), "of the whole workspace"),
        (("--write-baseline", "--diff"), "goes with no --diff"),
        (("--baseline", "a.json", "--write-baseline"), "goes with no --baseline"),
        (("--write-baseline", f"{BRIEF}/b.json"), "cannot be written"),
    ],
)
def test_wrong_use_of_a_baseline_is_told(
    typed: Run, workspace: Write, words: tuple[str, ...], said: str
) -> None:
    done = typed("check", *words, cwd=workspace({}))
    assert done.returncode == 2
    assert said in done.stderr
