"""Puts a report where it was asked for."""

from __future__ import annotations

from pathlib import Path
import sys

import click

from ..build.inspect import Inspection
from ..source.write import write_whole
from .options import usage_error
from .report import coverage, json, text
from .report.summary import exit_code


def deliver(
    inspection: Inspection, form: str, output: str | None, with_coverage: bool = False
) -> int:
    """Write the findings of a run in a format; the exit code that they come to.

    `with_coverage` adds the sentences of each brief to a text; JSON has their figures always.
    """
    report = json.report(inspection) if form == "json" else text.report(inspection)
    if with_coverage and form == "text":
        report += coverage.report(inspection)
    if output is None:
        _print(report)
    else:
        try:
            write_whole(Path(output), click.unstyle(report).encode())
        except OSError as error:
            raise usage_error(f"{output} cannot be written: {error.strerror or error}") from None
    if form == "text":
        click.echo(text.summary(inspection), err=True)
    return exit_code(inspection)


def _print(report: str) -> None:
    # A terminal that cannot show a character must not end the run.
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")
    click.echo(report, nl=False)
