"""Puts reports where they were asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..source.workspace import DiskWorkspace, Workspace, is_within, place_to_write
from ..source.write import write_whole
from .options import FORMATS, Wanted, usage_error
from .print import echo, plain, print_out

if TYPE_CHECKING:  # A process is started before what this needs is imported.
    from ..inspection.inspect import Inspection

Report = Callable[["Inspection"], str]


def deliver(inspection: Inspection, wanted: Sequence[Wanted], with_coverage: bool = False) -> int:
    """Write the reports of a run; the exit code that its findings come to.

    `with_coverage` adds the sentences of each brief to a text; JSON has their figures always. A
    file that cannot be written is told when all others are.
    """
    from .report import text

    failures = []
    for one in wanted:
        report = _report(one.form)(inspection)
        if with_coverage and one.form == "text":
            report += text.coverage_report(inspection)
        try:
            put(report, one, inspection.subject.project.workspace)
        except OSError as error:
            failures.append(f"{one.file} cannot be written: {error.strerror or error}")
    # Programs that read standard output may show standard error beside it.
    if not any(one.file is None and one.form != "text" for one in wanted):
        echo(text.summary(inspection), err=True)
    if failures:
        raise usage_error(*failures)
    return text.exit_code(inspection)


def put(report: str, wanted: Wanted, workspace: Workspace) -> None:
    """Write a report to its file, or to standard output. Raises `OSError`."""
    if wanted.file is None and wanted.form == "text":
        print_out(report)
        return
    data = plain(report).encode()
    if wanted.file is None:
        # Programs read UTF-8, whatever the terminal shows.
        click.echo(data, nl=False)
        return
    root = workspace.root if isinstance(workspace, DiskWorkspace) else None
    place = place_to_write(Path(wanted.file), root)
    linked = place.is_symlink() and not is_within(place, root)
    if linked or (place.exists() and not place.is_file() and not place.is_dir()):
        # A pipe is written into, and so is /dev/stdout, a link: nothing may take their place.
        place.write_bytes(data)
    else:
        write_whole(place, data)


def _report(form: str) -> Report:
    """What writes a format, imported when it is asked for."""
    assert form in FORMATS
    report: Report = import_module(f"..report.{form}", __name__).report
    return report
