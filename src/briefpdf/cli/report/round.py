"""What a save changed: findings that are new, those that are gone, and PDFs that it left behind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...checks.baseline import fingerprints
from ...checks.rule import Finding
from ...inspection.inspect import Inspection
from ...project.load import load_settings
from ..print import style
from .text import finding_lines, plural, report

# Findings by what tells them apart, wherever they now stand.
Known = Mapping[str, Finding]


def known_findings(inspection: Inspection) -> Known:
    """The findings of a round."""
    found = inspection.findings
    return dict(zip(fingerprints(found, inspection.text), found, strict=True))


def round_report(inspection: Inspection, before: Known | None) -> str:
    """A round told to people: all of it at first, then what is new and what is gone."""
    if before is None:
        lines = report(inspection)
    else:
        fresh = [one for mark, one in known_findings(inspection).items() if mark not in before]
        only = inspection.with_values(findings=tuple(fresh))
        lines = report(only) + "".join(f"{line}\n" for line in _gone(inspection, before))
    return lines + "".join(f"{line}\n" for line in _stale(inspection))


def _gone(inspection: Inspection, before: Known) -> Iterator[str]:
    now = known_findings(inspection)
    for mark, finding in before.items():
        if mark not in now:
            message, *_ = finding_lines(finding)
            yield f"{style('gone', fg='green')} {message}"
    left = sum(mark in now for mark in before)
    if left:
        yield f"{plural(left, 'finding')} as before."


def _stale(inspection: Inspection) -> Iterator[str]:
    """The PDFs of an earlier state, whose briefs are stopped by errors now."""
    output = load_settings(inspection.workspace).value.output
    for brief in inspection.briefs:
        path = f"{output}/{brief.brief}.pdf"
        if brief.pdf is None and inspection.workspace.is_file(path):
            yield f"{path} is of an earlier state: its brief has errors."
