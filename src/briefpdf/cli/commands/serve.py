"""`briefpdf serve`: the workbench in a browser."""

from __future__ import annotations

from importlib.util import find_spec

import click

from ..options import Whole, open_workspace, usage_error, with_workspace
from ..print import echo


@click.command("serve")
@click.option(
    "--host",
    metavar="ADDRESS",
    help="Another address than loopback to be asked at; a token then stands before everything.",
)
@click.option(
    "--port",
    type=Whole(0, 65535),
    metavar="N",
    help="The port, 0 for any; by default 8765, or the next that is free.",
)
@click.option("--read-only", is_flag=True, help="Show everything, and let nothing be changed.")
@with_workspace
def command(host: str | None, port: int | None, read_only: bool, workspace: str | None) -> int:
    """Open the workbench: briefs, claims and sources side by side in a browser, until Ctrl-C.

    It follows the files, and changes them as the other commands do. Nobody else can open it,
    unless --host names an address of this machine that others reach.

    \b
    Examples:
      briefpdf serve
      briefpdf serve --port 9000 --read-only
    """
    lacking = [name for name in ("starlette", "uvicorn") if find_spec(name) is None]
    if lacking:
        raise usage_error(
            f"not installed, and needed by the workbench: {' and '.join(lacking)}",
            "Run pip install 'briefpdf[serve]'.",
        )
    from ...web.serve import serve  # No other command needs a server.

    place, _, _ = open_workspace(workspace, ())

    def ready(address: str) -> None:
        echo(f"The workbench of {place.root.name}: {address}", err=True)
        echo("Ctrl-C ends it.", err=True)

    serve(place, host, port, read_only, ready)
    return 0
