"""A fix makes its finding go away, and brings no other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, also, brief, unmarked
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Finding, Rule, Severity
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.editing.original import splice
from briefpdf.project.load import load_project
from briefpdf.source.diagnostic import Fix
from briefpdf.source.text import Text
from briefpdf.source.workspace import MemoryWorkspace

Files = Mapping[str, str]
Mend = Callable[[Files], list[Finding]]

ARCHIVE = "briefs/sources/crs-troops.txt"
CHECKSUM = "bc040a2e6c37ba8dcd72fa01f02fe08bf1971a9bf6fe660c8375c1eb6fb19b0f"


@pytest.fixture
def mend(sandbox: Sandbox) -> Mend:
    """Checks a workspace as for mending it."""

    def mended(files: Files) -> list[Finding]:
        project = load_project(MemoryWorkspace({**BASE, **files}))
        composed = [compose_brief(project, one, sandbox) for one in project.briefs.values()]
        subject = Subject(project, composed, date(2026, 1, 15))
        return run_checks(subject, mending=True)

    return mended


def apply(files: Files, fix: Fix) -> dict[str, str]:
    changed = {**BASE, **files}
    for path in {edit.span.path for edit in fix.edits}:
        own = [edit for edit in fix.edits if edit.span.path == path]
        changed[path] = splice(Text(path, changed[path]), own)
    return changed


def assert_mends(files: Files, finding: Finding, mend: Mend) -> dict[str, str]:
    """Apply the finding's fix: the finding is gone, and there is no other in its place."""
    fix = finding.diagnostic.fix
    assert fix is not None
    changed = apply(files, fix)
    # What is off by itself is advice, which may come up where there was no copy before.
    before, after = (
        Counter(
            (one.rule.code, one.diagnostic.message)
            for one in mend(state)
            if one.rule is finding.rule or one.rule.severity is not Severity.OFF
        )
        for state in (files, changed)
    )
    assert after < before
    assert (before - after)[finding.rule.code, finding.diagnostic.message] == 1
    return changed


def fixable(files: Files, code: str, mend: Mend) -> Finding:
    (finding,) = [one for one in mend(files) if one.rule.code == code]
    return finding


MENDED = """
    BRIEF001 BRIEF002 BRIEF004 BRIEF020 CLAIM002 CLAIM005 CLAIM007 CLAIM008 CLAIM024 CLAIM031
    REF005 REF007 REF008 REF016 REF018 REF020 REF021 REF028
"""


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_fix_of_an_example_mends_it(rule: Rule, mend: Mend) -> None:
    files, _ = unmarked(rule.bad)
    found = [one for one in mend(files) if one.rule is rule and one.diagnostic.fix]
    assert bool(found) == (rule.code in MENDED.split())
    # To write what a misspelt status meant is to find out what it reaches.
    for finding in found if rule.code != "REF021" else []:
        assert_mends(files, finding, mend)


