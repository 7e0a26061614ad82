"""`briefpdf check`: all checks, nothing written."""

from __future__ import annotations

import click

from ...build.examine import examine
from ...compose.sandbox import Sandbox
from ..deliver import deliver
from ..options import open_workspace, progress_bar, with_jobs, with_report, with_workspace
from ..wanted import Wanted


@click.command("check")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option("--coverage", is_flag=True, help="Show each sentence, and what backs it.")
@with_jobs
@with_report
@with_workspace
def command(
    briefs: tuple[str, ...],
    coverage: bool,
    jobs: int,
    cache: bool,
    reports: tuple[Wanted, ...],
    workspace: str | None,
) -> int:
    """Check briefs, claims and sources; write nothing.

    BRIEF is a brief's name or path; without any, all of them are checked.

    \b
    Examples:
      briefpdf check
      briefpdf check --coverage
      briefpdf check -j 4
      briefpdf check russia-north-korea --format json
      briefpdf check --format text --format sarif=briefpdf.sarif
    """
    place, only, count = open_workspace(workspace, briefs)
    with Sandbox() as sandbox, progress_bar(count) as progress:
        inspection = examine(place, sandbox, only, progress, jobs, cache)
    return deliver(inspection, reports, coverage)
