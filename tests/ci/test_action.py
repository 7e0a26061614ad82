"""The action's steps, run as shell scripts in a clean clone."""

from __future__ import annotations

from collections.abc import Callable
import json
import os
from pathlib import Path
import shutil
import subprocess
import sys

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, SETTINGS, brief

from .runner import ROOT, Runner

Write = Callable[..., Path]
Git = Callable[..., str]
Commit = Callable[[Path], None]

BUILD, PUBLISH = "Check and build the briefs", "Gather the reports"
FAIL, UPLOAD = "Fail where a brief does not hold up", "Send findings to code scanning"
KEEP, SAVE = "Keep the PDFs and the reports", "Save what the default branch cached"
BIN = Path(sys.executable).parent
SPOILT = BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")
SILENCED = brief(
    '{{ claim("troops-2024") }}\n\n{# briefpdf: ignore BRIEF005: agreed #}\nSome 300 men died.\n'
)

OLD = brief('{{ claim("troops-2024") }}\n\nSome 300 men died.\n')


@pytest.fixture
def job(workspace: Write, tmp_path: Path, git: Git, committed: Commit) -> Callable[..., Runner]:
    """A job over the examples' workspace, in a clone whose last commit made the given changes."""

    def made(files: dict[str, str], inputs: dict[str, str] | None = None, **github: str) -> Runner:
        origin = workspace({".gitignore": "build/\n"})
        committed(origin)
        workspace({**files, ".gitignore": "build/\n"})
        git("add", "-A", cwd=origin)
        git("commit", "-q", "--allow-empty", "-m", "second", cwd=origin)
        clone, temp = tmp_path / "the clone", tmp_path / "the temp"
        git("clone", "-q", str(origin), str(clone), cwd=tmp_path)
        temp.mkdir()
        before = git("rev-parse", "HEAD~1", cwd=origin).strip()
        known = {"event.before": before, "repository": "o/r", "sha": "abc", **github}
        known.setdefault("server_url", "https://github.example.org")
        job = Runner(clone, temp, inputs or {}, known)
        job.outputs["install"] = {
            "briefpdf": str(BIN / "briefpdf"),
            "python": sys.executable,
        }
        return job

    return made


