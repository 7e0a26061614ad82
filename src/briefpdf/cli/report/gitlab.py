"""Findings as GitLab's Code Quality report: shown in a merge request, new and mended apart."""

from __future__ import annotations

from ...checks.baseline import fingerprints
from ...inspection.inspect import Inspection
from ..print import indented

# GitLab's five weights; a brief with an error is not built.
_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def report(inspection: Inspection) -> str:
    """A JSON array with an object for each finding; paths run from the top of the repository.

    A finding keeps its fingerprint when the lines above it change, so that GitLab can tell what a
    merge request adds.
    """
    # What is not shown is numbered too: a finding is called the same, whatever is shown beside it.
    every = sorted(
        (*inspection.counted, *inspection.passed_over), key=lambda one: one.diagnostic.span
    )
    marks = zip(map(id, every), fingerprints(every, inspection.text), strict=True)
    prints = dict(marks)
    rows = [
        {
            "description": "\n".join((finding.diagnostic.message, *finding.diagnostic.hints)),
            "check_name": f"{finding.rule.code} {finding.rule.name}",
            "fingerprint": prints[id(finding)],
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": inspection.prefix + finding.path,
                "lines": {"begin": finding.line, "end": finding.end_line},
            },
        }
        for finding in inspection.findings
    ]
    return indented(rows)
