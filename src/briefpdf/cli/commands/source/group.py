"""`briefpdf source`: sources and their archived copies."""

from __future__ import annotations

import click

from ...verbs import Verbs

SOURCE_VERBS = ("list", "show", "add", "check", "impact")
_MODULES = {verb: f"source.{verb}" for verb in SOURCE_VERBS}


@click.command("source", cls=Verbs, modules=_MODULES)
def command() -> None:
    """List, show, add and check sources, and see what rests on them.

    \b
    Examples:
      briefpdf source list --unused
      briefpdf source show crs-if12760
      briefpdf source add report.pdf --key crs-if12760
      briefpdf source check --online
      briefpdf source impact crs-if12760
    """
