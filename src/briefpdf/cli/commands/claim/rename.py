"""`briefpdf claim rename`: another id for a claim, everywhere."""

from __future__ import annotations

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.rename import rename_claim
from ...complete import complete_claims
from ...edits import told
from ...options import open_workspace, with_workspace


@click.command("rename")
@click.argument("old", metavar="OLD", shell_complete=complete_claims)
@click.argument("new", metavar="NEW")
@with_workspace
def command(old: str, new: str, workspace: str | None) -> int:
    """Give a claim another id, wherever it is named: in all files, or in none.

    That is the registry, every call in every brief, figures, and what judgments and calculations
    rest on.

    \b
    Example:
      briefpdf claim rename troops-2024 troops-sent-2024
    """
    place, _, _ = open_workspace(workspace, ())
    with told(), Sandbox() as sandbox:
        sandbox.start()
        changed = rename_claim(place, old, new, sandbox)
    for path in changed:
        click.echo(path)
    click.echo(f"{old} is now {new}.", err=True)
    return 0