def test_what_holds_up_is_built(job: Callable[..., Runner], git: Git) -> None:
    done = job({BRIEF: SILENCED, SETTINGS: '[severity]\nunder-length = "off"\n'})
    done.run()
    (out,) = done.temp.glob("briefpdf-*/out")
    assert done.codes == dict.fromkeys(done.codes, 0)
    assert done.skipped == {SAVE}
    assert (out / "pdf/base.pdf").read_bytes().startswith(b"%PDF-")
    assert done.outputs["build"] == {"exit-code": "0"}
    published = done.outputs["gather"]
    assert published == {
        "errors": "0",
        "warnings": "0",
        "notes": "0",
        "earlier": "0",
        "rendered": "1",
        "stopped": "0",
        "sarif": str(out / "code-scanning"),
    }
    assert done.used[KEEP] == {"name": "briefpdf", "path": str(out)}
    assert done.used[UPLOAD]["sarif_file"] == published["sarif"]
    # In the artifact the suppressed finding is told; code scanning would open an alert for it.
    (run,) = json.loads((out / "findings.sarif").read_text())["runs"]
    assert [one["suppressions"][0]["justification"] for one in run["results"]] == ["agreed"]
    rule = run["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == ("https://github.example.org/o/r/blob/abc/docs/rules.md#brief005")
    (run,) = json.loads((out / "code-scanning/1.sarif").read_text())["runs"]
    assert run["results"] == []
    assert run["automationDetails"] == {"id": "briefpdf ./"}
    assert done.commands() == []
    assert git("status", "--porcelain", cwd=done.clone) == ""


def test_an_error_is_annotated_published_and_fails_last(job: Callable[..., Runner]) -> None:
    done = job({CLAIMS: SPOILT})
    done.run()
    assert done.codes[BUILD] == done.codes[PUBLISH] == 0
    assert done.codes[FAIL] == 1
    (command,) = done.commands()
    assert command.startswith("::error file=briefs/claims/base.yaml,line=6,endLine=6,col=14,")
    assert done.outputs["gather"]["errors"] == "1"
    assert (
        "| base | 1 sentence: 1 backed, 0 judgments | draft only: base.pdf | 1 | 0 | 0 |"
        in done.summary
    )
    assert "## What changed" in done.summary
    assert "| troops-2024 | sources | " in done.summary
    (changes,) = done.temp.glob("briefpdf-*/out/changes.json")
    assert json.loads(changes.read_text())["claims"]


def test_runs_are_held_to_the_baseline_and_a_change_to_that_of_its_base(
    job: Callable[..., Runner], git: Git
) -> None:
    def accept() -> None:
        words = (str(BIN / "briefpdf"), "check", "--write-baseline")
        subprocess.run(words, cwd=done.clone, check=True, capture_output=True)
        git("add", "-A", cwd=done.clone)
        git("commit", "-q", "-m", "more", cwd=done.clone)

    done = job({"briefs/old.md": OLD.replace("IF00001", "IF00002")})
    accept()
    done.run()
    assert (done.codes[FAIL], done.outputs["gather"]["errors"]) == (0, "0"), done.log
    assert done.outputs["gather"]["rendered"] == "2"
    # What a change accepts of its own is an error all the same, and told to whoever reviews it.
    base = git("rev-parse", "HEAD", cwd=done.clone).strip()
    (done.clone / BRIEF).write_text(OLD)
    accept()
    event = {**done.github, "event.pull_request.base.sha": base}
    change = Runner(done.clone, done.temp / "change", {}, event)
    change.temp.mkdir()
    change.outputs["install"] = done.outputs["install"]
    change.run()
    assert (change.codes[FAIL], change.outputs["gather"]["errors"]) == (1, "1"), change.log
    assert "| **less** | BRIEF005 uncited-sentence<br>" in change.summary
    assert f" | {BRIEF} | 1 finding → in the baseline: " in change.summary
    (log,) = Path(change.outputs["gather"]["sarif"]).glob("*.sarif")
    (run,) = json.loads(log.read_text())["runs"]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert [one["artifactLocation"]["uri"] for one in places] == [BRIEF]


@pytest.mark.parametrize(
    ("event", "branch", "kind", "saved"),
    [
        ("push", "main", "branch", True),
        ("schedule", "main", "branch", True),
        ("push", "main", "tag", False),
        ("push", "work", "branch", False),
        ("pull_request", "main", "branch", False),
        ("pull_request", "7/merge", "branch", False),
        ("pull_request_target", "main", "branch", False),
        ("issue_comment", "main", "branch", False),
        ("workflow_run", "main", "branch", False),
    ],
)
def test_only_what_runs_the_default_branch_saves(
    job: Callable[..., Runner], event: str, branch: str, kind: str, saved: bool
) -> None:
    github = {"event_name": event, "ref_name": branch, "ref_type": kind}
    github["event.repository.default_branch"] = "main"
    done = job({}, {"command": "check"}, **github)
    # Which steps are run is all that counts here.
    done.outputs |= {"build": {"exit-code": "0"}, "gather": {}}
    done.run()
    assert (SAVE in done.used) is saved
    assert (SAVE in done.skipped) is not saved
    assert "Take up what the default branch cached" in done.used


def test_inputs_choose(job: Callable[..., Runner]) -> None:
    inputs = {
        "command": "check",
        "briefs": "other\nbriefs/base.md",
        "sarif": "false",
        "artifact": "",
        "fail": "false",
        "python-version": "",
        "base": "HEAD~1",
    }
    done = job({CLAIMS: SPOILT, "briefs/other.md": BASE[BRIEF]}, inputs)
    done.run()
    assert {"Set up Python", UPLOAD, KEEP, SAVE, FAIL} == done.skipped
    assert done.outputs["build"] == {"exit-code": "1"}
    assert not list(done.temp.glob("briefpdf-*/out/pdf"))
    assert "### What this breaks" in done.summary
    assert "| troops-2024 | sources | " in done.summary


HOSTILE = "-o x\n\"; touch ran; \"'; touch ran; '$(touch ran)`touch ran`\n--help\n::add-mask::x"


@pytest.mark.parametrize("name", ["command", "workspace", "briefs", "base"])
def test_no_input_is_run(job: Callable[..., Runner], name: str) -> None:
    done = job({}, {"command": "check", "python-version": "", name: HOSTILE})
    done.run()
    assert not list(done.clone.rglob("ran")) and not list(done.temp.rglob("ran"))
    assert "Traceback" not in "\n".join(done.log)
    # A base that git does not know is no failure; all else is.
    assert (done.codes[FAIL] == 0) is (name == "base")


def test_what_a_claim_says_is_no_command(job: Callable[..., Runner]) -> None:
    key = 'key: "a\\n::add-mask::b\\n##[add-mask]c"'
    done = job({CLAIMS: BASE[CLAIMS].replace("key: crs-troops", key)})
    done.run()
    assert done.codes[FAIL] == 1
    assert [line.partition(" ")[0] for line in done.commands()] == ["::error", "::notice"]


def test_what_a_failed_list_of_changes_says_is_no_command(job: Callable[..., Runner]) -> None:
    done = job({}, {"base": "::add-mask::a\n::add-mask::b", "command": "check"})
    done.run()
    assert "::add-mask::" in "\n".join(done.log)
    assert done.commands() == []


@pytest.mark.parametrize("base", ["0" * 40, "--help"])
def test_a_base_that_is_missing_fails_nothing(job: Callable[..., Runner], base: str) -> None:
    done = job({}, {"base": base, "command": "check"})
    done.run()
    assert done.codes == dict.fromkeys(done.codes, 0)
    assert "No list of changes: git does not know the base here" in done.summary
    assert "git does not know the base here, so that all counts as new" in done.summary


def test_wrong_settings_and_a_missing_command_fail(job: Callable[..., Runner]) -> None:
    done = job({}, {"workspace": "none"})
    done.run()
    assert done.outputs["build"] == {"exit-code": "2"}
    assert done.codes[FAIL] == 2
    assert "No report was written" in done.summary
    wrong = Runner(done.clone, done.temp, {"command": "rm -rf"}, done.github)
    wrong.outputs["install"] = done.outputs["install"]
    wrong.run()
    assert wrong.codes[BUILD] == 2
    assert wrong.codes[FAIL] != 0


def test_a_workspace_that_is_a_link_out_of_the_clone_is_not_read(
    job: Callable[..., Runner], tmp_path: Path
) -> None:
    done = job({}, {"workspace": "policy"}, **{"event.before": "HEAD"})
    shutil.copytree(done.clone, tmp_path / "elsewhere")
    (done.clone / "policy").symlink_to(tmp_path / "elsewhere")
    done.run()
    assert done.outputs["build"] == {"exit-code": "2"}
    assert done.codes[FAIL] == 2
    assert "policy is a link that leads out of this folder" in "\n".join(done.log)
    assert "No report was written" in done.summary and "What changed" not in done.summary
    # One that stays in it is a name like any other.
    inside = Runner(done.clone, done.temp, {"workspace": "own", "command": "check"}, done.github)
    inside.outputs["install"] = done.outputs["install"]
    (done.clone / "own").symlink_to(".")
    inside.run()
    assert inside.outputs["build"] == {"exit-code": "0"}


def built_into_out(folder: Path) -> subprocess.CompletedProcess[str]:
    """The script that builds, with its reports in the folder `out`; nothing gets as far as that."""
    return subprocess.run(
        ["bash", str(ROOT / "ci/build.sh")],
        cwd=folder,
        env={**os.environ, "BRIEFPDF": "false", "BRIEFPDF_OUT": "out"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("link", ["out", "out/pdf", "out/exit-code"])
def test_a_link_in_the_place_of_a_report_is_not_followed(
    workspace: Write, tmp_path: Path, link: str
) -> None:
    folder, own = workspace({}), tmp_path / "own"
    own.mkdir()
    (folder / link).parent.mkdir(exist_ok=True)
    (folder / link).symlink_to(own)
    done = built_into_out(folder)
    assert (done.returncode, "is a link, or has links in it" in done.stderr) == (2, True)
    assert [*own.iterdir()] == []


def test_a_pdf_that_came_with_the_tree_is_no_report(workspace: Write, committed: Commit) -> None:
    folder = workspace({"out/pdf/base.pdf": "no PDF"})
    committed(folder)
    done = built_into_out(folder)
    assert (done.returncode, "out has files that git keeps" in done.stderr) == (2, True)


def test_where_nothing_can_be_installed_nothing_is_built(job: Callable[..., Runner]) -> None:
    done = job({}, {"python-version": ""}, event_name="pull_request")
    del done.outputs["install"]
    done.run(PYTHON="false")
    assert done.codes == {"Choose folders": 0, "Install briefpdf": 1, FAIL: 1}
    assert {BUILD, PUBLISH, KEEP, UPLOAD, SAVE} <= done.skipped


def test_each_use_has_folders_and_names_of_its_own(tmp_path: Path) -> None:
    told: list[dict[str, str]] = []
    for workspace in (".", "policy", "law\nkey=x", "law key=x", "policy"):
        output = tmp_path / "output"
        output.write_text("")
        own = {"GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(tmp_path)}
        own |= {"BRIEFPDF_WORKSPACE": workspace, "BRIEFPDF_ARTIFACT": "briefs\nkey=y"}
        subprocess.run(["bash", str(ROOT / "ci/place.sh")], env={**os.environ, **own}, check=True)
        lines = output.read_text().splitlines()
        assert [line.partition("=")[0] for line in lines] == ["folder", "cache", "key", "artifact"]
        told.append(dict(line.split("=", 1) for line in lines))
    assert len({one["folder"] for one in told}) == 5
    # What is cached is found again by the same name in another run, and by no other.
    for name in ("cache", "key", "artifact"):
        values = [one[name] for one in told]
        assert values[1] == values[4]
        assert len(set(values)) == 4
    assert told[0]["artifact"] == "briefs key=y"
