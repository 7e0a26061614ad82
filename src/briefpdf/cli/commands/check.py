"""`briefpdf check`: all checks, nothing written but fixes that are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ...compose.sandbox import Sandbox
from ...settings import BASELINE_FILE, SEVERITIES
from ...source.workspace import DiskWorkspace
from ..baseline import (
    baseline_to_write,
    open_baseline,
    open_since,
    with_baseline,
    with_changed_since,
    write_baseline,
)
from ..complete import complete_briefs
from ..deliver import Shown, deliver
from ..options import (
    Choice,
    Wanted,
    open_workspace,
    progress_bar,
    usage_error,
    with_jobs,
    with_report,
    with_workspace,
)
from ..print import echo

if TYPE_CHECKING:
    from ...inspection.inspect import Inspection
    from ...source.diagnostic import Diagnostic


@click.command("check")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...", shell_complete=complete_briefs)
@click.option("--coverage", is_flag=True, help="Show each sentence, and what backs it.")
@click.option("--fix", is_flag=True, help="Apply the fixes that are safe, and show what changed.")
@click.option("--diff", is_flag=True, help="Only show what --fix would change; write nothing.")
@click.option("-q", "--quiet", is_flag=True, help="Findings only, no line that sums up.")
@click.option(
    "--only",
    "least",
    type=Choice(SEVERITIES[:-1]),
    help="Show findings of this severity and above; all are counted.",
)
@click.option("--statistics", is_flag=True, help="Only count findings, by rule, most first.")
@with_changed_since
@with_baseline
@click.option(
    "--write-baseline",
    "written",
    metavar="[FILE]",
    is_flag=False,
    flag_value="",
    help=f"Write all that is found as a baseline: to FILE, or {BASELINE_FILE} of the workspace.",
)
@click.option(
    "--signed",
    is_flag=True,
    help="Hold each review to the commit of git that brought it: it is the reviewer's own.",
)
@click.option(
    "--online",
    is_flag=True,
    help="Ask the address of each cited source whether it still says what is quoted.",
)
@with_jobs
@with_report
@with_workspace
def command(
    briefs: tuple[str, ...],
    coverage: bool,
    fix: bool,
    diff: bool,
    quiet: bool,
    least: str | None,
    statistics: bool,
    base: str | None,
    wholes: tuple[Wanted, ...],
    baseline: str | None,
    written: str | None,
    signed: bool,
    online: bool,
    jobs: int,
    cache: bool,
    reports: tuple[Wanted, ...],
    workspace: str | None,
) -> int:
    """Check briefs, claims and sources; write nothing, unless --fix is given.

    BRIEF is a brief's name or path; without any, all of them are checked. A fix is safe where no
    meaning can be lost by it: a name that is misspelt beyond doubt, a checksum that is missing.
    What a baseline, or the revision of --changed-since, has too is only counted.

    \b
    Examples:
      briefpdf check
      briefpdf check --coverage
      briefpdf check -j 4
      briefpdf check --only error
      briefpdf check --statistics
      briefpdf check --write-baseline
      briefpdf check --baseline
      briefpdf check --signed
      briefpdf check --changed-since main
      briefpdf check --diff
      briefpdf check --fix
      briefpdf check russia-north-korea --format json
      briefpdf check --format text --format sarif=briefpdf.sarif
    """
    if diff and (fix or coverage or reports != (Wanted("text"),)):
        raise usage_error(
            "--diff shows a diff and nothing else",
            "Leave out --fix, --coverage, --format and --output, or leave out --diff.",
        )
    if statistics and all(one.form != "text" for one in reports):
        raise usage_error("--statistics is a text", "Leave out --format, or add --format text.")
    if written is not None and (diff or baseline is not None):
        other = "--diff" if diff else "--baseline"
        raise usage_error(f"--write-baseline goes with no {other}", "Leave one of them out.")
    if base is not None and (fix or diff or written is not None):
        other = "--write-baseline" if written is not None else "--fix" if fix else "--diff"
        raise usage_error(f"--changed-since goes with no {other}", "Leave one of them out.")
    with Sandbox() as sandbox:
        if not cache:
            sandbox.start()  # It becomes ready while all that checks is imported.
        place, only, count = open_workspace(workspace, briefs, reports=True)
        from ...inspection.examine import examine
        from ..report.text import exit_code

        known = open_baseline(baseline, place)
        target = baseline_to_write(written, briefs, place)
        # Standard output is for one thing only.
        aside = any(one.file is None and one.form != "text" for one in reports)
        since = open_since(base, place, sandbox, only, cache, wholes, jobs)
        inspection: Inspection
        if since is not None:
            with progress_bar(len(since.paths)) as progress:
                inspection = since.inspect(progress, jobs)
        elif fix or diff:
            inspection = _mend(place, sandbox, only, fix, aside)
        else:
            with progress_bar(count) as progress:
                inspection = examine(place, sandbox, only, progress, jobs, cache, whole=True)
        whole = since.whole if since is not None else None
        if signed or online:
            from ...inspection.added import with_diagnostics

            more = _found_elsewhere(place, whole or inspection, signed, online)
            inspection = with_diagnostics(inspection, more)
            whole = whole and with_diagnostics(whole, more)
        if target is not None:
            known = write_baseline(inspection, target, quiet)
        if known is not None or since is not None:
            from ...inspection.baseline import hold  # Few runs have anything to hold it to.

            inspection = hold(inspection, known, only is None and since is None, since)
            whole = whole and hold(whole, known, whole=False)
        if diff:
            return exit_code(inspection)
        # Where a revision was asked, what it was is looked up when it is told.
        how = Shown(coverage, statistics, quiet, least)
        return deliver(inspection, reports, how, whole, wholes)


def _found_elsewhere(
    place: DiskWorkspace, inspection: Inspection, signed: bool, online: bool
) -> list[Diagnostic]:
    """What the history says of reviews, and the web of sources."""
    found: list[Diagnostic] = []
    if signed:
        from ...inspection.signed import unsigned_reviews  # Few runs ask for the history.

        found += unsigned_reviews(place, inspection.subject)
    if online:
        from ...bibliography.asked import gone_from_web  # Only the web needs it.
        from ..report.text import one_line

        gone, unasked = gone_from_web(inspection)
        found += gone
        if unasked:
            what = "Not to be looked at on the web (robots forbidden, or no answer)"
            echo(f"{what}: {one_line(', '.join(unasked))}.", err=True)
    return found


def _mend(
    place: DiskWorkspace, sandbox: Sandbox, only: list[str] | None, write: bool, aside: bool
) -> Inspection:
    """Apply the safe fixes, or only show them; what is left once they are made.

    With --diff nothing is written, and the findings are those of the files as they are.
    """
    from ...inspection.fix import mend_workspace  # Only a fix needs what writes files.
    from ..report.text import show_mended

    mended = mend_workspace(place, sandbox, only, write)
    show_mended(mended, write, aside)
    return mended.inspection
