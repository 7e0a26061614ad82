"""What safe fixes changed, or would change."""

from __future__ import annotations

import click

from ...build.mend import Left, Mended
from ..print import print_out
from .summary import plural

_COLOURS = {"+": "green", "-": "red", "@": "cyan"}


def show_mended(mended: Mended, written: bool, aside: bool) -> None:
    """Print the diff, and say in a line or two what was done.

    With `aside` all of it goes to standard error: standard output is for something else.
    """
    lines = mended.diff.split("\n")
    coloured = "\n".join(click.style(line, fg=_COLOURS.get(line[:1])) for line in lines)
    print_out(coloured, aside)
    click.echo(_summary(mended, written), err=True)
    for left in mended.left:
        click.echo(_left(left), err=True)


def _summary(mended: Mended, written: bool) -> str:
    if not mended.mended:
        return "Nothing can be fixed safely."
    what = f"{plural(len(mended.mended), 'finding')} in {plural(len(mended.changed), 'file')}"
    return f"Fixed {what}." if written else f"--fix would fix {what}; nothing was written."


def _left(left: Left) -> str:
    finding = left.finding
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"Not fixed: {place}: {finding.rule.code} {left.why}."
