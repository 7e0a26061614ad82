"""One answer to “what rests on what”, for everybody who asks."""

from __future__ import annotations

from collections.abc import Callable
import json
from pathlib import Path
import subprocess

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, brief
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Write = Callable[..., Path]

_MORE = (
    "  fy:\n    statement: The budget was 14.\n    values: {'2024': {value: 14}}\n"
    "    sources: [{key: crs-troops, locator: p. 1}]\n"
    "  all:\n    statement: All in all, 14.\n    values: {sum: {value: 14}}\n"
    "    sources: [{key: crs-troops, quote: North Korea}]\n"
    "  half:\n    kind: calculation\n    statement: Half is 7.\n"
    "    calculate: {result: 7, formula: a / 2, inputs: {a: fy.2024}}\n"
    "  outlook:\n    kind: judgment\n    statement: It may grow.\n    basis: [half]\n"
)
_FIGURE = (
    "figures:\n"
    "  sums: {kind: table, title: Sums, claims: [fy], value: '2024', total: all.sum}\n"
    "---\n"
)


def test_edges_go_both_ways() -> None:
    graph = load_project(MemoryWorkspace({**BASE, CLAIMS: BASE[CLAIMS] + _MORE})).graph
    assert graph.grounds("outlook") == {"half", "fy"}
    assert graph.grounds("fy") == set()
    assert graph.above(["fy"]) == {"half": "fy", "outlook": "half"}
    assert graph.citing["crs-troops"] == ["troops-2024", "fy", "all"]
    assert graph.on_source("crs-troops").resting == {"half": "fy", "outlook": "half"}
    assert graph.claims["fy"].unquoted == ("crs-troops",)
    assert graph.copied["briefs/sources/crs-troops.txt"] == ["crs-troops"]
    assert graph.quoted == {"crs-troops"}


def test_a_claim_that_rests_on_itself_ends() -> None:
    loop = "  a:\n    kind: judgment\n    statement: A.\n    basis: [b]\n"
    loop += loop.replace("  a:", "  b:").replace("[b]", "[a]")
    graph = load_project(MemoryWorkspace({**BASE, CLAIMS: BASE[CLAIMS] + loop})).graph
    assert graph.grounds("a") == {"a", "b"}
    assert graph.above(["a"]) == {"b": "a"}


@pytest.fixture
def folder(workspace: Write) -> Path:
    text = brief('{{ figure("sums") }}\n\n{{ claim("outlook") }} {{ claim("troops-2024") }}\n')
    head, _, body = text.partition("---\n")[2].partition("---\n")
    return workspace({CLAIMS: BASE[CLAIMS] + _MORE, BRIEF: f"---\n{head}{_FIGURE}{body}"})


def test_the_total_of_a_figure_is_a_use_for_every_command(typed: Run, folder: Path) -> None:
    where = typed("claim", "where", "all", cwd=folder)
    assert "total of a figure" in where.stdout, where.stderr
    assert typed("claim", "remove", "all", cwd=folder).returncode == 2
    assert "all" not in typed("claim", "list", "--unused", cwd=folder).stdout.split()
    rows = typed("claim", "export", "--matrix", cwd=folder).stdout.splitlines()
    assert any(row.startswith("all,fact,") and ",brief,base,1," in row for row in rows)
    renamed = typed("claim", "rename", "all", "whole", cwd=folder)
    assert renamed.returncode == 0, renamed.stderr
    assert "total: whole.sum" in (folder / BRIEF).read_text()


def test_an_input_with_a_dot_in_it_reaches_its_briefs(
    typed: Run, folder: Path, committed: Callable[[Path], None]
) -> None:
    committed(folder)
    path = folder / CLAIMS
    path.write_text(path.read_text().replace("The budget was 14.", "The budget came to 14."))
    said = typed("changes", "main", cwd=folder).stdout
    assert "claim fy: reworded (in base)" in said


def test_a_copy_that_changed_is_told_with_the_claims_that_quote_it(
    typed: Run, workspace: Write, committed: Callable[[Path], None]
) -> None:
    untracked = "@misc{late, title = {Late}, date = {2025}, file = {briefs/sources/late.txt}}\n"
    files = {REFS: BASE[REFS] + untracked, ".gitignore": "late.txt\n"}
    folder = workspace({**files, "briefs/sources/late.txt": "Late words.\n"})
    committed(folder)
    path = folder / "briefs/sources/crs-troops.txt"
    path.write_text(path.read_text() + "One more line.\n")
    said = typed("changes", "main", cwd=folder).stdout
    assert "copy briefs/sources/crs-troops.txt of crs-troops: other content (in base)" in said
    assert "    quoted by troops-2024\n" in said
    assert "copy briefs/sources/late.txt of late: not in the history of git" in said
    shown = typed("changes", "main", "--format", "markdown", cwd=folder).stdout
    assert "### 2 archived copies" in shown
    whole = json.loads(typed("changes", "main", "--format", "json", cwd=folder).stdout)
    copy, late = whole["copies"]
    assert (copy["fate"], copy["claims"], copy["briefs"]) == ("changed", ["troops-2024"], ["base"])
    assert late["fate"] == "unknown"
