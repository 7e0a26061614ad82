"""`briefpdf init`: a new workspace."""

from __future__ import annotations

from pathlib import Path

import click

from ...inspection.workspace import Occupied, start_workspace
from ..options import usage_error
from ..print import echo


@click.command("init")
@click.argument("folder", default=".", metavar="[DIR]")
def command(folder: str) -> int:
    """Start a workspace in DIR (by default this folder), with a small brief that renders.

    \b
    Example:
      briefpdf init my-briefs
    """
    try:
        written = start_workspace(Path(folder))
    except Occupied as occupied:
        raise usage_error(
            f"{folder} has these files already: {occupied}",
            "Nothing was written. Name a new folder, or move them away.",
        ) from None
    except OSError as error:
        name = error.filename or folder
        raise usage_error(f"{name} cannot be written: {error.strerror or error}") from None
    for path in written:
        echo(path)
    where = "" if folder == "." else f"cd {folder} && "
    echo(f"A workspace with a first brief. Now: {where}briefpdf render", err=True)
    return 0
