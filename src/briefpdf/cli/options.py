"""What commands are asked: their options, the workspace, and where reports go."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
import os
from pathlib import Path
import sys
from typing import Any, TypeVar, cast

import click
from msgspec import Struct

from ..editing.lock import journal_path
from ..inspection.workspace import find_briefs, find_workspace
from ..source.mendable import Mendable
from ..source.nearest import suggestion
from ..source.workspace import DiskWorkspace

FORMATS = ("text", "json", "sarif", "github", "gitlab", "junit", "markdown")


class Choice(click.Choice[str]):
    """One of some words; for another, the nearest is told."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What is said of a word that is none of them."""
        hints = suggestion(str(value), self.choices)
        return " ".join((super().get_invalid_choice_message(value, ctx), *hints))


class Whole(click.IntRange):
    """A whole number within bounds."""

    name = "whole number"


class Wanted(Struct, frozen=True):
    """A report in a format; `file` is None for standard output."""

    form: str
    file: str | None = None


def plan_reports(asked: Sequence[str], output: str | None) -> tuple[Wanted, ...]:
    """What `--format NAME[=FILE]…` and `--output FILE` ask for; a text when they ask for nothing.

    `--output` is the place of the one report that names no file. Raises `click.UsageError`.
    """
    wanted = [_read(word) for word in asked] or [Wanted("text")]
    plain = [one for one in wanted if one.file is None]
    if len(plain) > 1:
        names = " and ".join(one.form for one in plain)
        raise _wrong(
            f"{names} cannot both go to one place.",
            f"Give all but one a file of their own: --format {plain[-1].form}=FILE",
        )
    if output is not None:
        if not plain:
            raise click.BadOptionUsage(
                "output", "--output has nothing to write: every --format names its own file."
            )
        wanted = [one if one.file is not None else Wanted(one.form, output) for one in wanted]
    files = [one.file for one in wanted if one.file is not None]
    for file in files:
        if not file:
            raise click.BadOptionUsage("output", "--output names no file.")
        if file.lower().endswith(".pdf"):
            raise click.BadOptionUsage(
                "output", f"{file} would hold the findings, not the brief. Did you mean -o {file}?"
            )
        if files.count(file) > 1:
            raise _wrong(f"Two reports cannot both go to {file}.", "Give each a file of its own.")
    return tuple(wanted)


def _read(word: str) -> Wanted:
    name, equals, file = word.partition("=")
    if name not in FORMATS:
        hints = suggestion(name, FORMATS) or (f"The formats: {', '.join(FORMATS)}.",)
        raise _wrong(f"There is no format “{name}”.", *hints)
    if equals and not file:
        raise _wrong(f"“{word}” names no file.", f"Write --format {name}=FILE, or {name} alone.")
    return Wanted(name, None if file in ("", "-") else file)


def _wrong(message: str, hint: str) -> click.UsageError:
    return click.BadParameter(f"{message} {hint}", param_hint="--format")


# The name that Dask itself gives it.
_SCHEDULER = "DASK_SCHEDULER_ADDRESS"


F = TypeVar("F", bound=Callable[..., Any])


def with_workspace(command: F) -> F:
    """Adds --workspace."""
    return click.option(
        "--workspace", metavar="DIR", help="The workspace; by default the one around this folder."
    )(command)


def with_report(command: F) -> F:
    """Adds --format and --output, which the command is given as `reports`."""

    @wraps(command)
    def run(*words: Any, forms: tuple[str, ...], output: str | None, **more: Any) -> Any:
        return command(*words, reports=plan_reports(forms, output), **more)

    run = click.option(
        "--output", metavar="FILE", help="Write the findings to a file, not to standard output."
    )(run)
    named = ", ".join(FORMATS[1:])
    run = click.option(
        "--format",
        "forms",
        multiple=True,
        metavar="NAME[=FILE]",
        help=f"How findings are written: text (the default), {named}. Repeat it, with a FILE, "
        "for several reports of one run.",
    )(run)
    return cast(F, run)


