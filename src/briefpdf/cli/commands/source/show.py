"""`briefpdf source show`: all that is known of one source."""

from __future__ import annotations

import click

from ....bibliography.printed import as_printed
from ....bibliography.survey import survey
from ...complete import complete_keys
from ...options import with_format, with_workspace
from ...print import print_out
from ...report.sources import shown
from ...sources import examined_sources, require_sources


@click.command("show")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@with_format
@with_workspace
def command(key: str, form: str, workspace: str | None) -> int:
    """Show a source: as it is printed, its fields and copies, what rests on it, its findings.

    \b
    Example:
      briefpdf source show crs-if12760
    """
    with examined_sources(workspace) as (inspection, sandbox):
        subject = inspection.subject
        require_sources([key], subject.project)
        (one,) = survey(subject, [key])
        printed = as_printed(one.reference, subject, sandbox)
        findings = [found for found in inspection.findings if found.diagnostic.source == key]
        report = shown.json if form == "json" else shown.text
        print_out(report(shown.Shown(one, printed, findings, subject)))
    return 0
