"""What people and programs are told."""

from __future__ import annotations

import json

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS
from briefpdf.cli.print import plain
from briefpdf.cli.report import json as json_report
from briefpdf.cli.report import text as text_report
from briefpdf.cli.report.text import exit_code
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import Inspection, inspect_workspace
from briefpdf.source.workspace import MemoryWorkspace

SPOILT = {
    CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop"),
    BRIEF: BASE[BRIEF] + '\n{% judgment basis=["troops-2024"] %}It may last.{% endjudgment %}\n',
}


@pytest.fixture
def inspection(sandbox: Sandbox) -> Inspection:
    return inspect_workspace(MemoryWorkspace({**BASE, **SPOILT}), sandbox)


def test_text_is_a_line_each_and_hints_below(inspection: Inspection) -> None:
    assert plain(text_report.report(inspection)) == (
        "briefs/claims/base.yaml:6:14: CLAIM002 the claim “troops-2024” cites “crs-troop”, "
        "which is not in refs.bib\n"
        "    Did you mean “crs-troops”?\n"
    )
    assert text_report.summary(inspection) == "1 error in 1 brief, 1 claim, 1 source."


def test_json_has_every_key_of_the_contract(inspection: Inspection) -> None:
    assert json.loads(json_report.report(inspection)) == {
        "version": 1,
        "findings": [
            {
                "code": "CLAIM002",
                "rule": "unknown-source-key",
                "severity": "error",
                "path": "briefs/claims/base.yaml",
                "line": 6,
                "column": 14,
                "end_line": 6,
                "end_column": 23,
                "message": "the claim “troops-2024” cites “crs-troop”, which is not in refs.bib",
                "hints": ["Did you mean “crs-troops”?"],
                "claim": "troops-2024",
                "source": "crs-troop",
                "brief": None,
                "kind": None,
            }
        ],
        "briefs": [
            {
                "brief": "base",
                "path": "briefs/base.md",
                "pdf": None,
                "engine": None,
                "pages": None,
                "stopped": None,
                "draft": None,
                "sentences": 2,
                "backed": 1,
                "judgments": 1,
                "cited": 0,
                "uncited": 0,
            }
        ],
        "claims": [
            {
                "claim": "troops-2024",
                "path": "briefs/claims/base.yaml",
                "line": 2,
                "verdict": "unsupported",
                "reviewed": False,
            }
        ],
        "summary": {
            "errors": 1,
            "warnings": 0,
            "notes": 0,
            "claims": 1,
            "sources": 1,
            "briefs": 1,
            "baseline": 0,
            "earlier": 0,
        },
    }


def test_exit_codes(inspection: Inspection, sandbox: Sandbox) -> None:
    def code(files: dict[str, str]) -> int:
        return exit_code(inspect_workspace(MemoryWorkspace({**BASE, **files}), sandbox))

    assert exit_code(inspection) == 1
    assert code({}) == 0
    assert code({"briefpdf.toml": "strcit = true\n"}) == 2
    bare = {BRIEF: BASE[BRIEF] + "\nThe rest is open.\n"}
    assert code(bare) == 0
    assert code({**bare, "briefpdf.toml": "strict = true\n"}) == 1
    assert code({**SPOILT, "briefpdf.toml": '[severity]\nunknown-source-key = "note"\n'}) == 0
