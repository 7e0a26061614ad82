"""`briefpdf claim`: the registry."""

from __future__ import annotations

import click

from ..verbs import Verbs

VERBS = {
    "list": "list",
    "show": "show",
    "add": "add",
    "edit": "edit",
    "rename": "rename",
    "remove": "remove",
    "where": "where",
    "review": "review",
    "export": "export",
    "import": "take_in",
}


@click.command("claim", cls=Verbs, package="briefpdf.cli.claim", verbs=VERBS)
def command() -> None:
    """List, show, add, change and review claims.

    Edits change the claim's own lines and nothing else of its file: comments, order and quoting
    of all the rest stay as they are.

    \b
    Examples:
      briefpdf claim list --unreviewed
      briefpdf claim edit troops-2024 --set values.troops.value=11000
    """
