"""What is found beside the rules: in a baseline, in git, and on the web."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..checks.named import find_rule
from ..checks.rule import Finding, Severity, locate
from ..checks.run import severity_of
from ..settings import Settings
from ..source.diagnostic import Diagnostic
from ..source.text import Text
from .inspect import Held


def with_diagnostics(
    inspection: Held, more: Iterable[Diagnostic], settings: Settings, text: Callable[[str], Text]
) -> Held:
    """An inspection with more findings, each of a rule and as severe as the settings have it.

    `text` gives the text of a path in which something was found.
    """
    added: list[Finding] = []
    for one in more:
        rule = find_rule(one.code)
        assert rule is not None
        severity = severity_of(rule, settings, one.span.path)
        if severity is not Severity.OFF:
            added.append(locate(one, rule, severity, text))
    if not added:
        return inspection
    findings = sorted(
        (*inspection.findings, *added),
        key=lambda one: (one.path, one.line, one.column, one.rule.code),
    )
    return inspection.with_values(findings=tuple(findings))
