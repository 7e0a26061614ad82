"""What is found beside the rules: in the history of git, and on the web."""

from __future__ import annotations

from collections.abc import Iterable

from ..checks.registry import find_rule
from ..checks.rule import Finding, Severity, locate
from ..checks.run import severity_of
from ..checks.subject import Subject
from ..source.diagnostic import Diagnostic
from .inspect import Inspection


def with_diagnostics(
    inspection: Inspection, more: Iterable[Diagnostic], subject: Subject
) -> Inspection:
    """An inspection with more findings, each of a rule and as severe as the settings have it."""
    added: list[Finding] = []
    for one in more:
        rule = find_rule(one.code)
        assert rule is not None
        severity = severity_of(rule, subject.project.settings, one.span.path)
        if severity is not Severity.OFF:
            added.append(locate(one, rule, severity, subject.text))
    findings = sorted(
        (*inspection.findings, *added),
        key=lambda one: (one.path, one.line, one.column, one.rule.code),
    )
    return inspection.with_values(findings=tuple(findings))
