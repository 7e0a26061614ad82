"""Which errors stop which briefs."""

from __future__ import annotations

from datetime import date

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, style
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.inspect import inspect_workspace, stopping
from briefpdf.project.withdrawn import today
from briefpdf.source.workspace import MemoryWorkspace

SECOND = (
    "  ships-2024:\n"
    "    statement: Ships sailed in 2024.\n"
    "    sources: [{key: crs-troops, quote: Ships sailed in 2024.}]\n"
)
ARCHIVE = "briefs/sources/crs-troops.txt"
BOTH = {CLAIMS: BASE[CLAIMS] + SECOND, ARCHIVE: BASE[ARCHIVE] + "Ships sailed in 2024.\n"}
OTHER = BASE[BRIEF].replace("troops-2024", "ships-2024")


def stopped(files: dict[str, str], sandbox: Sandbox) -> dict[str, list[str]]:
    whole = {**BASE, **BOTH, "briefs/other.md": OTHER, **files}
    done = inspect_workspace(MemoryWorkspace(whole), sandbox)
    return {
        composition.brief.id: [
            finding.rule.code for finding in stopping(composition, done.findings, done.subject)
        ]
        for composition in done.subject.compositions
    }


def test_a_sound_workspace_stops_nothing(sandbox: Sandbox) -> None:
    assert stopped({}, sandbox) == {"base": [], "other": []}


def test_an_error_in_a_brief_stops_that_brief(sandbox: Sandbox) -> None:
    spoilt = OTHER.replace("title: Troops\n", "")
    assert stopped({"briefs/other.md": spoilt}, sandbox) == {"base": [], "other": ["BRIEF010"]}


def test_an_error_in_a_claim_stops_the_briefs_that_use_it(sandbox: Sandbox) -> None:
    spoilt = BASE[CLAIMS] + SECOND.replace("crs-troops", "crs-none")
    assert stopped({CLAIMS: spoilt}, sandbox) == {"base": [], "other": ["CLAIM002"]}


def test_an_error_in_a_source_stops_the_briefs_that_cite_it(sandbox: Sandbox) -> None:
    spoilt = BASE[REFS] + "@misc{crs-troops, title = {Again}, date = {2025}}\n"
    codes = stopped({REFS: spoilt}, sandbox)
    assert codes == {"base": ["REF002"], "other": ["REF002"]}


def test_a_withdrawn_source_stops_the_briefs_that_rest_on_it_however_far(sandbox: Sandbox) -> None:
    gone = BASE[REFS] + "@misc{gone, title={T}, date={2025}, status={retracted}}\n"
    more = (
        "  far: {statement: Ships sailed in 2024., sources: [{key: gone}]}\n"
        "  near: {kind: judgment, statement: They may sail., basis: [far]}\n"
        "  own: {kind: judgment, statement: They may well sail., basis: [near]}\n"
    )
    brief = OTHER.replace('{{ claim("ships-2024") }}', '{{ claim("own") }}')
    files = {REFS: gone, CLAIMS: BASE[CLAIMS] + more, "briefs/other.md": brief}
    assert stopped(files, sandbox) == {"base": [], "other": ["REF010"]}


def test_what_a_withdrawn_source_reaches_is_said_of_the_briefs_that_were_looked_at(
    sandbox: Sandbox,
) -> None:
    gone = BASE[REFS].replace("  date", "  status = {retracted},\n  date")
    files = MemoryWorkspace({**BASE, REFS: gone, "briefs/other.md": BASE[BRIEF]})
    told = [
        one.diagnostic.message.partition("reaches ")[2]
        for only in (None, [BRIEF])
        for one in inspect_workspace(files, sandbox, only).findings
        if one.rule.code == "REF010"
    ]
    assert told == [
        "2 briefs (base, other) and 1 claim (troops-2024)",
        "1 brief of those checked (base) and 1 claim (troops-2024)",
    ]


def test_a_registry_that_cannot_be_read_stops_all(sandbox: Sandbox) -> None:
    codes = stopped({"briefs/claims/more.yaml": "claims: [\n"}, sandbox)
    assert codes == {"base": ["CLAIM020"], "other": ["CLAIM020"]}


def test_a_fault_of_a_style_stops_the_briefs_of_that_style(sandbox: Sandbox) -> None:
    styled = OTHER.replace("title: Troops\n", "title: Troops\ntemplate: plain\n")
    files = {**style(theme="[page"), "briefs/other.md": styled}
    codes = stopped(files, sandbox)
    assert codes["base"] == []
    assert set(codes["other"]) == {"BRIEF022"}


def test_only_the_briefs_that_are_named_are_composed(sandbox: Sandbox) -> None:
    workspace = MemoryWorkspace({**BASE, "briefs/other.md": "nonsense"})
    told: list[str] = []
    done = inspect_workspace(workspace, sandbox, [BRIEF], told.append)
    assert [result.brief for result in done.briefs] == told == ["base"]
    assert [finding.rule.code for finding in done.findings] == []


def test_the_day_can_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    assert today() == date(1970, 1, 2)
