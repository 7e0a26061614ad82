"""`briefpdf source add`: a copy of a document, and an entry that names it."""

from __future__ import annotations

from pathlib import Path
import re

import click

from ....bibliography.add import Added, Wishes, add_source, check_wishes, proposed_entry
from ....bibliography.document import open_address, open_file
from ....bibliography.entry import TYPES, findings_of
from ....checks.rule import Finding
from ....project.withdrawn import today
from ....source.workspace import DiskWorkspace
from ...answer import can_ask
from ...options import open_workspace, usage_error, with_format, with_workspace
from ...print import echo, print_out
from ...report.json import finding_fields
from ...report.sources import as_json
from ...report.text import finding_lines


@click.command("add")
@click.argument("document", metavar="FILE|URL")
@click.option("--key", metavar="KEY", help="What claims and briefs will cite it by. Required.")
@click.option("--type", "kind", metavar="TYPE", help=f"What it is: {', '.join(TYPES)}.")
@click.option("--title", help="Its title, where the document’s own will not do.")
@click.option("--author", "authors", multiple=True, help="An author; once for each.")
@click.option("--publisher", help="The office, site or house that answers for it.")
@click.option("--date", metavar="DATE", help="The day, month or year it appeared: YYYY-MM-DD.")
@click.option("--url", metavar="URL", help="Where a FILE came from.")
@click.option("--allow-private", is_flag=True, help="Fetch from a private network, too.")
@click.option("--yes", is_flag=True, help="Take what the document says of itself unasked.")
@with_format
@with_workspace
def command(
    document: str,
    key: str | None,
    kind: str | None,
    title: str | None,
    authors: tuple[str, ...],
    publisher: str | None,
    date: str | None,
    url: str | None,
    allow_private: bool,
    yes: bool,
    form: str,
    workspace: str | None,
) -> int:
    """Add a source: keep a copy of FILE or URL, and append its entry to the bibliography.

    The copy goes to briefs/sources/ with its checksum. Title, authors, date and publisher are
    taken from what the document says of itself; on a terminal you are asked whether they are
    right. Only this command and “source check --online” reach the network.

    \b
    Examples:
      briefpdf source add ~/Downloads/IF12760.pdf --key crs-if12760
      briefpdf source add https://example.org/report --key ex-report --date 2025-06-13
    """
    if not document.strip():
        raise usage_error(
            "there is no document to add", "Name a file, or an address with https://."
        )
    if key is None:
        raise usage_error("--key is missing", f"For example: --key {_suggested(document)}")
    place, _, _ = open_workspace(workspace, ())
    wishes = Wishes(key, kind, title, authors, publisher, date, url)
    check_wishes(wishes, place)
    if re.match(r"[a-z][a-z0-9+.-]*://", document, re.IGNORECASE):
        opened = open_address(document, allow_private)
    else:
        opened = open_file(Path(document), place.root)
    if not yes and form == "text" and can_ask() and not (title and authors and publisher and date):
        entry = proposed_entry(place, opened, wishes, today())
        echo(f"The document says of itself:\n{entry.text()}", err=True, nl=False)
        if not click.confirm("Is that right?", default=True, err=True):
            echo("Nothing was added. --title, --author, --publisher and --date say it.", err=True)
            return 0
    added = add_source(place, opened, wishes, today())
    _tell(added, findings_of(key, place), place, form)
    return 0


def _tell(added: Added, findings: list[Finding], place: DiskWorkspace, form: str) -> None:
    if form == "json":
        print_out(
            as_json(
                source=added.entry.key,
                type=added.entry.type,
                path=added.bibliography,
                copy=added.copy,
                copied=added.copied,
                sha256=added.entry.sha256,
                entry=added.entry.text(),
                findings=[finding_fields(finding) for finding in findings],
            )
        )
        return
    print_out(added.entry.text())
    how = "was copied to" if added.copied else "stays where it is,"
    echo(f"Added to {added.bibliography}; the document {how} {added.copy}.", err=True)
    for finding in findings:
        echo("\n".join(finding_lines(finding)), err=True)


def _suggested(document: str) -> str:
    """A key in the manner of people, made of the document's name."""
    stem = Path(document.rstrip("/").partition("?")[0]).stem.lower()
    return re.sub(r"[^a-z0-9]+", "-", stem).strip("-")[:40] or "smith-2025"
