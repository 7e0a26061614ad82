"""`briefpdf source list`, `show` and `impact`."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import click

from ....bibliography.survey import Wanted, survey, survey_rows
from ...complete import complete_briefs, complete_keys
from ...options import open_workspace, with_format, with_workspace
from ...print import print_out
from ...report.impact import impact_json, impact_text
from ...report.issued import issued_json, issued_text
from ...report.sources import Shown, list_json, list_text, nothing, show_json, show_text
from ...sources import composed_sources, examined_sources, require_sources


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
def list_sources(
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
    with composed_sources(workspace) as (look, code):
        subject = look.sources()
        wanted = Wanted(unused, no_copy, withdrawn, brief)
        found = [one for one in survey_rows(subject, look.source_rows()) if wanted.holds(one)]
        print_out(list_json(found, subject) if form == "json" else list_text(found))
        if not found and form == "text":
            nothing(asked=wanted != Wanted())
    return code


@click.command("show")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@with_format
@with_workspace
def show(key: str, form: str, workspace: str | None) -> int:
    """Show a source: as it is printed, its fields and copies, what rests on it, its findings.

    \b
    Example:
      briefpdf source show crs-if12760
    """
    from ....bibliography.entry import as_printed  # It composes.

    with examined_sources(workspace) as (inspection, sandbox):
        subject = inspection.subject
        require_sources([key], subject.project)
        (one,) = survey(subject, [key])
        reference = subject.project.references[key]
        printed = as_printed(reference, subject, sandbox)
        findings = [found for found in inspection.findings if found.diagnostic.source == key]
        report = show_json if form == "json" else show_text
        print_out(report(Shown(one, reference, printed, findings, subject)))
    return 0


@click.command("impact")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@click.option(
    "--in",
    "folder",
    metavar="FOLDER",
    help="Of the PDFs in this folder, by the evidence that they carry; no workspace is needed.",
)
@with_format
@with_workspace
def impact(key: str, folder: str | None, form: str, workspace: str | None) -> int:
    """Show every claim, brief and built PDF that rests on a source.

    A claim rests on it that cites it, or that judges or calculates from such a claim, however far.
    A PDF rests on it whose brief does, or that names it, whatever its brief says by now.

    \b
    Examples:
      briefpdf source impact crs-if12760
      briefpdf source impact crs-if12760 --in archive
    """
    if folder is not None:
        from ....provenance.archive import issued_on

        issued = issued_on(Path(folder), key)
        print_out(issued_json(issued) if form == "json" else issued_text(issued))
        return 0
    from ....bibliography.built import built_on  # It reads PDFs.

    with composed_sources(workspace) as (look, code):
        require_sources([key], look.project)
        subject = look.sources()
        (one,) = survey(subject, [key])
        built = built_on(one, subject)
        report = impact_json if form == "json" else impact_text
        print_out(report(one, built, subject))
    return code
