"""`briefpdf claim merge` and `split`."""

from __future__ import annotations

import click

from ....compose.sandbox import Sandbox
from ....editing.claims.combine import merge_claims, split_claim
from ....editing.claims.uses import find_uses, show_uses
from ...answer import tell_verdicts
from ...complete import complete_claims
from ...options import open_workspace, with_workspace
from ...print import echo


@click.command("merge")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@click.argument("other", metavar="OTHER", shell_complete=complete_claims)
@click.option("--statement", metavar="TEXT", help="What the two state as one.")
@with_workspace
def merge(name: str, other: str, statement: str | None, workspace: str | None) -> int:
    """Merge OTHER into ID: its sources, values, topics and basis go there, and it goes.

    Whatever named OTHER names ID, in all briefs, figures and claims: in all files, or in none. The
    statement stays that of ID, unless another is given. A review of ID no longer holds.

    \b
    Example:
      briefpdf claim merge troops-2024 troops-sent
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        sandbox.start()
        changed, after = merge_claims(place, name, other, sandbox, statement)
        uses = find_uses(after, sandbox).of(name)
    for path in changed:
        echo(path)
    echo(f"{other} is now part of {name}.", err=True)
    tell_verdicts(place, [name])
    for brief in after.briefs:
        printed = [use for use in uses if use.brief == brief and use.kind in ("claim", "words")]
        if len(printed) > 1:
            echo(
                f"{brief} now prints {name} {len(printed)} times; take out what is said twice:",
                err=True,
            )
            for line in show_uses(printed, after.text):
                echo(f"    {line}", err=True)
    return 0


@click.command("split")
@click.argument("name", metavar="ID", shell_complete=complete_claims)
@click.argument("new", metavar="NEW")
@click.option("--statement", metavar="TEXT", required=True, help="What the new claim states.")
@click.option("--rest", metavar="TEXT", help="What the first one then states.")
@click.option(
    "--source",
    "sources",
    multiple=True,
    metavar="KEY|N",
    help="A source that goes to the new claim, by its key or its number (from 0); without any, "
    "both have all.",
)
@click.option(
    "--value", "values", multiple=True, metavar="NAME", help="A value that goes to the new claim."
)
@with_workspace
def split(
    name: str,
    new: str,
    statement: str,
    rest: str | None,
    sources: tuple[str, ...],
    values: tuple[str, ...],
    workspace: str | None,
) -> int:
    """Take a part of a claim out into a NEW one, with the sources and values that are its.

    What names a value that goes there, names it there. Where the claim is printed you are told:
    put the new one beside it wherever it is meant too.

    \b
    Example:
      briefpdf claim split troops-2024 losses-2024 --statement 'Some 3,000 fell.' \\
          --rest 'North Korea sent 10,000 troops.' --value fallen
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        sandbox.start()
        after = split_claim(place, name, new, statement, sandbox, rest, sources, values)
        uses = [use for use in find_uses(after, sandbox).of(name) if use.claim != name]
    for line in show_uses(uses, after.text):
        echo(line)
    beside = f' Put {{{{ claim("{new}") }}}} beside it where that is meant too.' if uses else ""
    echo(f"{new} is taken out of {name}.{beside}", err=True)
    tell_verdicts(place, [name, new])
    return 0
