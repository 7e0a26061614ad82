"""Which reports are asked for, and where they go."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess
from xml.etree import ElementTree

import click
import pytest

from briefpdf.checks.examples import BASE, CLAIMS
from briefpdf.cli.main import briefpdf
from briefpdf.cli.options import Wanted, plan_reports
from briefpdf.source.nearest import listed

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

SPOILT = {CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")}


@pytest.mark.parametrize(
    ("asked", "output", "expected"),
    [
        ([], None, [Wanted("text")]),
        ([], "x", [Wanted("text", "x")]),
        (["json"], None, [Wanted("json")]),
        (["json"], "x", [Wanted("json", "x")]),
        (["json=-"], None, [Wanted("json")]),
        (["sarif=a=b.sarif", "text"], None, [Wanted("sarif", "a=b.sarif"), Wanted("text")]),
        (["sarif=a", "json"], "x", [Wanted("sarif", "a"), Wanted("json", "x")]),
        (["sarif=a", "junit=b"], None, [Wanted("sarif", "a"), Wanted("junit", "b")]),
    ],
)
def test_what_is_asked_for(asked: list[str], output: str | None, expected: list[Wanted]) -> None:
    assert list(plan_reports(asked, output)) == expected


@pytest.mark.parametrize(
    ("asked", "output", "message"),
    [
        (["text", "json"], None, "text and json cannot both go to one place"),
        (["text", "json"], "x", "text and json cannot both go to one place"),
        (["sarf"], None, "There is no format “sarf”. Did you mean “sarif”?"),
        (["=x"], None, "There is no format “”. The formats: text, json"),
        (["sarif="], None, "names no file"),
        (["sarif=a", "json=a"], None, "cannot both go to a"),
        (["sarif=a", "json"], "a", "cannot both go to a"),
        (["sarif=a"], "x", "--output has nothing to write"),
    ],
)
def test_what_cannot_be_done_is_told(asked: list[str], output: str | None, message: str) -> None:
    with pytest.raises(click.UsageError) as told:
        plan_reports(asked, output)
    assert message in told.value.format_message()
    assert told.value.exit_code == 2


def test_several_reports_of_one_run(briefpdf: Run, workspace: Write) -> None:
    folder = workspace(SPOILT)
    words = ["--format", "sarif=out/a.sarif", "--format", "junit=out/a.xml", "--format", "github"]
    done = briefpdf("check", *words, "--format", "markdown=out/a.md", cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=briefs/claims/base.yaml,line=6,")
    (result,) = json.loads((folder / "out/a.sarif").read_text())["runs"][0]["results"]
    assert result["ruleId"] == "CLAIM002"
    assert ElementTree.parse(folder / "out/a.xml").getroot().get("failures") == "1"
    assert (folder / "out/a.md").read_text().startswith("## briefpdf\n")


def test_with_files_alone_standard_output_stays_empty(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("check", "--format", "json=a.json", cwd=workspace(SPOILT))
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "1 error in 1 brief, 1 claim, 1 source.\n"


def test_a_file_that_cannot_be_written_does_not_lose_the_others(
    briefpdf: Run, workspace: Write
) -> None:
    folder = workspace(SPOILT)
    words = ["--format", "json=refs.bib/x", "--format", "sarif=briefs", "--format", "junit=a.xml"]
    done = briefpdf("check", *words, cwd=folder)
    assert done.returncode == 2
    assert "refs.bib/x cannot be written" in done.stderr
    assert "briefs cannot be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert (folder / "a.xml").is_file()


def test_a_pipe_or_a_link_is_written_into_and_stays(
    briefpdf: Run, workspace: Write, tmp_path: Path
) -> None:
    folder = workspace({})
    done = briefpdf("check", "--format", "json=/dev/stdout", cwd=folder)
    assert done.returncode == 0
    assert json.loads(done.stdout)["summary"]["errors"] == 0
    link = tmp_path / "link.json"
    link.symlink_to("target.json")
    assert briefpdf("check", "--format", f"json={link}", cwd=folder).returncode == 0
    assert link.is_symlink()
    assert json.loads((tmp_path / "target.json").read_text())["version"] == 1


def test_a_link_in_the_workspace_gives_way(briefpdf: Run, workspace: Write, tmp_path: Path) -> None:
    folder, outside = workspace({}), tmp_path / "outside"
    outside.write_text("mine")
    (folder / "link.json").symlink_to(outside)
    (folder / "reports").symlink_to(tmp_path)
    assert briefpdf("check", "--format", "json=link.json", cwd=folder).returncode == 0
    assert not (folder / "link.json").is_symlink()
    done = briefpdf("check", "--format", "json=reports/x.json", cwd=folder)
    assert done.returncode == 2
    assert "reports/x.json cannot be written: a link there leads out" in done.stderr
    assert outside.read_text() == "mine"
    assert not (tmp_path / "x.json").exists()


def test_control_characters_reach_no_terminal(briefpdf: Run, workspace: Write) -> None:
    key = 'key: "a\\e[2J\\n::stop-commands::x\\b"'
    folder = workspace({CLAIMS: BASE[CLAIMS].replace("key: crs-troops", key)})
    for form in ("text", "github", "markdown", "junit", "json", "sarif"):
        done = briefpdf("check", "--format", form, cwd=folder)
        assert done.returncode == 1
        assert "\x1b" not in done.stdout
        assert not any(line.lstrip().startswith("::stop") for line in done.stdout.splitlines())


def test_findings_do_not_go_where_a_pdf_was_meant() -> None:
    for asked in ((["text"], "brief.pdf"), (["json=Brief.PDF"], None)):
        with pytest.raises(click.UsageError, match=r"Did you mean -o [Bb]rief"):
            plan_reports(*asked)


def test_an_empty_name_is_no_file() -> None:
    with pytest.raises(click.UsageError, match="--output names no file"):
        plan_reports([], "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("check", "--only", "eror"), "Did you mean “error”?"),
        (("render", "--engine", "typsst"), "Did you mean “typst”?"),
        (("claim", "list", "--kind", "fcat"), "Did you mean “fact”?"),
        (("claim", "list", "--limit", "ten"), "'ten' is not a valid whole number"),
        (("schema", "claim"), "Did you mean “claims”?"),
        (("check", "--only", "xyz"), "'note'."),
    ],
)
def test_a_wrong_choice_is_told_with_the_nearest(words: tuple[str, ...], message: str) -> None:
    with pytest.raises(click.UsageError) as raised:
        briefpdf.main(list(words), standalone_mode=False)
    assert message in raised.value.format_message()


def test_of_many_names_the_first_are_told_and_how_many_more() -> None:
    assert listed(["a", "b"]) == "a, b"
    assert listed([str(number) for number in range(1012)]).endswith("8, 9 and 1,002 more")