SAFE = {
    "source key": (
        "CLAIM002",
        {CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop")},
        "key: crs-troops\n",
    ),
    "source key in quotation marks": (
        "CLAIM002",
        {CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: 'CRS-troops'")},
        "key: 'crs-troops'\n",
    ),
    "field": (
        "CLAIM005",
        {CLAIMS: BASE[CLAIMS] + "    confidance: high\n"},
        "    confidence: high\n",
    ),
    "list of claims": (
        "CLAIM005",
        {CLAIMS: BASE[CLAIMS].replace("claims:", "claim:")},
        "claims:\n  troops-2024:",
    ),
    "kind": (
        "CLAIM004",
        {CLAIMS: BASE[CLAIMS] + "    kind: Fact\n"},
        "    kind: fact\n",
    ),
    "claim in a basis": (
        "CLAIM024",
        also(
            CLAIMS,
            "  up: {kind: judgment, statement: It could grow., basis: [troops-2024, troop-2024]}\n",
        ),
        "basis: [troops-2024, troops-2024]",
    ),
    "claims in a brief": (
        "BRIEF001",
        {BRIEF: brief("{{ claim(\"troop-2024\") }}\n\n{{ claim('troop-2024') }}\n")},
        "{{ claim(\"troops-2024\") }}\n\n{{ claim('troops-2024') }}\n",
    ),
    "basis in a brief": (
        "BRIEF001",
        {BRIEF: brief('{% judgment basis=["troop-2024"] %}It could grow.{% endjudgment %}\n')},
        'basis=["troops-2024"]',
    ),
    "source in a brief": (
        "BRIEF002",
        {BRIEF: brief('{{ claim("troops-2024") }}{{ cite("crs_troops") }}\n')},
        '{{ cite("crs-troops") }}',
    ),
    "value in a brief": (
        "BRIEF004",
        {BRIEF: brief('{{ claim("troops-2024") }} {{ value("troops-2024.troop") }}\n')},
        '{{ value("troops-2024.troops") }}',
    ),
    "figure": (
        "BRIEF003",
        {
            BRIEF: brief(
                '{{ claim("troops-2024") }}\n\n{{ figure("table") }}\n\nSee {{ ref("tabel") }}.\n',
                "figures: {table: {kind: table, title: T, claims: [troops-2024]}}\n",
            )
        },
        '{{ ref("table") }}',
    ),
    "claim of a figure": (
        "BRIEF001",
        {
            BRIEF: brief(
                '{{ claim("troops-2024") }}\n\n{{ figure("table") }}\n',
                "figures: {table: {kind: table, title: T, claims: [troops-2024, 'troop-2024']}}\n",
            )
        },
        "[troops-2024, 'troops-2024']",
    ),
    "field of a brief": (
        "BRIEF014",
        {BRIEF: BASE[BRIEF].replace("number:", "nubmer:")},
        "number: IF00001\n",
    ),
    "comma": (
        "REF008",
        {REFS: BASE[REFS].replace("Abroad},", "Abroad}")},
        "title = {Troops Abroad},\n",
    ),
    "string": (
        "REF009",
        {
            REFS: "@string{congress = {Congressional Research Service}}\n"
            + BASE[REFS].replace("{Congressional Research Service}", "congres")
        },
        "institution = congress,",
    ),
    "crossref": (
        "REF030",
        {
            REFS: BASE[REFS].replace("  date", "  crossref = {whole-reprot},\n  date")
            + "@report{whole-report, title={W}, institution={I}, date={2025}}\n"
        },
        "crossref = {whole-report}",
    ),
    "date": (
        "REF016",
        {REFS: BASE[REFS].replace("2025-06-13", "13 June 2025")},
        "date = {2025-06-13}",
    ),
    "renamed copy": (
        "REF005",
        {
            REFS: BASE[REFS].replace(
                f"{{{ARCHIVE}}}",
                f"{{:briefs/sources/old name.txt:Text}},\n  sha256 = {{{CHECKSUM}}}",
            )
        },
        f"file = {{:{ARCHIVE}:Text}}",
    ),
    "misspelt copy": (
        "REF005",
        {REFS: BASE[REFS].replace("troops.txt", "troop.txt")},
        f"file = {{{ARCHIVE}}}",
    ),
    "checksum cut short": (
        "REF017",
        {REFS: BASE[REFS].replace("  file", f"  sha256 = {{SHA256: {CHECKSUM[:40]}}},\n  file")},
        f"sha256 = {{{CHECKSUM}}}",
    ),
    "checksum": ("REF020", {}, f"file = {{{ARCHIVE}}},\n  sha256 = {{{CHECKSUM}}},\n}}"),
}


@pytest.mark.parametrize("name", SAFE)
def test_a_safe_fix_mends_and_breaks_nothing(name: str, mend: Mend) -> None:
    code, files, expected = SAFE[name]
    finding = fixable(files, code, mend)
    assert finding.diagnostic.fix is not None and finding.diagnostic.fix.safe
    assert expected in "".join(assert_mends(files, finding, mend).values())


SIGNED = "    review: {by: m, on: 2025-06-10, fingerprint: d6b67121ad64cc94}\n"
UNSAFE = {
    "another year": (
        "CLAIM002",
        {
            REFS: BASE[REFS].replace("{crs-troops", "{crs-2024"),
            CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-2025"),
        },
    ),
    "words that the nearest source has not": (
        "CLAIM002",
        {
            CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop"),
            ARCHIVE: "Something else.\n",
        },
    ),
    "a field that is there": ("CLAIM005", {CLAIMS: BASE[CLAIMS] + "    authr: cd\n"}),
    "two claims as near": (
        "BRIEF001",
        {
            CLAIMS: BASE[CLAIMS] + BASE[CLAIMS][8:].replace("troops-2024", "troopz-2024"),
            BRIEF: brief('{{ claim("troop-2024") }}\n'),
        },
    ),
    "words that differ": (
        "CLAIM007",
        {CLAIMS: BASE[CLAIMS].replace('"North Korea', '"South Korea')},
    ),
    "a changed copy": (
        "REF007",
        {REFS: BASE[REFS].replace("  file", f"  sha256 = {{{'0' * 64}}},\n  file")},
    ),
    "another checksum": (
        "REF017",
        {REFS: BASE[REFS].replace("  file", "  sha256 = {0123456789abcdef0123},\n  file")},
    ),
    "a range of days": ("REF016", {REFS: BASE[REFS].replace("2025-06-13", "13-15 June 2025")}),
    "a copy of another name": (
        "REF005",
        {REFS: BASE[REFS].replace("crs-troops.txt", "crs-tanks.txt")},
    ),
    "a source that a review vouches for": (
        "REF020",
        {CLAIMS: BASE[CLAIMS] + SIGNED},
    ),
    "a claim that a review vouches for": (
        "CLAIM002",
        {CLAIMS: BASE[CLAIMS].replace("key: crs-troops", "key: crs-troop") + SIGNED},
    ),
    "a judgment that a review vouches for": (
        "CLAIM024",
        {
            CLAIMS: BASE[CLAIMS]
            + "  up:\n    kind: judgment\n    statement: It could grow.\n    basis: troop-2024\n"
            + SIGNED
        },
    ),
    "a status that would withdraw": (
        "REF021",
        {REFS: BASE[REFS].replace("  file", "  status = {supersded},\n  file")},
    ),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_where_meaning_could_be_lost_no_fix_is_safe(name: str, mend: Mend) -> None:
    code, files = UNSAFE[name]
    fixes = [one.diagnostic.fix for one in mend(files) if one.rule.code == code]
    assert fixes
    assert not any(fix and fix.safe for fix in fixes)
