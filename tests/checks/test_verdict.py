"""Each claim has one verdict."""

from __future__ import annotations

from datetime import date

import pytest

from briefpdf.checks.examples import BASE, CLAIMS, REFS, SETTINGS
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.checks.verdict import verdicts
from briefpdf.project.load import load_project
from briefpdf.source.workspace import MemoryWorkspace

QUOTE = '        quote: "North Korea sent more than 10,000 troops to Russia in 2024."\n'


OTHER = "@report{other, title = {T}, institution = {I}, date = {2025}}\n"


def changed(path: str, old: str, new: str) -> dict[str, str]:
    assert old in BASE[path]
    return {path: BASE[path].replace(old, new)}


@pytest.mark.parametrize(
    ("files", "verdict"),
    [
        ({}, "verbatim"),
        (changed(CLAIMS, "statement: North", "statement: South"), "unsupported"),
        (changed(CLAIMS, 'quote: "North', 'quote: "South'), "unsupported"),
        # What contradicts its evidence is not consistent for being silenced, or not looked for.
        (
            changed(
                CLAIMS, "statement: North", "# briefpdf: ignore CLAIM009: so\n    statement: South"
            ),
            "unsupported",
        ),
        (
            changed(CLAIMS, "statement: North", "statement: South")
            | {SETTINGS: '[severity]\nCLAIM009 = "off"\n'},
            "unsupported",
        ),
        (changed(CLAIMS, "locator: p. 1", "locator: p. 9"), "verbatim"),
        (changed(CLAIMS, QUOTE, ""), "unchecked"),
        # One of its two sources quotes nothing; one of its two copies is not there.
        (changed(CLAIMS, QUOTE, f"{QUOTE}      - key: crs-troops\n"), "unchecked"),
        (
            changed(CLAIMS, QUOTE, QUOTE + f"      - key: other\n{QUOTE}")
            | {REFS: BASE[REFS] + OTHER},
            "unchecked",
        ),
        (changed(REFS, "  file = {briefs/sources/crs-troops.txt},\n", ""), "unchecked"),
        (changed(REFS, "  date", "  status = {retracted},\n  date"), "unsupported"),
        (changed(CLAIMS, "    values:", "    kind: judgment\n    values:"), "judgment"),
        (changed(CLAIMS, "    author: ab", "    author: ab\n    expires: 2020"), "verbatim"),
    ],
)
def test_verdict_of_a_claim(files: dict[str, str], verdict: str) -> None:
    project = load_project(MemoryWorkspace({**BASE, **files}))
    subject = Subject(project, (), date(2026, 1, 15), whole=False)
    assert verdicts(subject, run_checks(subject)) == {"troops-2024": verdict}
