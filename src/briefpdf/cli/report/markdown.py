"""A run as a page of Markdown, for the summary of a job."""

from __future__ import annotations

from collections.abc import Sequence

from ...build.inspect import BriefResult, Inspection
from ...build.reach import Reach
from ...checks.finding import Finding
from ...checks.rule import Severity
from .markdown_words import table, words
from .summary import count, plural
from .text import coverage_in_words, summary

MOST_FINDINGS = 100
_ORDER = (Severity.ERROR, Severity.WARNING, Severity.NOTE)


def report(inspection: Inspection) -> str:
    """A table of briefs, then the findings, errors first, up to `MOST_FINDINGS` of them."""
    parts = ["## briefpdf\n", summary(inspection) + "\n"]
    if inspection.briefs:
        parts.append(_briefs(inspection))
    if inspection.findings:
        parts.append(_findings(inspection.findings))
    return "\n".join(parts)


def _briefs(inspection: Inspection) -> str:
    rows = []
    for result, composition in zip(inspection.briefs, inspection.subject.compositions, strict=True):
        reach = Reach(composition, inspection.subject)
        own = [finding for finding in inspection.findings if reach.covers(finding)]
        numbers = tuple(str(count(own, severity)) for severity in _ORDER)
        covered = words(coverage_in_words(result))
        rows.append((words(result.brief), covered, _pdf(result), *numbers))
    head = ("brief", "sentences", "PDF", "errors", "warnings", "notes")
    return table(head, rows, right=3)


def _pdf(result: BriefResult) -> str:
    if result.pdf is None:
        return "none written"
    return f"{words(result.pdf)}, {plural(result.pages or 0, 'page')}"


def _findings(findings: Sequence[Finding]) -> str:
    ordered = sorted(findings, key=lambda finding: _ORDER.index(finding.severity))
    rows = [
        (
            words(f"{finding.path}:{finding.line}:{finding.column}"),
            f"{finding.severity} {finding.rule.code}",
            "<br>".join(words(told) for told in _told(finding)),
        )
        for finding in ordered[:MOST_FINDINGS]
    ]
    written = table(("where", "rule", "what"), rows)
    left = len(ordered) - len(rows)
    return written + (f"\nAnd {plural(left, 'finding')} more.\n" if left else "")


def _told(finding: Finding) -> tuple[str, ...]:
    return (finding.diagnostic.message, *finding.diagnostic.hints)
