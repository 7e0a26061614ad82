"""What is found beside the rules: in a baseline, in git, and on the web."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..checks.named import find_rule
from ..checks.rule import Finding, Severity, in_order, locate
from ..checks.run import severity_of
from ..project.load import load_settings
from ..source.diagnostic import Diagnostic
from ..source.text import Text
from .inspect import Held


def with_diagnostics(
    inspection: Held, more: Iterable[Diagnostic], text: Callable[[str], Text] | None = None
) -> Held:
    """An inspection with more findings, each of a rule and as severe as the settings have it.

    `text` finds the texts that they stand in, where that is not the workspace.
    """
    if not (more := list(more)):
        return inspection
    settings = load_settings(inspection.workspace).value
    added: list[Finding] = []
    for one in more:
        rule = find_rule(one.code)
        assert rule is not None
        severity = severity_of(rule, settings, one.span.path)
        if severity is not Severity.OFF:
            added.append(locate(one, rule, severity, text or inspection.text))
    findings = sorted((*inspection.findings, *added), key=in_order)
    return inspection.with_values(findings=tuple(findings))
