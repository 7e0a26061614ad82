"""What `watch` tells of a save; and advice that serves many, which is given once."""

from __future__ import annotations

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, brief
from briefpdf.cli.print import plain
from briefpdf.cli.report.round import known_findings, round_report
from briefpdf.cli.report.text import report
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import MemoryWorkspace

CALL = '{{ claim("troops-2024") }}'


def inspected(sandbox: Sandbox, files: dict[str, str]) -> Inspection:
    return inspect_workspace(MemoryWorkspace({**BASE, **files}), sandbox)


def test_a_save_tells_what_is_new_and_what_is_gone(sandbox: Sandbox) -> None:
    first = inspected(sandbox, {BRIEF: brief(f"{CALL} Much is open.\n\nSome 300 men died.\n")})
    whole = plain(round_report(first, None))
    assert "BRIEF019" in whole
    assert "BRIEF005" in whole
    before = known_findings(first)
    second = inspected(
        sandbox,
        {BRIEF: brief(f"{CALL} Much is open.\n\nWell.\n"), "build/base.pdf": "%PDF"},
    )
    lines = plain(round_report(second, before)).splitlines()
    assert lines[0].startswith("briefs/base.md:9:1: BRIEF019 note: this sentence is neither")
    (gone,) = [line for line in lines if line.startswith("gone ")]
    assert "BRIEF005" in gone
    assert "1 finding as before." in lines
    broken = inspected(sandbox, {BRIEF: brief("Some 300 men died.\n"), "build/base.pdf": "%PDF"})
    told = plain(round_report(broken, None))
    assert told.endswith("build/base.pdf is of an earlier state: its brief has errors.\n")


def test_what_moved_is_not_new(sandbox: Sandbox) -> None:
    first = inspected(sandbox, {CLAIMS: BASE[CLAIMS] + "  b:\n    statement: B.\n"})
    moved = BASE[CLAIMS].replace("claims:\n", "claims:\n  # more\n\n")
    second = inspected(sandbox, {CLAIMS: moved + "  b:\n    statement: B.\n"})
    told = plain(round_report(second, known_findings(first)))
    assert "new" not in told
    assert told.startswith(f"{len(first.findings)} findings as before.\n")


def test_advice_that_serves_many_is_given_once(sandbox: Sandbox) -> None:
    bare = "\n\n".join(f"Much is open {word}." for word in ("here", "there", "now", "then"))
    lines = plain(report(inspected(sandbox, {BRIEF: brief(f"{CALL}\n\n{bare}\n")}))).splitlines()
    assert sum("BRIEF019" in line for line in lines) == 4
    assert sum("If it is analysis" in line for line in lines) == 1
    assert "    The same goes for 3 more below." in lines
    few = "\n\n".join(bare.split("\n\n")[:3])
    lines = plain(report(inspected(sandbox, {BRIEF: brief(f"{CALL}\n\n{few}\n")}))).splitlines()
    assert sum("If it is analysis" in line for line in lines) == 3
