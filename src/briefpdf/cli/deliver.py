"""Puts a report where it was asked for."""

from __future__ import annotations

from pathlib import Path

import click

from ..build.inspect import Inspection
from ..source.write import write_whole
from .options import usage_error
from .print import print_out
from .report import coverage, json, text
from .report.summary import exit_code


def deliver(
    inspection: Inspection,
    form: str,
    output: str | None,
    with_coverage: bool = False,
    quiet: bool = False,
) -> int:
    """Write the findings of a run in a format; the exit code that they come to.

    `with_coverage` adds the sentences of each brief to a text; JSON has their figures always. With
    `quiet` nothing is written: something else was asked for.
    """
    if quiet:
        return exit_code(inspection)
    report = json.report(inspection) if form == "json" else text.report(inspection)
    if with_coverage and form == "text":
        report += coverage.report(inspection)
    if output is None:
        print_out(report)
    else:
        try:
            write_whole(Path(output), click.unstyle(report).encode())
        except OSError as error:
            raise usage_error(f"{output} cannot be written: {error.strerror or error}") from None
    if form == "text":
        click.echo(text.summary(inspection), err=True)
    return exit_code(inspection)
