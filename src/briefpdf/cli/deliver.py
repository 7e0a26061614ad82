"""Puts reports where they were asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from importlib import import_module
from pathlib import Path
import sys
from typing import TYPE_CHECKING

from msgspec import Struct

from ..source.mendable import Mendable
from ..source.workspace import DiskWorkspace, Workspace, is_within, place_to_write
from ..source.write import write_again
from .options import FORMATS, Wanted, usage_error
from .print import Unread, echo, plain, print_out, write

if TYPE_CHECKING:  # A process is started before what this needs is imported.
    from ..inspection.inspect import Inspection

Report = Callable[["Inspection"], str]


class Shown(Struct, frozen=True):
    """How a run is told to people.

    `coverage` adds the sentences of each brief to a text; JSON has their figures always.
    `statistics` counts findings by rule in place of a text of them; `quiet` leaves out the line
    that sums up; `least` is the severity from which on findings are reported.
    """

    coverage: bool = False
    statistics: bool = False
    quiet: bool = False
    least: str | None = None


_ALL = Shown()


def deliver(
    inspection: Inspection,
    wanted: Sequence[Wanted],
    shown: Shown = _ALL,
    whole: Inspection | None = None,
    wholes: Sequence[Wanted] = (),
) -> int:
    """Write the reports of a run; the exit code that its findings come to.

    `wholes` are reports of the `whole` workspace, of which the run looked at a part. A file that
    cannot be written is told when all others are.
    """
    from .report import text

    code = text.exit_code(inspection)
    if shown.least is not None:
        inspection = inspection.from_severity(shown.least)
    failures = []
    unread = False
    of_all = [(whole, one) for one in wholes] if whole is not None else []
    # Pages may be being compared still, of which Markdown tells: it is written last.
    everything = [*((inspection, one) for one in wanted), *of_all]
    for of, one in sorted(everything, key=lambda each: each[1].form == "markdown"):
        report = _text(of, one, shown) if one.form == "text" else _report(one)(of)
        try:
            put(report, one, inspection.workspace)
        except Unread:
            unread = True
        except OSError as error:
            failures.append(f"{one.file} cannot be written: {error.strerror or error}")
        except Mendable as error:
            failures.append(str(error))
    # Programs that read standard output may show standard error beside it.
    if not shown.quiet and not any(one.file is None and one.form != "text" for one in wanted):
        echo(text.summary(inspection), err=True)
    if failures:
        raise usage_error(*failures)
    if unread:
        raise Unread(code)
    return code


def get_ready(wanted: Iterable[Wanted]) -> None:
    """Load what writes these reports, before there is anything to report."""
    for form in ("text", *(one.form for one in wanted)):
        import_module(f"..report.{form}", __name__)


def _text(inspection: Inspection, wanted: Wanted, shown: Shown) -> str:
    from .report import text

    if shown.statistics:
        report = text.statistics(inspection)
    elif wanted.file is None and sys.stdout.isatty():
        from .report.excerpt import Excerpts  # Programs that read a pipe know the files.

        report = text.report(inspection, Excerpts(inspection.workspace).lines)
    else:
        report = text.report(inspection)
    return report + text.coverage_report(inspection) if shown.coverage else report


def put(report: str, wanted: Wanted, workspace: Workspace) -> None:
    """Write a report to its file, or to standard output. Raises `OSError`, and as `write` does."""
    if wanted.file is None and wanted.form == "text":
        print_out(report)
        return
    data = plain(report).encode()
    if wanted.file is None:
        # Programs read UTF-8, whatever the terminal shows.
        write(data)
        return
    root = workspace.root if isinstance(workspace, DiskWorkspace) else None
    place = place_to_write(Path(wanted.file), root)
    linked = place.is_symlink() and not is_within(place, root)
    if linked or (place.exists() and not place.is_file() and not place.is_dir()):
        # A pipe is written into, and so is /dev/stdout, a link: nothing may take their place.
        place.write_bytes(data)
    else:
        write_again(place, data)


def _report(wanted: Wanted) -> Report:
    """What writes a format, imported when it is asked for."""
    assert wanted.form in FORMATS
    report: Report = import_module(f"..report.{wanted.form}", __name__).report
    return report
