"""`briefpdf init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ...inspection.workspace import start_workspace
from ..print import echo


@click.command("init")
@click.argument("folder", default=".", metavar="[DIR]")
def command(folder: str) -> int:
    """Start a workspace in DIR (by default this folder), with a small brief that renders.

    \b
    Example:
      briefpdf init my-briefs
    """
    written = start_workspace(Path(folder))
    for path in written:
        echo(path)
    where = "" if folder == "." else f"cd {folder} && "
    echo(f"A workspace with a first brief. Now: {where}briefpdf render", err=True)
    return 0
