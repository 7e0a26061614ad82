"""Findings as GitLab's Code Quality report: shown in a merge request, new and mended apart."""

from __future__ import annotations

import json

from ...inspection.inspect import Inspection
from .sarif import fingerprints

# GitLab's five weights; a brief with an error is not built.
_SEVERITIES = {"error": "critical", "warning": "minor", "note": "info"}


def report(inspection: Inspection) -> str:
    """A JSON array with an object for each finding; paths run from the top of the repository.

    A finding keeps its fingerprint when the lines above it change, so that GitLab can tell what a
    merge request adds.
    """
    prints = fingerprints(inspection.findings, inspection.subject.text)
    rows = [
        {
            "description": "\n".join((finding.diagnostic.message, *finding.diagnostic.hints)),
            "check_name": f"{finding.rule.code} {finding.rule.name}",
            "fingerprint": fingerprint,
            "severity": _SEVERITIES[finding.severity],
            "location": {
                "path": inspection.prefix + finding.path,
                "lines": {"begin": finding.line, "end": finding.end_line},
            },
        }
        for finding, fingerprint in zip(inspection.findings, prints, strict=True)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2) + "\n"
