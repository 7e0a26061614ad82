from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from briefpdf.checks.examples import BASE, BRIEF, CLAIMS, REFS, SETTINGS, also, brief
from briefpdf.checks.named import find_rule, rules_near
from briefpdf.checks.registry import RULES
from briefpdf.checks.rule import Finding, Severity
from briefpdf.checks.run import run_checks
from briefpdf.checks.subject import Subject
from briefpdf.compose.compose import compose_brief
from briefpdf.compose.sandbox import Sandbox
from briefpdf.project.load import load_project
from briefpdf.source.diagnostic import Diagnostic
from briefpdf.source.text import Span
from briefpdf.source.workspace import MemoryWorkspace

Check = Callable[[Mapping[str, str]], list[Finding]]

BARE = "Much remains open.\n"
FACT = "Iran sent 40 drones.\n"


def codes(findings: list[Finding]) -> list[str]:
    return [finding.rule.code for finding in findings]


@pytest.mark.parametrize(
    ("settings", "severity"),
    [
        ("", Severity.NOTE),
        ('[severity]\nBRIEF019 = "warning"\n', Severity.WARNING),
        ('[severity]\nbare-sentence = "error"\n', Severity.ERROR),
        ('[severity]\nbrief019 = "error"\n', Severity.ERROR),
        ('strict = true\n[severity]\nbare-sentence = "warning"\n', Severity.ERROR),
        ("strict = true\n", Severity.ERROR),
    ],
)
def test_settings_change_a_severity(check: Check, settings: str, severity: Severity) -> None:
    found = check({SETTINGS: settings, BRIEF: brief(BARE)})
    (finding,) = [one for one in found if one.rule.code == "BRIEF019"]
    assert finding.severity is severity


def test_a_rule_that_is_off_finds_nothing(check: Check) -> None:
    files = {SETTINGS: '[severity]\nbare-sentence = "off"\n', BRIEF: brief(BARE)}
    assert "BRIEF019" not in codes(check(files))


def test_findings_come_in_the_order_of_files_and_lines(check: Check) -> None:
    found = check({BRIEF: brief(f"{BARE}{FACT}{BARE}"), **also(REFS, "@misc{b}\n@misc{a}\n")})
    places = [(finding.path, finding.line, finding.column) for finding in found]
    assert places == sorted(places)
    assert len(set(codes(found))) > 2


@pytest.mark.parametrize(
    ("comment", "expected"),
    [
        ("{# briefpdf: ignore BRIEF005: known to all #}\n", []),
        ("{# briefpdf: ignore uncited-sentence: known to all #}\n", []),
        ("{#- briefpdf: ignore brief005: known to all -#}\n", []),
        ("{#\n  briefpdf: ignore BRIEF005: known\n  to all\n#}\n", []),
        ("{# briefpdf: ignore BRIEF005 #}\n", ["BRIEF026", "BRIEF005"]),
        ("{# briefpdf: ignore BRIEF005: #}\n", ["BRIEF026", "BRIEF005"]),
        ("{# briefpdf: silence BRIEF005: known #}\n", ["BRIEF026", "BRIEF005"]),
        ("{# briefpdf: ignore BRIEF019: a transition #}\n", ["BRIEF027", "BRIEF005"]),
        ("{# briefpdf: ignore BRIEF599: known #}\n", ["BRIEF027", "BRIEF005"]),
    ],
)
def test_a_comment_silences_one_rule_on_the_next_line(
    check: Check, comment: str, expected: list[str]
) -> None:
    body = '{{ claim("troops-2024") }}\n' + comment + FACT
    assert codes(check({BRIEF: brief(body)})) == expected


def test_a_comment_within_a_paragraph_reaches_the_sentence_of_the_next_line(check: Check) -> None:
    lines = [
        '{{ claim("troops-2024") }} Much',
        "{# briefpdf: ignore BRIEF005: known to all #}",
        "remains. Iran sent 40 drones to",
        "Russia.",
    ]
    found = check({BRIEF: brief("\n".join(lines) + "\n")})
    assert codes(found) == ["BRIEF019"]


