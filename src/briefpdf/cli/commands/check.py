"""`briefpdf check`: all checks, nothing written."""

from __future__ import annotations

import click

from ...build.inspect import inspect_workspace
from ...compose.sandbox import Sandbox
from ..complete import complete_briefs
from ..deliver import deliver
from ..options import open_workspace, progress_bar, with_report, with_workspace


@click.command("check")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...", shell_complete=complete_briefs)
@click.option("--coverage", is_flag=True, help="Show each sentence, and what backs it.")
@with_report
@with_workspace
def command(
    briefs: tuple[str, ...],
    coverage: bool,
    form: str,
    output: str | None,
    workspace: str | None,
) -> int:
    """Check briefs, claims and sources; write nothing.

    BRIEF is a brief's name or path; without any, all of them are checked.

    \b
    Examples:
      briefpdf check
      briefpdf check --coverage
      briefpdf check russia-north-korea --format json
    """
    place, only, count = open_workspace(workspace, briefs)
    with Sandbox() as sandbox, progress_bar(count) as progress:
        inspection = inspect_workspace(place, sandbox, only, progress)
    return deliver(inspection, form, output, coverage)
