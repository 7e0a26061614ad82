"""`briefpdf claim list` and `briefpdf claim where`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from ....compose.sandbox import Sandbox

if TYPE_CHECKING:  # Only `where` needs it.
    from ....editing.claims.uses import Use
from ....inspection.claim_list import Filter, Selection, claim_data, select_claims
from ....project.load import load_project
from ....project.project import Project
from ....source.nearest import suggestion
from ...complete import complete_briefs, complete_claims, complete_keys, complete_topics
from ...options import open_workspace, usage_error, with_format, with_workspace
from ...print import as_csv, echo, in_columns, plural

_HEAD = ("id", "kind", "topics", "sources", "author", "reviewers", "statement", "path", "line")


@click.command("list")
@click.option("--brief", metavar="BRIEF", help="Used by a brief.", shell_complete=complete_briefs)
@click.option("--source", metavar="KEY", help="Citing a source.", shell_complete=complete_keys)
@click.option("--topic", metavar="TOPIC", help="Of a topic.", shell_complete=complete_topics)
@click.option("--unreviewed", is_flag=True, help="That nobody has reviewed as they now are.")
@click.option("--changed", is_flag=True, help="Changed since they were reviewed.")
@click.option("--stale", is_flag=True, help="Expired, or older than the policy allows.")
@click.option("--unused", is_flag=True, help="That no brief and no other claim uses.")
@click.option("--unsourced", is_flag=True, help="With neither source, basis nor calculation.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json", "csv")),
    default="text",
    show_default=True,
    help="How they are written.",
)
@with_workspace
def list_claims(
    brief: str | None,
    source: str | None,
    topic: str | None,
    unreviewed: bool,
    changed: bool,
    stale: bool,
    unused: bool,
    unsourced: bool,
    form: str,
    workspace: str | None,
) -> int:
    """List claims; with several options, those for which all of them hold.

    \b
    Examples:
      briefpdf claim list
      briefpdf claim list --brief russia-north-korea --unreviewed
      briefpdf claim list --source crs-if12760 --format csv
    """
    place, only, _ = open_workspace(workspace, (brief,) if brief else ())
    if brief and only:
        # It may have been named by its path.
        brief = only[0].rpartition("/")[2].removesuffix(".md")
    wanted = Filter(brief, source, topic, unreviewed, changed, stale, unused, unsourced)
    with Sandbox() as sandbox:
        found = select_claims(place, wanted, sandbox)
    if form == "json":
        claims = [claim_data(claim, found.project) for claim in found.claims]
        echo(json.dumps({"version": 1, "claims": claims}, ensure_ascii=False, indent=2))
    elif form == "csv":
        echo(as_csv(_HEAD, _rows(found)), nl=False)
    else:
        for line in in_columns([(one.id, one.kind, one.statement) for one in found.claims]):
            echo(line)
        echo(f"{plural(len(found.claims), 'claim')}.", err=True)
    for name, why in (found.uses.unknown if found.uses else {}).items():
        echo(f"What the brief “{name}” uses is not known: {why.message}", err=True)
    return 0


def _rows(found: Selection) -> list[list[str]]:
    rows = []
    for claim in found.claims:
        data = claim_data(claim, found.project)
        keys = dict.fromkeys(citation.key for citation in claim.citations)
        people = dict.fromkeys(review.by for review in claim.reviews)
        listed = ("; ".join(claim.topics), "; ".join(keys), claim.author or "", "; ".join(people))
        end = (claim.statement, data["path"], str(data["line"]))
        rows.append([claim.id, claim.kind, *listed, *end])
    return rows


@click.command("where")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@with_format
@with_workspace
def where(name: str, form: str, workspace: str | None) -> int:
    """Show where a claim is used: in which calls, figures, judgments and calculations.

    \b
    Example:
      briefpdf claim where troops-2024
    """
    from ....editing.claims.uses import find_uses, show_uses

    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        # The worker starts while the registry is read.
        sandbox.start()
        project = load_project(place, sources=False)
        uses = find_uses(project, sandbox)
    found = uses.of(name)
    if name not in project.claims and not found:
        raise usage_error(f"there is no claim “{name}”", *suggestion(name, project.claims))
    if form == "json":
        data = [_data(use, project) for use in found]
        unknown = list(uses.unknown)
        whole = {"version": 1, "claim": name, "uses": data, "uses_unknown_in": unknown}
        echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return 0
    for line in show_uses(found, project.text):
        echo(line)
    if not found:
        echo(f"Nothing uses {name}.", err=True)
    for brief, failure in uses.unknown.items():
        echo(f"What the brief “{brief}” uses is not known: {failure.message}", err=True)
    return 0


def _data(use: Use, project: Project) -> dict[str, object]:
    line, column = project.text(use.span.path).line_column(use.span.start)
    where = {"path": use.span.path, "line": line, "column": column}
    return {**where, "use": use.kind, "brief": use.brief, "claim": use.claim}
