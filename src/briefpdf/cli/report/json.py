"""Findings as JSON: the keys are a promise."""

from __future__ import annotations

from typing import Any

from ...checks.rule import Finding, Severity
from ...inspection.inspect import BriefResult, Inspection
from ..print import indented
from .text import count


def report(inspection: Inspection) -> str:
    """A whole run as a JSON object."""
    project = inspection.subject.project
    findings, counted = inspection.findings, inspection.counted
    whole = {
        "version": 1,
        "findings": [finding_fields(finding) for finding in findings],
        "briefs": [_brief(result) for result in inspection.briefs],
        "claims": _claims(inspection),
        "summary": {
            "errors": count(counted, Severity.ERROR),
            "warnings": count(counted, Severity.WARNING),
            "notes": count(counted, Severity.NOTE),
            "claims": len(project.claims),
            "sources": len(project.references),
            "briefs": len(inspection.briefs),
            "baseline": len(inspection.baseline),
            "earlier": len(inspection.earlier),
        },
    }
    return indented(whole)


def finding_fields(finding: Finding) -> dict[str, Any]:
    """A finding, with what it is in."""
    diagnostic = finding.diagnostic
    return {
        "code": finding.rule.code,
        "rule": finding.rule.name,
        "severity": str(finding.severity),
        "path": finding.path,
        "line": finding.line,
        "column": finding.column,
        "end_line": finding.end_line,
        "end_column": finding.end_column,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        "claim": diagnostic.claim,
        "source": diagnostic.source,
        "brief": diagnostic.brief,
        "kind": diagnostic.kind,
    }


def _claims(inspection: Inspection) -> list[dict[str, Any]]:
    found = inspection.verdicts
    return [
        {
            "claim": name,
            "path": path,
            "line": line,
            "verdict": found[name],
            "reviewed": reviewed,
        }
        for name, path, line, reviewed in inspection.registered()
    ]


def _brief(result: BriefResult) -> dict[str, Any]:
    coverage = result.coverage
    return {
        "brief": result.brief,
        "path": result.path,
        "pdf": result.pdf,
        "engine": result.engine,
        "pages": result.pages,
        "stopped": result.stopped or None,
        "draft": result.draft,
        "sentences": coverage.total if coverage else None,
        "backed": coverage.backed if coverage else None,
        "judgments": coverage.judgments if coverage else None,
        "cited": coverage.cited if coverage else None,
        "uncited": coverage.uncited if coverage else None,
    }
