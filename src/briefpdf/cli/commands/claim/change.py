"""`briefpdf claim edit`, `rename` and `remove`."""

from __future__ import annotations

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.edit import edit_claim, remove_claim
from ....editing.claims.rename import rename_claim
from ...answer import tell_verdicts
from ...complete import complete_claims, complete_fields
from ...options import open_workspace, usage_error, with_workspace
from ...print import echo


@click.command("edit")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@click.option(
    "--set",
    "put",
    multiple=True,
    metavar="FIELD=VALUE",
    help="Give a field a value; repeat it for others.",
    shell_complete=complete_fields,
)
@click.option(
    "--unset",
    "take",
    multiple=True,
    metavar="FIELD",
    help="Remove a field; repeat it for others.",
    shell_complete=complete_fields,
)
@click.option(
    "--seen",
    metavar="DIGEST",
    help="Only if the claim is still what it was: the digest that “show --format json” gave.",
)
@click.option("--editor", is_flag=True, help="Edit it in your editor ($VISUAL or $EDITOR).")
@with_workspace
def edit(
    name: str,
    put: tuple[str, ...],
    take: tuple[str, ...],
    seen: str | None,
    editor: bool,
    workspace: str | None,
) -> int:
    """Set and remove fields of a claim; nothing else of its file changes.

    Parts are named with points between them, and items of lists are counted from 0; the number
    behind the last adds another. A list or a whole record is given in brackets.
    The claim's verdict is printed.

    \b
    Examples:
      briefpdf claim edit troops-2024 --set values.troops.value=11000
      briefpdf claim edit troops-2024 --set 'sources.0.quote=as it stands there'
      briefpdf claim edit troops-2024 --set 'sources.1={key: odni-2025, locator: p. 4}'
      briefpdf claim edit outlook --set 'basis=[troops-2024, treaty-2024]' --unset short
      briefpdf claim edit troops-2024 --editor
    """
    if editor:
        return _edit_in_editor(name, bool(put or take or seen), workspace)
    if not put and not take:
        raise usage_error(
            "there is nothing to change", "Give --set FIELD=VALUE or --unset FIELD, or --editor."
        )
    pairs = []
    for one in put:
        field, equals, value = one.partition("=")
        if not equals:
            raise usage_error(f"“{one}” gives no value", f"Write --set {field}=VALUE.")
        pairs.append((field.strip(), value))
    place, _, _ = open_workspace(workspace, ())
    claim = edit_claim(place, name, pairs, take, seen)
    echo(f"{claim.span.path}: {name} was edited.", err=True)
    tell_verdicts(place, [name])
    return 0


def _edit_in_editor(name: str, more: bool, workspace: str | None) -> int:
    if more:
        raise usage_error("--editor goes with no other change", "Leave --set and --unset out.")
    from ...editor import edit_in_editor  # Few edits are made so.

    place, _, _ = open_workspace(workspace, ())
    edit_in_editor(place, name)
    echo(f"{name} was edited.", err=True)
    tell_verdicts(place, [name])
    return 0


@click.command("remove")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@click.option("--force", is_flag=True, help="Remove it although it is used.")
@with_workspace
def remove(name: str, force: bool, workspace: str | None) -> int:
    """Remove a claim that nothing uses; where it is used, say where, and leave it.

    Its own lines go. Comments above it stay.

    \b
    Example:
      briefpdf claim remove troops-2024
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        text = remove_claim(place, name, sandbox, force)
    echo(f"{text.path}: {name} was removed.", err=True)
    return 0


@click.command("rename")
@click.argument("old", metavar="OLD", shell_complete=complete_claims)
@click.argument("new", metavar="NEW")
@with_workspace
def rename(old: str, new: str, workspace: str | None) -> int:
    """Give a claim another id, wherever it is named: in all files, or in none.

    That is the registry, every call in every brief, figures, and what judgments and calculations
    rest on.

    \b
    Example:
      briefpdf claim rename troops-2024 troops-sent-2024
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        sandbox.start()
        changed = rename_claim(place, old, new, sandbox)
    for path in changed:
        echo(path)
    echo(f"{old} is now {new}.", err=True)
    return 0
