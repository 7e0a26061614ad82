"""`briefpdf claim where`: the places that name a claim."""

from __future__ import annotations

import json

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.uses import Use, find_uses, show_uses
from ....project.load import load_project
from ....project.project import Project
from ....source.nearest import suggestion
from ...complete import complete_claims
from ...options import open_workspace, usage_error, with_format, with_workspace


@click.command("where")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@with_format
@with_workspace
def command(name: str, form: str, workspace: str | None) -> int:
    """Show where a claim is used: in which calls, figures, judgments and calculations.

    \b
    Example:
      briefpdf claim where troops-2024
    """
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
        click.echo(json.dumps(whole, ensure_ascii=False, indent=2))
        return 0
    for line in show_uses(found, project.text):
        click.echo(line)
    if not found:
        click.echo(f"Nothing uses {name}.", err=True)
    for brief, failure in uses.unknown.items():
        click.echo(f"What the brief “{brief}” uses is not known: {failure.message}", err=True)
    return 0


def _data(use: Use, project: Project) -> dict[str, object]:
    line, column = project.text(use.span.path).line_column(use.span.start)
    where = {"path": use.span.path, "line": line, "column": column}
    return {**where, "use": use.kind, "brief": use.brief, "claim": use.claim}
