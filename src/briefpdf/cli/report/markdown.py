"""Findings as Markdown: the summary of a job, a comment."""

from __future__ import annotations

from ...inspection.inspect import Inspection
from .tables import briefs_table, findings_table
from .text import summary


def report(inspection: Inspection) -> str:
    """The findings, errors first, as many as are read, then a table of briefs.

    A run that is held to a revision tells first what it breaks.
    """
    if inspection.history is not None:
        from .since import since_report  # Few runs ask a revision.

        return since_report(inspection, inspection.history())
    parts = ["## briefpdf\n", summary(inspection) + "\n"]
    if inspection.findings:
        parts.append(findings_table(inspection.findings))
    if inspection.briefs:
        parts.append(briefs_table(inspection))
    return "\n".join(parts)
