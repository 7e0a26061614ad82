"""Prints results."""

from __future__ import annotations

import sys

import click


def print_out(text: str, aside: bool = False) -> None:
    """Print a text to standard output, or aside to standard error, whatever it has in it."""
    stream = sys.stderr if aside else sys.stdout
    # A terminal that cannot show a character must not end the run.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    click.echo(text, nl=False, err=aside)
