"""Findings as workflow commands, which GitHub shows beside the lines of a pull request."""

from __future__ import annotations

from ...checks.rule import Finding
from ...inspection.inspect import Inspection
from ...source.pattern import lazy_pattern

# Whoever reads the log of a job in a terminal must see what is there.
_CONTROL = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def report(inspection: Inspection) -> str:
    """A command for each finding, errors first; paths run from the top of the repository.

    GitHub shows ten errors and ten warnings of a step, and no more.
    """
    prefix = inspection.prefix
    ordered = sorted(inspection.findings, key=lambda finding: not finding.is_error)
    return "".join(f"{_command(finding, prefix)}\n" for finding in ordered)


def _command(finding: Finding, prefix: str) -> str:
    properties = {
        "file": prefix + finding.path,
        "line": finding.line,
        "endLine": finding.end_line,
        "col": finding.column,
        "endColumn": finding.end_column,
        "title": f"{finding.rule.code} {finding.rule.name}",
    }
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    told = "\n".join((finding.diagnostic.message, *finding.diagnostic.hints))
    return f"::{_COMMANDS[finding.severity]} {written}::{_data(told)}"


def _data(text: str) -> str:
    """A text without line ends: a line of its own would be read as another command."""
    shown = _CONTROL.sub("\ufffd", text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
