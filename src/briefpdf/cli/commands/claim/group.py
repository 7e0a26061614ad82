"""`briefpdf claim`: the registry."""

from __future__ import annotations

import click

from ...main import Verbs

VERBS = {
    "list": "claim.list:list_claims",
    "show": "claim.show",
    "add": "claim.add",
    "edit": "claim.change:edit",
    "rename": "claim.change:rename",
    "merge": "claim.combine:merge",
    "split": "claim.combine:split",
    "remove": "claim.change:remove",
    "where": "claim.list:where",
    "review": "claim.review",
    "export": "claim.table:export",
    "import": "claim.table:import_claims",
}


@click.command("claim", cls=Verbs, modules=VERBS)
def command() -> None:
    """List, show, add, change and review claims.

    Edits change the claim's own lines and nothing else of its file: comments, order and quoting
    of all the rest stay as they are.

    \b
    Examples:
      briefpdf claim list --unreviewed
      briefpdf claim edit troops-2024 --set values.troops.value=11000
    """
