"""`briefpdf claim review`: stamps claims as reviewed."""

from __future__ import annotations

from datetime import date

import click

from ....editing.claims.edit import review_claims
from ....project.withdrawn import today
from ...complete import complete_claims
from ...options import open_workspace, usage_error, with_workspace
from ...print import echo


@click.command("review")
@click.argument("names", nargs=-1, required=True, metavar="ID...", shell_complete=complete_claims)
@click.option("--by", required=True, metavar="NAME", help="Who held it against its evidence.")
@click.option("--on", metavar="DATE", help="On which day (YYYY-MM-DD); by default today.")
@with_workspace
def command(names: tuple[str, ...], by: str, on: str | None, workspace: str | None) -> int:
    """Stamp claims as reviewed: by whom, when, and what they and their evidence then were.

    Any later change of the claim, of its archived copies or of what it rests on shows. Nobody
    reviews what they wrote themselves. A second review by the same person replaces the first.

    \b
    Example:
      briefpdf claim review troops-2024 treaty-2024 --by mm
    """
    day = _day(on) if on else today()
    place, _, _ = open_workspace(workspace, ())
    claims = review_claims(place, names, by, day)
    for claim in claims:
        echo(f"{claim.id}: reviewed by {by} on {day}.", err=True)
    return 0


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise usage_error(f"“{written}” is no day", "Write it as YYYY-MM-DD.") from None
