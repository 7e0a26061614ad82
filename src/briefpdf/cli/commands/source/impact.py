"""`briefpdf source impact`: what rests on a source."""

from __future__ import annotations

import click

from ....bibliography.built import built_on
from ....bibliography.survey import survey
from ...complete import complete_keys
from ...options import with_format, with_workspace
from ...print import print_out
from ...report.sources import impact
from ...sources import composed_sources, require_sources


@click.command("impact")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@with_format
@with_workspace
def command(key: str, form: str, workspace: str | None) -> int:
    """Show every claim, brief and built PDF that rests on a source.

    A claim rests on it that cites it, or that judges or calculates from such a claim, however far.
    A PDF rests on it whose brief does, or that names it, whatever its brief says by now.

    \b
    Example:
      briefpdf source impact crs-if12760
    """
    with composed_sources(workspace) as (subject, _):
        require_sources([key], subject.project)
        (one,) = survey(subject, [key])
        built = built_on(one, subject)
        report = impact.json if form == "json" else impact.text
        print_out(report(one, built, subject))
    return 0
