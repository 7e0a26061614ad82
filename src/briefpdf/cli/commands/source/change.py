"""`briefpdf source rename`, `remove` and `edit`."""

from __future__ import annotations

import click

from ....bibliography.remove import remove_source
from ....bibliography.rename import rename_source
from ....compose.sandbox import Sandbox
from ...complete import complete_keys
from ...options import open_workspace, with_format, with_workspace
from ...print import echo, plural, print_out
from ...report.sources import as_json


@click.command("rename")
@click.argument("old", metavar="OLD", shell_complete=complete_keys)
@click.argument("new", metavar="NEW")
@with_format
@with_workspace
def rename(old: str, new: str, form: str, workspace: str | None) -> int:
    """Give a source another key, wherever it is cited: in all files, or in none.

    That is refs.bib with its crossrefs, the sources of every claim, and cite() in every brief.
    Reviews that carry a fingerprint are of the claim with its keys: those no longer hold, and are
    named.

    \b
    Example:
      briefpdf source rename if12760 crs-if12760
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        done = rename_source(place, old, new, sandbox)
    if form == "json":
        print_out(
            as_json(
                source=new,
                earlier=old,
                changed=list(done.changed),
                unreviewed=list(done.unreviewed),
            )
        )
        return 0
    for path in done.changed:
        echo(path)
    echo(f"{old} is now {new}.", err=True)
    tell_unreviewed(done.unreviewed)
    return 0


def tell_unreviewed(names: tuple[str, ...]) -> None:
    """Name the claims whose reviews no longer hold, where there are any."""
    if names:
        which = plural(len(names), "claim")
        echo(f"{which} must be reviewed again: {', '.join(names)}.", err=True)


@click.command("remove")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@click.option("--force", is_flag=True, help="Remove it although something rests on it.")
@with_format
@with_workspace
def remove(key: str, force: bool, form: str, workspace: str | None) -> int:
    """Remove a source that nothing rests on; where something does, say what, and leave it.

    The entry's own lines go, and are printed. Comments above it and its archived copy stay.

    \b
    Example:
      briefpdf source remove crs-if12760
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        done = remove_source(place, key, sandbox, force)
    if form == "json":
        print_out(
            as_json(
                source=key, path=done.bibliography, entry=done.entry, copies=list(done.copies)
            )
        )
        return 0
    print_out(f"{done.entry}\n")
    echo(f"{done.bibliography}: {key} was removed.", err=True)
    for copy in done.copies:
        echo(f"{copy} stays where it is.", err=True)
    return 0
