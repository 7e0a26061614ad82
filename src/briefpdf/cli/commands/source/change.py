"""`briefpdf source rename`, `remove` and `edit`."""

from __future__ import annotations

import click

from ....bibliography.edit import edit_source
from ....bibliography.entry import findings_of
from ....bibliography.remove import remove_source
from ....bibliography.rename import rename_source
from ....compose.sandbox import Sandbox
from ...complete import complete_keys
from ...options import open_workspace, usage_error, with_format, with_workspace
from ...print import echo, plural, print_out
from ...report.json import finding_fields
from ...report.sources import as_json
from ...report.text import finding_lines


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
            as_json(source=key, path=done.bibliography, entry=done.entry, copies=list(done.copies))
        )
        return 0
    print_out(f"{done.entry}\n")
    echo(f"{done.bibliography}: {key} was removed.", err=True)
    for copy in done.copies:
        echo(f"{copy} stays where it is.", err=True)
    return 0


@click.command("edit")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@click.option(
    "--set",
    "values",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Give a field a value; repeat it for others.",
)
@click.option(
    "--unset", "gone", multiple=True, metavar="FIELD", help="Remove a field; repeat it for others."
)
@with_format
@with_workspace
def edit(
    key: str, values: tuple[str, ...], gone: tuple[str, ...], form: str, workspace: str | None
) -> int:
    """Set and remove fields of a source; nothing else of the bibliography changes.

    A value is plain text: what LaTeX takes for signs of its own is escaped, pairs of braces stay.
    A new field is written as the entry writes its others. The entry is printed as it then stands,
    and what is found wrong with it is named.

    \b
    Examples:
      briefpdf source edit crs-if12760 --set date=2025-06-13 --set 'title=Arms & Aid'
      briefpdf source edit crs-if12760 --set status=superseded --set supersededby=crs-if12999
      briefpdf source edit crs-if12760 --unset note
    """
    if not values and not gone:
        raise usage_error("there is nothing to change", "Give --set FIELD=VALUE or --unset FIELD.")
    pairs = []
    for one in values:
        field, equals, value = one.partition("=")
        if not equals:
            raise usage_error(f"“{one}” gives no value", f"Write --set {field}=VALUE.")
        pairs.append((field.strip(), value))
    place, _, _ = open_workspace(workspace, ())
    entry = edit_source(place, key, pairs, [name.strip() for name in gone])
    findings = findings_of(key, place)
    if form == "json":
        found = [finding_fields(finding) for finding in findings]
        print_out(as_json(source=key, entry=entry, findings=found))
        return 0
    print_out(f"{entry}\n")
    echo(f"{key} was edited.", err=True)
    for finding in findings:
        echo("\n".join(finding_lines(finding)), err=True)
    return 0
