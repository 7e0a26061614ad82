"""Runs every rule over a subject."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..settings import Settings
from ..source.diagnostic import Diagnostic
from .finding import Finding, locate
from .registry import RULES, find_rule
from .rule import Rule, Severity
from .subject import Subject
from .suppress import Suppression, find_suppressions

UNUSED_SUPPRESSION = "BRIEF027"


def run_checks(subject: Subject, more: Sequence[Diagnostic] = ()) -> list[Finding]:
    """Every finding, suppressed ones left out, in the order of files and lines.

    `more` are diagnostics that no rule looks for, such as those of an engine.
    """
    settings = subject.project.settings
    findings: list[Finding] = []
    for rule in RULES:
        found: list[Diagnostic] = [item for item in more if item.code == rule.code]
        if rule.check is not None:
            found += rule.check(subject)
        severity = severity_of(rule, settings)
        findings += [locate(item, rule, severity, subject.text) for item in found]
    kept = _without_suppressed(findings, subject)
    return sorted(
        (finding for finding in kept if finding.severity is not Severity.OFF),
        key=lambda finding: (finding.path, finding.line, finding.column, finding.rule.code),
    )


def severity_of(rule: Rule, settings: Settings) -> Severity:
    """How severe a rule is in this workspace."""
    written = settings.severity.get(rule.code) or settings.severity.get(rule.name)
    severity = Severity(written) if written else rule.severity
    if settings.strict and severity is Severity.WARNING:
        return Severity.ERROR
    return severity


def _without_suppressed(findings: list[Finding], subject: Subject) -> Iterable[Finding]:
    suppressions = {
        (path, item.line, _code(item)): item
        for path, text in subject.project.texts.items()
        for item in find_suppressions(text)
        if item.reason
    }
    used: set[tuple[str, int, str]] = set()
    for finding in findings:
        place = (finding.path, finding.line, finding.rule.code)
        if place in suppressions:
            used.add(place)
        else:
            yield finding
    rule = find_rule(UNUSED_SUPPRESSION)
    assert rule is not None
    composed = {composition.brief.path for composition in subject.compositions}
    for place, item in suppressions.items():
        # A brief that was not composed has not shown whether its suppressions are used.
        if place not in used and (not place[0].endswith(".md") or place[0] in composed):
            yield locate(_unused(item), rule, severity_of(rule, subject.project.settings), subject.text)


def _code(suppression: Suppression) -> str:
    rule = find_rule(suppression.rule)
    return rule.code if rule else suppression.rule


def _unused(suppression: Suppression) -> Diagnostic:
    known = find_rule(suppression.rule) is not None
    message = (
        f"{suppression.rule} finds nothing on line {suppression.line}"
        if known
        else f"there is no rule “{suppression.rule}”"
    )
    return Diagnostic(UNUSED_SUPPRESSION, message, suppression.span, ("Remove the comment.",))