def test_comments_silence_in_the_registry_and_the_bibliography(check: Check) -> None:
    claims = (
        "  # briefpdf: ignore CLAIM018: kept for the next brief\n"
        "  other:\n"
        "    statement: Troops were sent.\n"
        "    sources: [{key: crs-troops, quote: North Korea sent}]\n"
    )
    source = (
        "% briefpdf: ignore REF011: kept for the next brief\n"
        "@misc{other,\n  title = {Other},\n  date = {2024},\n}\n"
    )
    assert check({**also(CLAIMS, claims), **also(REFS, source)}) == []


def test_comments_silence_in_front_matter(check: Check) -> None:
    figure = (
        "figures:\n"
        "  # briefpdf: ignore BRIEF024: for the next version\n"
        "  timeline: {kind: table, title: Troops, claims: [troops-2024]}\n"
    )
    assert check({BRIEF: brief('{{ claim("troops-2024") }}\n', figure)}) == []
    heading = "# briefpdf: ignore BRIEF024: no comment, a heading\n"
    found = check({BRIEF: brief(heading + '{{ claim("troops-2024") }}\n')})
    assert codes(found) == ["BRIEF028", "BRIEF034"]


def test_a_suppression_in_a_brief_that_did_not_expand_is_not_unused(check: Check) -> None:
    body = "{# briefpdf: ignore BRIEF005: known to all #}\n{{ claim( }}\n"
    assert codes(check({BRIEF: brief(body)})) == ["BRIEF015"]


def test_a_suppression_of_what_only_a_layout_shows_is_not_unused(check: Check) -> None:
    body = '{# briefpdf: ignore BRIEF013: agreed with the editor #}\n{{ claim("troops-2024") }}\n'
    assert check({BRIEF: brief(body)}) == []


def test_with_some_briefs_left_out_nothing_is_unused(sandbox: Sandbox) -> None:
    claims = (
        "  # briefpdf: ignore CLAIM018: kept for the next brief\n"
        "  other:\n"
        "    statement: Troops were sent.\n"
        "    sources: [{key: crs-troops, quote: North Korea sent}]\n"
    )
    files = {**BASE, **also(CLAIMS, claims), **also(REFS, "@misc{b, title={B}, date={2024}}\n")}
    project = load_project(MemoryWorkspace(files))
    composed = [compose_brief(project, one, sandbox) for one in project.briefs.values()]
    subject = Subject(project, composed, date(2026, 1, 15), whole=False)
    assert run_checks(subject) == []


def test_what_an_engine_found_is_a_finding_once(sandbox: Sandbox) -> None:
    project = load_project(MemoryWorkspace(BASE))
    composed = [compose_brief(project, one, sandbox) for one in project.briefs.values()]
    subject = Subject(project, composed, date(2026, 1, 15))
    found = Diagnostic("BRIEF013", "the brief runs over", Span(BRIEF, 4, 9), brief="base")
    (finding,) = run_checks(subject, [found, found])
    assert (finding.rule.code, finding.severity) == ("BRIEF013", Severity.WARNING)
    assert (finding.line, finding.column, finding.end_column) == (2, 1, 6)


def test_an_unknown_rule_in_the_settings_is_named_with_the_nearest(check: Check) -> None:
    (finding,) = check({SETTINGS: '[severity]\nbare-sentense = "off"\n'})
    assert finding.rule.code == "CONFIG002"
    assert finding.diagnostic.hints == ("Did you mean “bare-sentence”?",)


def test_rules_are_found_by_code_and_name_in_any_case() -> None:
    for rule in RULES:
        assert find_rule(rule.code.lower()) is rule
        assert find_rule(rule.name.upper()) is rule
    assert find_rule("no-such-rule") is None


OLD = "briefs/old.md"


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("", {BRIEF: Severity.ERROR, OLD: Severity.ERROR}),
        ('"briefs/old*" = {BRIEF005 = "off"}', {BRIEF: Severity.ERROR}),
        (
            '"briefs/old*" = {uncited-sentence = "note"}',
            {BRIEF: Severity.ERROR, OLD: Severity.NOTE},
        ),
        ('"briefs/*" = {brief005 = "off"}\n"briefs/old.md" = {}', {}),
        (
            '"briefs/*" = {BRIEF005 = "off"}\n"briefs/old.md" = {BRIEF005 = "warning"}',
            {OLD: Severity.WARNING},
        ),
        # What is off is looked for where a path turns it on, and only there.
        (
            '"briefs/old.md" = {BRIEF005 = "warning"}\n[severity]\nBRIEF005 = "off"',
            {OLD: Severity.WARNING},
        ),
    ],
)
def test_settings_change_a_severity_by_path(
    check: Check, settings: str, expected: dict[str, Severity]
) -> None:
    text = brief('{{ claim("troops-2024") }}\n\n' + FACT)
    found = check({SETTINGS: f"[per-file]\n{settings}\n", BRIEF: text, OLD: text})
    told = {one.path: one.severity for one in found if one.rule.code == "BRIEF005"}
    assert told == expected


