"""Findings for people: a line each, hints indented below it."""

from __future__ import annotations

import re

import click

from ...build.inspect import BriefResult, Inspection
from ...checks.finding import Finding
from ...checks.rule import Severity
from .summary import count, plural

# An escape in YAML can put any of them into a message: a terminal, or a runner of jobs that reads
# its output line by line, would obey them.
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def report(inspection: Inspection) -> str:
    """Every finding as `path:line:column: CODE message`, then the PDFs that were written."""
    lines = [line for finding in inspection.findings for line in finding_lines(finding)]
    lines += [_written(result) for result in inspection.briefs if result.pdf]
    return "".join(f"{line}\n" for line in lines)


def finding_lines(finding: Finding) -> list[str]:
    """A finding and, indented, its hints."""
    place = f"{one_line(finding.path)}:{finding.line}:{finding.column}"
    code = click.style(finding.rule.code, fg=_COLOURS.get(finding.severity), bold=True)
    weight = "" if finding.is_error else f"{finding.severity}: "
    message = f"{place}: {code} {weight}{one_line(finding.diagnostic.message)}"
    return [message, *(f"    {one_line(hint)}" for hint in finding.diagnostic.hints)]


def one_line(text: str) -> str:
    """A text without line ends and other control characters."""
    return _CONTROL.sub(lambda match: " " if match[0].isspace() else "\ufffd", text)


def _written(result: BriefResult) -> str:
    pages = plural(result.pages or 0, "page")
    line = f"{one_line(result.pdf or '')}: {pages}"
    if result.coverage:
        line += f", {coverage_in_words(result)}"
    return line


def coverage_in_words(result: BriefResult) -> str:
    """How a brief's sentences are backed, in words."""
    found = result.coverage
    if found is None:
        return "not expanded"
    judgments = plural(found.judgments, "judgment")
    bare = len(found.sentences) - found.backed - found.judgments
    rest = f", {bare} bare" if bare else ""
    return f"{plural(len(found.sentences), 'sentence')}: {found.backed} backed, {judgments}{rest}"


def summary(inspection: Inspection) -> str:
    """One line on what the run came to."""
    findings, (claims, sources) = inspection.findings, inspection.size
    found = ", ".join(
        plural(number, str(severity))
        for severity in (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        if (number := count(findings, severity))
    )
    checked = ", ".join(
        (
            plural(len(inspection.briefs), "brief"),
            plural(claims, "claim"),
            plural(sources, "source"),
        )
    )
    return f"{found or 'Nothing found'} in {checked}."
