"""`briefpdf init`: a new workspace, and git set up for one."""

from __future__ import annotations

from pathlib import Path
import shlex

import click

from ...inspection.git_setup import ATTRIBUTES, set_up_git
from ...inspection.workspace import find_around, start_workspace
from ...source.workspace import DiskWorkspace
from ..options import usage_error
from ..print import echo


@click.command("init")
@click.argument("folder", default=".", metavar="[DIR]")
@click.option(
    "--git",
    "with_git",
    is_flag=True,
    help="Have git merge registry and bibliography by claim and field, in this clone; for a "
    "workspace that is there already, do only this.",
)
@click.option("--nested", is_flag=True, help="Start it although there is one around or within it.")
def command(folder: str, with_git: bool, nested: bool) -> int:
    """Start a workspace in DIR (by default this folder), with a small brief that renders.

    \b
    Examples:
      briefpdf init my-briefs
      briefpdf init --git
    """
    place = Path(folder)
    around = find_around(place)
    if with_git and around is not None:
        _set_up(around)
        return 0
    for other in (around, find_around(Path())) if not nested else ():
        if other is not None and _are_nested(other.root, place.resolve()):
            raise usage_error(
                f"there is a workspace in {other.root} already",
                "Name a folder elsewhere; --nested starts one within it, or around it.",
            )
    written = start_workspace(place)
    for path in written:
        echo(path)
    where = "" if folder == "." else f"cd {shlex.quote(folder)} && "
    echo(f"A workspace with a first brief. Now: {where}briefpdf render", err=True)
    if with_git:
        _set_up(DiskWorkspace(place))
    return 0


def _are_nested(one: Path, other: Path) -> bool:
    """Whether one of two different folders is in the other."""
    return one != other and (one.is_relative_to(other) or other.is_relative_to(one))


def _set_up(workspace: DiskWorkspace) -> None:
    for line in set_up_git(workspace):
        echo(f"{ATTRIBUTES}: {line}")
    echo(
        "git now merges registry and bibliography by claim, entry and field in this clone.\n"
        f"    Commit {ATTRIBUTES}; everybody else runs “briefpdf init --git” once.",
        err=True,
    )
