"""`briefpdf source check`: archived copies, and with --online the web."""

from __future__ import annotations

import click

from ....bibliography.survey import survey
from ....checks.subject import Subject
from ....project.load import load_project
from ....project.withdrawn import today
from ...complete import complete_keys
from ...options import open_workspace, progress_bar, with_format, with_workspace
from ...print import echo, print_out
from ...report.impact import check_json, check_text, is_bad, summary
from ...sources import require_bibliography, require_sources


@click.command("check")
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=complete_keys)
@click.option("--online", is_flag=True, help="Ask each address whether the document is there.")
@click.option("--allow-private", is_flag=True, help="Ask addresses of a private network, too.")
@with_format
@with_workspace
def command(
    keys: tuple[str, ...], online: bool, allow_private: bool, form: str, workspace: str | None
) -> int:
    """Check that archived copies are there and unchanged; with --online, addresses as well.

    KEY is a source's key; without any, all of them are checked. An address is alive, moved (for
    good, to another), dead, changed (words that claims quote no longer stand there) or blocked:
    whoever forbids robots, or does not answer in time, is not dead. The exit code is 1 where a
    copy is missing or changed, or an address is dead or changed.

    \b
    Examples:
      briefpdf source check
      briefpdf source check crs-if12760 --online
    """
    place, _, _ = open_workspace(workspace, ())
    project = load_project(place, ())
    require_bibliography(project)
    require_sources(keys, project)
    subject = Subject(project, (), today(), whole=False)
    found = survey(subject, dict.fromkeys(keys) if keys else None)
    answers = {}
    if online:
        from ....bibliography.online import look_up  # Only the web needs it.

        with progress_bar(len(found)) as progress:
            references = [project.references[one.row.source] for one in found]
            answers = look_up(references, subject, allow_private, progress=progress)
    report = check_json(found, answers, subject) if form == "json" else check_text(found, answers)
    print_out(report)
    if form == "text":
        echo(summary(found, answers, online), err=True)
    return 1 if is_bad(found, answers) else 0
