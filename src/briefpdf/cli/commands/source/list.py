"""`briefpdf source list`: the sources of a workspace."""

from __future__ import annotations

from pathlib import PurePosixPath

import click

from ....bibliography.survey import Wanted, survey
from ...complete import complete_briefs
from ...options import open_workspace, with_format, with_workspace
from ...print import print_out
from ...report.sources import listed
from ...sources import composed_sources


@click.command("list")
@click.option("--unused", is_flag=True, help="Only sources that no claim and no brief cites.")
@click.option("--no-copy", is_flag=True, help="Only sources without an archived copy.")
@click.option("--withdrawn", is_flag=True, help="Only sources that were retracted or superseded.")
@click.option(
    "--brief",
    metavar="BRIEF",
    help="Only sources that this brief rests on.",
    shell_complete=complete_briefs,
)
@with_format
@with_workspace
def command(
    unused: bool,
    no_copy: bool,
    withdrawn: bool,
    brief: str | None,
    form: str,
    workspace: str | None,
) -> int:
    """List sources: key, type, date, archived copy, and what cites them.

    \b
    Examples:
      briefpdf source list
      briefpdf source list --no-copy --brief russia-north-korea
      briefpdf source list --withdrawn --format json
    """
    if brief is not None:
        _, paths, _ = open_workspace(workspace, (brief,))
        brief = PurePosixPath((paths or [brief])[0]).stem
    with composed_sources(workspace) as (subject, _):
        wanted = Wanted(unused, no_copy, withdrawn, brief)
        found = [one for one in survey(subject) if wanted.holds(one)]
        print_out(listed.json(found, subject) if form == "json" else listed.text(found))
        if not found and form == "text":
            listed.nothing(asked=wanted != Wanted())
    return 0
