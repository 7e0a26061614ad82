"""Every rule is held to its own examples."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefpdf.bibliography.asked import GONE
from briefpdf.checks import rules
from briefpdf.checks.examples import BASE, unmarked
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Example, Finding, Rule, Severity
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.inspection.baseline import STALE
from briefpdf.inspection.signed import REWRITTEN, UNSIGNED, UNTRACED
from briefpdf.inspection.untracked import COPY, IGNORED
from briefpdf.project.load import load_project
from briefpdf.source.text import Span
from briefpdf.source.workspace import MemoryWorkspace

TODAY = date(2026, 1, 15)

Check = Callable[..., tuple[list[Finding], list[Span]]]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
# What a baseline, the history of git or the web tells is looked for where these are asked for.
ASKED_FOR = {STALE, REWRITTEN, UNSIGNED, UNTRACED, COPY, IGNORED, GONE}
each_rule_but_after_layout = pytest.mark.parametrize(
    "rule",
    [rule for rule in RULES if not rule.after_layout and rule.code not in ASKED_FOR],
    ids=lambda rule: rule.code,
)


@pytest.fixture(scope="module")
def findings(sandbox: Sandbox) -> Check:
    """Checks an example, once however often it is asked: its findings, and what it marks.

    Those of a rule that is off by itself are checked as for mending, which turns it on.
    """
    known: dict[tuple[int, bool], tuple[list[Finding], list[Span]]] = {}

    def check(example: Example, rule: Rule | None = None) -> tuple[list[Finding], list[Span]]:
        mending = rule is not None and rule.severity is Severity.OFF
        place = (id(example), mending)
        if place not in known:
            files, spans = unmarked(example)
            project = load_project(MemoryWorkspace(files))
            composed = [compose_brief(project, one, sandbox) for one in project.briefs.values()]
            subject = Subject(project, composed, TODAY)
            known[place] = run_checks(subject, mending=mending), spans
        return known[place]

    return check


@each_rule_but_after_layout
def test_bad_example_is_found_where_it_is_marked(rule: Rule, findings: Check) -> None:
    found, spans = findings(rule.bad, rule)
    assert spans, "a bad example marks what must be found"
    assert [finding.diagnostic.span for finding in found if finding.rule is rule] == spans
    severity = Severity.NOTE if rule.severity is Severity.OFF else rule.severity
    assert all(finding.severity is severity for finding in found if finding.rule is rule)


@each_rule
def test_bad_example_breaks_no_other_rule(rule: Rule, findings: Check) -> None:
    found, _ = findings(rule.bad, rule)
    assert not [_told(other) for other in found if other.rule is not rule and other.is_error]


@each_rule
def test_good_example_is_left_alone(rule: Rule, findings: Check) -> None:
    found, spans = findings(rule.good, rule)
    assert not spans, "a good example marks nothing"
    assert not [_told(finding) for finding in found if finding.rule is rule or finding.is_error]


@each_rule
def test_finding_says_what_and_what_to_do(rule: Rule, findings: Check) -> None:
    found, _ = findings(rule.bad, rule)
    for diagnostic in (finding.diagnostic for finding in found if finding.rule is rule):
        assert diagnostic.message[0] not in " .", "it begins with a word"
        assert not diagnostic.message.endswith("."), "a message is one clause, without a stop"
        assert all(hint[0].isupper() or hint[0] in "“{" for hint in diagnostic.hints)


def test_examples_start_from_a_workspace_without_findings(findings: Check) -> None:
    found, _ = findings(BASE)
    assert not [_told(finding) for finding in found]


@each_rule
def test_rule_is_explained_in_plain_sentences(rule: Rule) -> None:
    assert rule.title[0].isupper()
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".")
    assert 1 <= rule.why.count(". ") + 1 <= 2, "one or two sentences"


def test_only_rules_after_layout_have_no_check() -> None:
    unlooked = {rule.code for rule in RULES if rule.check is None}
    assert unlooked == {rule.code for rule in RULES if rule.after_layout} | {"BRIEF027", *ASKED_FOR}


def test_what_is_told_by_others_is_looked_for_by_no_rule() -> None:
    told = {
        rule.code
        for rule in RULES
        if rule.check is None or rule.check.__qualname__ == "reported.<locals>.check"
    }
    assert told == {rule.code for rule in RULES} - {rule.code for rule in RULES.to_ask()}


def test_registry_is_the_folder() -> None:
    folder = Path(rules.__file__).parent
    files = sorted(path.stem for path in folder.glob("*.py") if path.stem != "__init__")
    assert sorted(f"{r.code.lower()}_{r.name.replace('-', '_')}" for r in RULES) == files


def test_registry_is_in_order_of_family_and_code() -> None:
    families = ("CLAIM", "REF", "BRIEF", "PDF", "CONFIG")
    codes = [rule.code for rule in RULES]
    in_order = sorted(codes, key=lambda code: (families.index(code.rstrip("0123456789")), code))
    assert codes == in_order


def test_codes_and_names_are_unique() -> None:
    assert len({rule.code for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)


def _told(finding: Finding) -> str:
    return f"{finding.rule.code} {finding.path}:{finding.line} {finding.diagnostic.message}"
