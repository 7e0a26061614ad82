"""`briefpdf watch`: renders again on every save."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import click

from ...compose.sandbox import Sandbox
from ...engines.registry import ENGINES
from ...inspection.workspace import NotFound, find_briefs
from ...project.load import load_settings
from ...rendering.render import Order
from ...source.workspace import DiskWorkspace
from ..launch import open_built, with_open
from ..options import Choice, open_workspace, with_workspace
from ..print import echo, print_out


@click.command("watch")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...")
@click.option(
    "--engine",
    "engine_name",
    type=Choice(("auto", *ENGINES)),
    default="auto",
    show_default=True,
    help="What lays out the pages.",
)
@click.option(
    "--draft", is_flag=True, help="Render in spite of errors, each shown where it stands."
)
@with_open
@with_workspace
def command(
    briefs: tuple[str, ...], engine_name: str, draft: bool, opening: bool, workspace: str | None
) -> int:
    """Check and render whenever a file is saved, until Ctrl-C.

    BRIEF is a brief's name or path; without any, all of them are watched. Only what uses the saved
    file is made again. After the first time, only findings that are new, and those that are gone,
    are shown.

    \b
    Examples:
      briefpdf watch
      briefpdf watch russia-north-korea --draft
      briefpdf watch russia-north-korea --open
    """
    # The loop that is told of changes is needed by no other command.
    from ...rendering.watch import render_on_save
    from ..report.round import Known, known_findings, round_report
    from ..report.text import summary

    place, _, _ = open_workspace(workspace, briefs, reports=True)
    order = Order(engine_name, None, draft)
    before: Known | None = None
    with Sandbox() as sandbox:
        rounds = render_on_save(place, sandbox, order, lambda: _chosen(place, briefs), Event())
        for found, seconds in rounds:
            if isinstance(found, OSError):
                name = found.filename or "the PDF"
                echo(f"{name} cannot be written: {found.strerror or found}", err=True)
            else:
                print_out(round_report(found, before))
                echo(summary(found), err=True)
                before = known_findings(found)
                # Once: whoever shows the file shows its new pages by themselves.
                opening = opening and not open_built(place.root, found.briefs)
            echo(f"{seconds:.2f} s. Waiting for changes; Ctrl-C ends it.", err=True)
    return 0


def _chosen(place: DiskWorkspace, names: tuple[str, ...]) -> list[str] | None:
    """The named briefs that there are now: one may be gone, or named otherwise, in between."""
    if not names:
        return None
    paths = place.files(load_settings(place).value.briefs)
    found: list[str] = []
    for name in names:
        try:
            found += find_briefs(place, (name,), paths, Path.cwd()) or ()
        except NotFound as missing:
            echo(str(missing), err=True)
    return found
