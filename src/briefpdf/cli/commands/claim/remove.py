"""`briefpdf claim remove`: takes a claim out of the registry."""

from __future__ import annotations

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.remove import remove_claim
from ...complete import complete_claims
from ...edits import told
from ...options import open_workspace, with_workspace


@click.command("remove")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@click.option("--force", is_flag=True, help="Remove it although it is used.")
@with_workspace
def command(name: str, force: bool, workspace: str | None) -> int:
    """Remove a claim that nothing uses; where it is used, say where, and leave it.

    Its own lines go. Comments above it stay.

    \b
    Example:
      briefpdf claim remove troops-2024
    """
    place, _, _ = open_workspace(workspace, ())
    with told(), Sandbox() as sandbox:
        text = remove_claim(place, name, sandbox, force)
    click.echo(f"{text.path}: {name} was removed.", err=True)
    return 0
