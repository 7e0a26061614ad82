"""What the findings of a run come to."""

from __future__ import annotations

from collections.abc import Sequence

from ...build.inspect import Inspection
from ...checks.finding import Finding
from ...checks.rule import Severity
from ..plural import plural as plural

ERRORS, BAD_CONFIGURATION = 1, 2


def count(findings: Sequence[Finding], severity: Severity) -> int:
    """How many findings have a severity."""
    return sum(finding.severity is severity for finding in findings)


def exit_code(inspection: Inspection) -> int:
    """0 with nothing at error level, 1 with errors, 2 when the settings are wrong."""
    errors = [finding for finding in inspection.findings if finding.is_error]
    if any(finding.rule.code.startswith("CONFIG") for finding in errors):
        return BAD_CONFIGURATION
    return ERRORS if errors else 0
