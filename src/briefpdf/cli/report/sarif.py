"""Findings as SARIF, for code scanning and editors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import quote

from ...checks.baseline import fingerprints
from ...checks.registry import RULES
from ...checks.rule import Finding
from ...inspection.inspect import Inspection
from ...source.diagnostic import Fix
from ...source.text import Span
from ...version import VERSION
from ..print import indented
from .rule_page import rule_page

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# GitHub refuses a log with more: https://docs.github.com/code-security (SARIF support).
MOST_RESULTS = 25_000
_ROOT = "%SRCROOT%"


def report(inspection: Inspection) -> str:
    """A whole run as a SARIF log: paths run from the top of the repository, where it is in one.

    Of the rules it describes those that something was found by: all would be most of the log.
    """
    made = _Results(inspection)
    results = list(made)
    described = [rule_page(rule) for rule in made.rules]
    run = {
        "tool": {"driver": {"name": "briefpdf", "version": VERSION, "rules": described}},
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "invocations": [{"executionSuccessful": True}],
        "results": results[:MOST_RESULTS],
    }
    if (left := len(results) - MOST_RESULTS) > 0:
        text = f"{left} more results are left out: this log holds the first {MOST_RESULTS}."
        said = {"level": "warning", "message": {"text": text}}
        run["invocations"] = [{"executionSuccessful": True, "toolExecutionNotifications": [said]}]
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return indented(log)


class _Results:
    def __init__(self, inspection: Inspection) -> None:
        self.subject = inspection.subject
        # Whoever reads this knows by its suppression what a baseline has; by the diagnostic, it is
        # one of these.
        self.before = {
            **{finding.diagnostic: "The baseline has it." for finding in inspection.baseline},
            **{finding.diagnostic: "The base has it too." for finding in inspection.earlier},
        }
        shown = (*inspection.findings, *inspection.suppressed, *inspection.passed_over)
        self.findings = sorted(
            shown,
            # Errors go first where not all can be told.
            key=lambda finding: (
                len(shown) > MOST_RESULTS
                and not (finding.is_error and finding.diagnostic not in self.before),
                finding.path,
                finding.diagnostic.span,
                finding.rule.code,
            ),
        )
        self.rules = list(RULES.only({finding.rule.code for finding in shown}))
        self.index = {rule.code: index for index, rule in enumerate(self.rules)}
        self.prefix = inspection.prefix
        self.verdicts = inspection.verdicts

    def __iter__(self) -> Iterator[dict[str, Any]]:
        prints = fingerprints(self.findings, self.subject.text)
        for finding, fingerprint in zip(self.findings, prints, strict=True):
            yield self._result(finding, fingerprint)

    def _result(self, finding: Finding, fingerprint: str) -> dict[str, Any]:
        diagnostic = finding.diagnostic
        place = {"artifactLocation": self._file(finding.path), "region": self._region(finding)}
        result: dict[str, Any] = {
            "ruleId": finding.rule.code,
            "ruleIndex": self.index[finding.rule.code],
            "level": str(finding.severity),
            "message": {"text": _told(diagnostic.message, diagnostic.hints)},
            "locations": [{"physicalLocation": place}],
            "partialFingerprints": {"briefpdf/v1": fingerprint},
        }
        if diagnostic.related:
            result["relatedLocations"] = [
                {"id": number, "message": {"text": _plain(one.message)}, **self._at(one.span)}
                for number, one in enumerate(diagnostic.related, 1)
            ]
        if diagnostic.fix is not None:
            result["fixes"] = [self._fix(diagnostic.fix)]
        if finding.suppression is not None:
            comment = finding.suppression
            result["suppressions"] = [
                {
                    "kind": "inSource",
                    "status": "accepted",
                    "justification": " ".join(comment.reason.split()),
                    "location": self._at(comment.span),
                }
            ]
        elif diagnostic in self.before:
            why = self.before[diagnostic]
            result["suppressions"] = [
                {"kind": "external", "status": "accepted", "justification": why}
            ]
        about = {
            "claim": diagnostic.claim,
            "source": diagnostic.source,
            "brief": diagnostic.brief,
            "kind": diagnostic.kind,
            "verdict": self.verdicts.get(diagnostic.claim or ""),
        }
        if known := {name: value for name, value in about.items() if value is not None}:
            result["properties"] = known
        return result

    def _fix(self, fix: Fix) -> dict[str, Any]:
        paths = dict.fromkeys(edit.span.path for edit in fix.edits)
        return {
            "description": {"text": _plain(fix.title)},
            "artifactChanges": [
                {
                    "artifactLocation": self._file(path),
                    "replacements": [
                        {
                            "deletedRegion": self._span(edit.span),
                            "insertedContent": {"text": edit.text},
                        }
                        for edit in fix.edits
                        if edit.span.path == path
                    ],
                }
                for path in paths
            ],
            "properties": {"safe": fix.safe},
        }

    def _at(self, span: Span) -> dict[str, Any]:
        place = {"artifactLocation": self._file(span.path), "region": self._span(span)}
        return {"physicalLocation": place}

    def _file(self, path: str) -> dict[str, str]:
        return {"uri": quote(self.prefix + path), "uriBaseId": _ROOT}

    def _span(self, span: Span) -> dict[str, int]:
        text = self.subject.text(span.path)
        return _region(*text.line_column(span.start), *text.line_column(span.end))

    def _region(self, finding: Finding) -> dict[str, int]:
        return _region(finding.line, finding.column, finding.end_line, finding.end_column)


def _region(line: int, column: int, end_line: int, end_column: int) -> dict[str, int]:
    # The end is the first column that is no longer meant, in SARIF as here.
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
    }


def _told(message: str, hints: Sequence[str]) -> str:
    return _plain("\n".join((message, *hints)))


def _plain(text: str) -> str:
    """A text in which SARIF sees no link: `[words](address)` would be one."""
    return text.replace("](", "]\u200b(")
