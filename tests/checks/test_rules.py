"""Every rule is held to its own examples."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import briefpdf.checks.rules
from briefpdf.checks.examples import unmarked
from briefpdf.checks.finding import Finding
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Example, Rule
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.text import Span
from briefpdf.source.workspace import MemoryWorkspace

TODAY = date(2026, 1, 15)


@pytest.fixture(scope="module")
def sandbox():
    with Sandbox(time_limit=1.0) as sandbox:
        yield sandbox


def findings(example: Example, sandbox: Sandbox) -> tuple[list[Finding], list[Span]]:
    files, spans = unmarked(example)
    project = load_project(MemoryWorkspace(files))
    compositions = [compose_brief(project, brief, sandbox) for brief in project.briefs.values()]
    return run_checks(Subject(project, compositions, TODAY)), spans


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_is_found_where_it_is_marked(rule: Rule, sandbox: Sandbox) -> None:
    found, spans = findings(rule.bad, sandbox)
    assert spans, "a bad example marks what must be found"
    own = [finding.diagnostic.span for finding in found if finding.rule is rule]
    assert own == spans
    assert all(finding.severity == rule.severity for finding in found if finding.rule is rule)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_bad_example_breaks_no_other_rule(rule: Rule, sandbox: Sandbox) -> None:
    found, _ = findings(rule.bad, sandbox)
    others = [f"{f.rule.code} {f.diagnostic.message}" for f in found if f.rule is not rule and f.is_error]
    assert not others


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_good_example_is_left_alone(rule: Rule, sandbox: Sandbox) -> None:
    found, spans = findings(rule.good, sandbox)
    assert not spans, "a good example marks nothing"
    assert not [f"{f.rule.code} {f.diagnostic.message}" for f in found if f.rule is rule or f.is_error]


def test_registry_is_the_folder() -> None:
    folder = Path(briefpdf.checks.rules.__file__).parent
    files = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    assert sorted(f"{r.code.lower()}_{r.name.replace('-', '_')}" for r in RULES) == files


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