def with_jobs(command: F) -> F:
    """Adds -j and --no-cache, which the command is given as `jobs` and `cache`."""
    command = click.option(
        "--no-cache",
        "cache",
        flag_value=False,
        default=True,
        help="Make everything anew, and cache nothing of it.",
    )(command)
    return click.option(
        "-j",
        "jobs",
        type=Whole(min=1),
        default=1,
        show_default=True,
        metavar="N",
        help="How many processes check and render.",
    )(command)


def with_executor(command: F) -> F:
    """Adds --executor and --scheduler, which the command is given as `scheduler`, None for none."""

    @wraps(command)
    def run(*words: Any, executor: str, scheduler: str | None, **more: Any) -> Any:
        return command(*words, scheduler=_scheduler(executor, scheduler), **more)

    run = click.option(
        "--scheduler",
        metavar="ADDRESS",
        help=f"The scheduler of the Dask cluster; by default that of {_SCHEDULER}.",
    )(run)
    run = click.option(
        "--executor",
        type=Choice(("processes", "dask")),
        default="processes",
        show_default=True,
        help="What renders: the -j processes of this machine, or the workers of a Dask cluster;"
        " then -j processes still check.",
    )(run)
    return cast(F, run)


def _scheduler(executor: str, given: str | None) -> str | None:
    if executor != "dask":
        if given is not None:
            raise usage_error("--scheduler is for “--executor dask”")
        return None
    address = (given or os.environ.get(_SCHEDULER, "")).strip()
    if not address:
        hint = f"Give its address, such as --scheduler tcp://HOST:8786, or set {_SCHEDULER}."
        raise usage_error("“--executor dask” needs the scheduler of a cluster", hint)
    from ..inspection.pool import need_dask  # Few runs ask a cluster.

    need_dask()
    return address


def with_format(command: F) -> F:
    """Adds --format."""
    return _with_form(("text", "json"), "How the result is written.")(command)


def _with_form(formats: Sequence[str], what: str) -> Callable[[F], F]:
    return click.option(
        "--format",
        "form",
        type=Choice(formats),
        default="text",
        show_default=True,
        help=what,
    )


def with_output(formats: Sequence[str], what: str) -> Callable[[F], F]:
    """Adds --format, one of these for `what` it says, and --output."""

    def added(command: F) -> F:
        command = click.option(
            "--output", metavar="FILE", help="Write to a file, not to standard output."
        )(command)
        return _with_form(formats, what)(command)

    return added


def open_workspace(
    given: str | None, names: tuple[str, ...], reports: bool = False
) -> tuple[DiskWorkspace, list[str] | None, int]:
    """The workspace that is meant, the paths of the named briefs (None for all), their number.

    Raises `Mendable` when there is no such workspace or brief, and, unless the command `reports`
    findings, when the settings do not say which files are meant.
    """
    from ..project.load import load_settings  # Reads YAML and BibTeX, which takes its time.

    start = Path.cwd()
    workspace = find_workspace(given, start)
    _finish_interrupted(workspace)
    settings = load_settings(workspace).value
    if settings.unusable is not None and not reports:
        found = settings.unusable
        raise usage_error(found.message, *found.hints, "“briefpdf check” shows where.")
    paths = workspace.files(settings.briefs)
    only = find_briefs(workspace, names, paths, start)
    return workspace, only, len(paths if only is None else only)


def _finish_interrupted(workspace: DiskWorkspace) -> None:
    """Finish what a command that was cut off left half done, before anything is read."""
    if not journal_path(workspace).is_file():
        return
    from ..editing.transaction import finish_interrupted  # Seldom anything is.

    try:
        finish_interrupted(workspace)
    except OSError as error:
        message = f"{error.filename} cannot be written: {error.strerror or error}"
        raise usage_error(message, "A command that was cut off must be finished first.") from None


def usage_error(message: str, *hints: str) -> Mendable:
    """A mistake of whoever typed the command: exit code 2, with hints below the message."""
    return Mendable(message, *hints)


@contextmanager
def progress_bar(count: int) -> Iterator[Callable[[str], None]]:
    """A bar on standard error that is told each brief's name; shown for several, on a terminal."""
    if count < 2 or not sys.stderr.isatty():
        yield lambda name: None
        return
    # Only a terminal needs it, and it takes its time to import.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=count)

        def advance(name: str) -> None:
            progress.update(task, description=name, advance=1)

        yield advance