def test_strict_lifts_a_warning_of_a_path(check: Check) -> None:
    settings = 'strict = true\n[per-file]\n"briefs/*" = {BRIEF019 = "note", BRIEF005 = "warning"}\n'
    found = check({SETTINGS: settings, BRIEF: brief(BARE + FACT)})
    assert {one.severity for one in found if one.path == BRIEF} == {Severity.ERROR}


def test_a_rule_of_a_path_that_there_is_not_is_told_with_the_nearest(check: Check) -> None:
    settings = (
        '[severity]\nBRIEF005 = "error"\n[per-file]\n"briefs/*" = {uncited-sentance = "off"}\n'
    )
    (found,) = check({SETTINGS: settings})
    assert (found.rule.code, found.line, found.column) == ("CONFIG002", 4, 15)
    assert found.diagnostic.hints == ("Did you mean “uncited-sentence”?",)


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [
        ("./brief/*.md", "briefs/*.md"),
        ("briefs/claim/*", "briefs/claims/*"),
        ("briefs/bsae.md", "briefs/base.md"),
        ("brief", "briefs"),
        ("law/**", None),
        # What a folder that is yet to come is held to is not meant for all.
        ("briefs/old/*", None),
        *(
            (fitting, "")
            for fitting in ("briefs", "**", "templates/own", "refs.bib", "more.json", "./briefs/*")
        ),
    ],
)
def test_a_pattern_that_fits_no_file_is_told_with_the_nearest(
    check: Check, pattern: str, meant: str | None
) -> None:
    settings = f'[per-file]\n"{pattern}" = {{BRIEF005 = "error"}}\n'
    found = check({SETTINGS: settings, "templates/own/theme.toml": "", "more.json": ""})
    told = [one for one in found if one.rule.code == "CONFIG007"]
    assert [(one.line, one.column, one.end_column - 2) for one in told] == [
        (2, 2, len(pattern)) for _ in told
    ]
    hints = [one.diagnostic.hints[0] for one in told]
    if meant is None:
        assert len(hints) == 1 and hints[0].startswith("A pattern begins")
    else:
        assert hints == ([f"Did you mean “{meant}”?"] if meant else [])


def test_a_comment_that_silences_what_is_off_for_its_path_is_not_called_unused(
    check: Check,
) -> None:
    text = brief('{{ claim("troops-2024") }}\n{# briefpdf: ignore BRIEF019: fine #}\nX.\n')
    settings = '[per-file]\n"briefs/old.md" = {BRIEF027 = "error", BRIEF019 = "off"}\n'
    body = brief('{{ claim("troops-2024") }}\n{# briefpdf: ignore BRIEF005: fine #}\nOh.\n')
    assert codes(check({SETTINGS: settings, OLD: text})) == []
    (unused,) = [one for one in check({SETTINGS: settings, OLD: body}) if one.is_error]
    assert unused.rule.code == "BRIEF027"


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("CLAIM9", "Did you mean “CLAIM009”?"),
        ("clam-0009", "Did you mean “CLAIM009”?"),
        ("REF7", "Did you mean “REF007”?"),
        (
            "CLAIM01",
            "Did you mean “CLAIM001”, “CLAIM010”, “CLAIM011” or “CLAIM012”, or another such?",
        ),
        ("BREIF", "Codes of BRIEF go from BRIEF001 to "),
        ("CLAIM999", "Codes of CLAIM go from CLAIM001 to "),
        ("unsuported-fact", "Did you mean “unsupported-fact”?"),
        ("near-dup", "Did you mean “near-duplicate-claim”?"),
        ("xyzzy", "“briefpdf explain” lists all rules."),
        ("", "“briefpdf explain” lists all rules."),
    ],
)
def test_a_rule_that_there_is_not_is_told_with_those_near(written: str, hint: str) -> None:
    assert rules_near(written)[0].startswith(hint)
