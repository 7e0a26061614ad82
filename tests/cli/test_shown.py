"""What of the findings is shown, and how: all or the severe, with their lines, counted by rule."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.cli.main import VERBS
from briefpdf.cli.print import plain
from briefpdf.cli.report.excerpt import Excerpts
from briefpdf.cli.report.text import report
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import inspect_workspace
from briefpdf.source.workspace import MemoryWorkspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

# An error, and sentences of which each is a note.
MIXED = {
    CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop"),
    BRIEF: BASE[BRIEF] + "\nMuch remains open. Who knows? Much remains open.\n",
}


def excerpt(sandbox: Sandbox, line: str, width: int = 80) -> list[str]:
    """The first finding in a line of a brief, as a terminal of a width shows it."""
    workspace = MemoryWorkspace({**BASE, BRIEF: BASE[BRIEF] + f"\n{line}\n"})
    inspection = inspect_workspace(workspace, sandbox)
    (first, *_) = [
        one for one in inspection.findings if one.path == BRIEF and one.rule.code != "PDF003"
    ]
    return Excerpts(workspace, width).lines(first)


def test_carets_stand_under_the_words(sandbox: Sandbox) -> None:
    line, carets = excerpt(sandbox, '{{ claim("troops-2024") }} Some 300 men died. Truly.')
    assert line.endswith('| {{ claim("troops-2024") }} Some 300 men died. Truly.')
    start = line.index("Some")
    assert carets == " " * line.index("|") + "|" + " " * (start - line.index("|") - 1) + "^" * 18


def test_carets_count_columns_of_the_screen(sandbox: Sandbox) -> None:
    line, carets = excerpt(sandbox, "「日本」\t{{ claim('none-such') }}")
    # Each of the four characters fills two columns; a tab is shown as one.
    assert carets.index("^") == line.index("none-such") + 4
    assert "\t" not in line


@pytest.mark.parametrize("before", [0, 30, 300])
@pytest.mark.parametrize("words", [3, 100])
def test_a_long_line_is_cut_to_the_screen_and_what_is_found_is_seen(
    sandbox: Sandbox, before: int, words: int
) -> None:
    line = "Yes. " * (before // 5) + "Some 300 men" + " truly" * words + " died."
    workspace = MemoryWorkspace({**BASE, BRIEF: BASE[BRIEF] + f"\n{line} {'No. ' * 50}\n"})
    inspection = inspect_workspace(workspace, sandbox)
    (found,) = [one for one in inspection.findings if one.rule.code == "BRIEF005"]
    shown, carets = Excerpts(workspace, 72).lines(found)
    assert len(shown) <= 72
    assert len(carets) <= 72
    at = shown.index("Some 300 men")
    assert carets[at : at + 12] == "^" * 12
    assert carets[at - 1] == " "


def test_a_line_cannot_steer_the_terminal(sandbox: Sandbox) -> None:
    line, carets = excerpt(sandbox, "\u202eYes\u202c {{ claim('none-such') }}")
    assert "\u202e" not in line
    assert carets.index("^") == line.index("none-such")


def test_a_finding_of_no_line_has_no_excerpt(sandbox: Sandbox) -> None:
    workspace = MemoryWorkspace({**BASE, CLAIMS: b"claims: \xff"})
    inspection = inspect_workspace(workspace, sandbox)
    written = report(inspection, Excerpts(workspace).lines)
    assert f"{CLAIMS}:1:9: CLAIM020" in plain(written)
    assert " | " not in written


@pytest.mark.parametrize(
    ("least", "codes"), [("error", {"CLAIM002"}), ("note", {"CLAIM002", "BRIEF019"})]
)
@pytest.mark.parametrize("again", [False, True])
def test_only_shows_a_severity_and_above_and_counts_all(
    briefpdf: Run, workspace: Write, least: str, codes: set[str], again: bool
) -> None:
    folder = workspace(MIXED)
    for _ in range(1 + again):
        done = briefpdf("check", "--only", least, "--format", "json", cwd=folder)
    told = json.loads(done.stdout)
    assert {one["code"] for one in told["findings"]} == codes
    assert told["summary"]["errors"] == 1
    assert told["summary"]["notes"] >= 2
    assert done.returncode == 1


def test_only_takes_a_severity(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("check", "--only", "off", cwd=workspace({}))
    assert done.returncode == 2
    assert "'error', 'warning', 'note'" in done.stderr


def test_quiet_prints_findings_and_nothing_else(briefpdf: Run, workspace: Write) -> None:
    folder = workspace(MIXED)
    loud, quiet = briefpdf("check", cwd=folder), briefpdf("check", "-q", cwd=folder)
    assert (quiet.stdout, quiet.stderr) == (loud.stdout, "")
    assert loud.stderr.startswith("1 error, ")
    assert quiet.returncode == loud.returncode == 1


def test_statistics_count_by_rule_most_first(briefpdf: Run, workspace: Write) -> None:
    done = briefpdf("check", "-q", "--statistics", cwd=workspace(MIXED))
    first, *_, last = done.stdout.splitlines()
    number, code, name = first.split()
    assert (code, name) == ("BRIEF019", "bare-sentence")
    assert int(number) >= 2
    assert last.split() == ["1", "CLAIM002", "unknown-source-key"]
    assert done.returncode == 1
    refused = briefpdf("check", "--statistics", "--format", "json", cwd=workspace(MIXED))
    assert refused.returncode == 2
    assert "--statistics is a text" in refused.stderr


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("lint",), "check"),
        (("build",), "render"),
        (("new",), "init"),
        (("rendr",), "render"),
        (("claim", "rm"), "remove"),
        (("claim", "new"), "add"),
    ],
)
def test_a_command_of_another_name_is_told_with_the_one_meant(
    briefpdf: Run, tmp_path: Path, words: tuple[str, ...], meant: str
) -> None:
    done = briefpdf(*words, cwd=tmp_path)
    assert done.returncode == 2
    assert f"Did you mean “{meant}”?" in done.stderr


def test_what_other_tools_call_a_command_hides_none() -> None:
    from briefpdf.cli.main import _ELSEWHERE

    assert not set(_ELSEWHERE) & set(VERBS)


def test_a_terminal_shows_the_line_and_a_pipe_does_not(
    typed: Run, workspace: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os
    import pty
    import sys

    folder = workspace(MIXED)
    master, slave = pty.openpty()
    words = [sys.executable, "-m", "briefpdf", "check", "--only", "error", "-q"]
    with subprocess.Popen(words, cwd=folder, stdout=slave, stderr=slave) as process:
        os.close(slave)
        shown = b""
        try:
            while more := os.read(master, 4096):
                shown += more
        except OSError:
            pass  # So Linux says that nobody writes any more.
        finally:
            os.close(master)
    assert process.returncode == 1
    assert b"key: crs-troop" in shown
    assert b"^" * len("crs-troop") in shown
    assert "^" not in typed("check", cwd=folder).stdout
