"""Workflow commands, read back as GitHub's runner reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefpdf.checks.examples import BASE, BRIEF, brief
from briefpdf.cli.report import github
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import DiskWorkspace


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """The name, the properties and the data of a command.

    A command begins its line; its name ends at the first space, its properties at the next `::`.
    """
    assert line.startswith("::")
    head, _, data = line[2:].partition("::")
    name, _, listed = head.partition(" ")
    properties = dict(part.split("=", 1) for part in listed.split(","))
    return name, {key: unescape(value) for key, value in properties.items()}, unescape(data)


def unescape(text: str) -> str:
    for escaped, meant in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escaped, meant)
    return text


def test_each_finding_is_one_command_and_comes_back_whole(broken: Inspection) -> None:
    lines = github.report(broken).split("\n")
    assert lines.pop() == ""
    assert len(lines) == len(broken.findings) > 8
    errors = [finding for finding in broken.findings if finding.is_error]
    others = [finding for finding in broken.findings if not finding.is_error]
    assert errors and others
    for line, finding in zip(lines, [*errors, *others], strict=True):
        name, properties, data = read_command(line)
        assert name == {"error": "error", "warning": "warning", "note": "notice"}[finding.severity]
        assert properties == {
            "file": finding.path,
            "line": str(finding.line),
            "endLine": str(finding.end_line),
            "col": str(finding.column),
            "endColumn": str(finding.end_column),
            "title": f"{finding.rule.code} {finding.rule.name}",
        }
        told = "\n".join((finding.diagnostic.message, *finding.diagnostic.hints))
        assert data == told.replace("\x1b", "\ufffd").replace("\b", "\ufffd").replace(
            "\x01", "\ufffd"
        )


def test_no_text_of_a_user_is_a_command_of_its_own(broken: Inspection) -> None:
    told = github.report(broken)
    assert "%0D%0A::stop-commands::x" in told
    for line in told.splitlines():
        assert line.startswith(("::error file=", "::warning file=", "::notice file="))


def test_names_of_files_are_escaped(tmp_path: Path, sandbox: Sandbox) -> None:
    (tmp_path / ".git").write_text("gitdir: elsewhere\n")
    folder = tmp_path / "50%, a:b"
    for name, content in {**BASE, BRIEF: brief("Some 300 men died.\n")}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")
    told = github.report(inspect_workspace(DiskWorkspace(folder), sandbox))
    first = told.splitlines()[0]
    assert first.startswith("::error file=50%25%2C a%3Ab/briefs/base.md,line=7,")
    assert read_command(first)[1]["file"] == "50%, a:b/briefs/base.md"


@pytest.mark.parametrize("text", ["%0A", "a%b", "%25", "\r\n", "x::y,z"])
def test_escapes_are_undone_in_one_step(text: str) -> None:
    line = f"::error file={github._property(text)}::{github._data(text)}"
    name, properties, data = read_command(line)
    assert (name, properties["file"], data) == ("error", text, text)
