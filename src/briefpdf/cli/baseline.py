"""What commands are asked about what was there before: a baseline, or a revision of git."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from ..settings import BASELINE_FILE
from ..source.decode import decode
from ..source.workspace import (
    DiskWorkspace,
    FileTooLarge,
    place_to_read,
    place_to_write,
    read_regular,
)
from ..source.write import write_whole
from .options import Wanted, plan_reports, usage_error
from .print import echo, plain, plural

if TYPE_CHECKING:  # A process is started before what this needs is imported.
    from ..checks.baseline import Baseline
    from ..compose.sandbox import Sandbox
    from ..inspection.inspect import Inspection
    from ..inspection.since import Since
    from ..rendering.layout import Layout

F = TypeVar("F", bound=Callable[..., Any])


def with_baseline(command: F) -> F:
    """Adds --baseline, which the command is given as `baseline`: None without it."""
    return click.option(
        "--baseline",
        metavar="[FILE]",
        is_flag=False,
        flag_value="",
        help="Count what this baseline has, and have it stop nothing; without FILE, that of the"
        f" workspace, {BASELINE_FILE}.",
    )(command)


def with_changed_since(command: F) -> F:
    """Adds --changed-since and --whole, given as `base`, None without it, and as `wholes`."""

    @wraps(command)
    def run(*words: Any, forms_of_all: tuple[str, ...], **more: Any) -> Any:
        if forms_of_all and more["base"] is None:
            message = "--whole is for all findings beside those of a change"
            raise usage_error(message, "Add --changed-since REV, or use --format.")
        wholes = plan_reports(forms_of_all, None) if forms_of_all else ()
        if any(one.file is None or one.form == "text" for one in wholes):
            raise usage_error("--whole names a format other than text and its file: sarif=FILE")
        return command(*words, wholes=wholes, **more)

    run = click.option(
        "--whole",
        "forms_of_all",
        multiple=True,
        metavar="NAME=FILE",
        help="With --changed-since: a report of all findings, as a code host compares them itself.",
    )(run)
    return cast(
        F,
        click.option(
            "--changed-since",
            "base",
            metavar="REV",
            help="Only the briefs that use something that changed since this revision of git; what"
            " is found there too is counted, and fails nothing.",
        )(run),
    )


def open_since(
    base: str | None,
    workspace: DiskWorkspace,
    sandbox: Sandbox,
    only: Sequence[str] | None,
    cache: bool,
    wholes: Sequence[Wanted],
    jobs: int,
    layout: Layout | None = None,
) -> Since | None:
    """What --changed-since asks for, None without it. Raises `Mendable` and `OSError`."""
    if base is None:
        return None
    from concurrent.futures import ThreadPoolExecutor  # Few commands ask git.

    from ..source.git_files import difference_since

    with ThreadPoolExecutor(1) as behind:
        asked = behind.submit(difference_since, workspace.root, base)
        from ..inspection.since import look_back  # While git looks.

        left = asked.result()
    if left.files:
        # What will be asked becomes ready while all that checks is imported. Texts that are as
        # they were were expanded before.
        if not all(path.endswith((".yaml", ".yml")) for path in left.files):
            sandbox.start()
        if layout is not None:
            layout.start(1)
    from .report.text import one_line

    since = look_back(workspace, left, sandbox, only, cache, jobs)
    if layout is not None:
        layout.start(len(since.paths))
    since.all_wanted = bool(wholes)
    if since.cut_off:
        from .report.changes import CUT_OFF

        echo(CUT_OFF, err=True)
    if since.is_idle:
        echo(f"No brief uses anything that changed since {one_line(base)}.", err=True)
    return since


def open_baseline(given: str | None, workspace: DiskWorkspace) -> Baseline | None:
    """The baseline that --baseline asks for, None without it. Raises `Mendable` and `OSError`."""
    if given is None:
        return None
    from ..checks.baseline import read_baseline

    place = _path_of(given, workspace)
    shown = os.path.relpath(place, workspace.root).replace(os.sep, "/")
    try:
        text = decode(shown, read_regular(place_to_read(place, workspace.root), shown), "").value
    except FileNotFoundError:
        hints = ["“briefpdf check --write-baseline” writes one."]
        if given and not given.endswith(".json"):
            hints.append("The names of briefs go before --baseline.")
        raise usage_error(f"there is no baseline {shown}", *hints) from None
    except OSError as error:
        raise usage_error(f"the baseline {shown} cannot be read: {error.strerror}") from None
    except FileTooLarge:
        raise usage_error(f"the baseline {shown} is too large to read (over 100 MB)") from None
    if text is None:
        raise usage_error(f"{shown} is no baseline: it is not text in UTF-8")
    return read_baseline(text)


def baseline_to_write(
    given: str | None, briefs: Sequence[str], workspace: DiskWorkspace
) -> Path | None:
    """Where --write-baseline writes, None without it. Raises `Mendable` and `OSError`."""
    if given is None:
        return None
    if given and not given.endswith(".json"):
        message = f"a baseline is a file that ends in .json, which “{given}” does not"
        raise usage_error(message, f"Without a name, it is {BASELINE_FILE} of the workspace.")
    if briefs:
        message = "a baseline is of the whole workspace, not of single briefs"
        raise usage_error(message, "Leave out the names of the briefs.")
    return place_to_write(_path_of(given, workspace), workspace.root)


def _path_of(given: str, workspace: DiskWorkspace) -> Path:
    # Not `resolve`: what is shown is the name that was given.
    return Path(os.path.abspath(given)) if given else workspace.root / BASELINE_FILE  # noqa: PTH100


def write_baseline(inspection: Inspection, place: Path, quiet: bool) -> Baseline:
    """Write all that was found as a baseline, and say so; what was written. Raises `OSError`."""
    from ..checks.baseline import read_baseline, written_baseline
    from ..source.text import Text

    content, number = written_baseline(inspection.findings, inspection.text)
    write_whole(place, plain(content).encode())
    if not quiet:
        here = Path.cwd()
        shown = place.relative_to(here) if place.is_relative_to(here) else place
        echo(f"{plural(number, 'finding')} written to {shown}.", err=True)
    return read_baseline(Text(place.name, content))
