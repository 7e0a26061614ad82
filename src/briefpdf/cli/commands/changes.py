"""`briefpdf changes`: what became of claims since a revision."""

from __future__ import annotations

import click

from ...compose.sandbox import Sandbox
from ...inspection.compare import changes_since
from ..deliver import put
from ..options import Wanted, open_workspace, with_output, with_workspace
from ..report.changes import as_json, as_markdown, as_text

FORMATS = ("text", "json", "markdown")


@click.command("changes")
@click.argument("base")
@with_output(FORMATS, "How changes are written.")
@with_workspace
def command(base: str, form: str, output: str | None, workspace: str | None) -> int:
    """Say which claims, sources and briefs changed since BASE, a revision of git.

    BASE is a branch, a tag or a commit. What it gained since your work left it is not counted; what
    you have not committed yet is. Claims are told as added, removed, renamed, reworded, with other
    values or sources, or reviewed, each with the briefs that it touches.

    \b
    Examples:
      briefpdf changes main
      briefpdf changes HEAD~1 --format markdown
    """
    place, _, _ = open_workspace(workspace, ())
    with Sandbox() as sandbox:
        changes = changes_since(place, base, sandbox)
    report = {"text": as_text, "json": as_json, "markdown": as_markdown}[form]
    put(report(changes), Wanted(form, output), place)
    return 0
