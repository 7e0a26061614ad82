"""Which reports are asked for, and where each goes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import click

from ..source.nearest import suggestion

FORMATS = ("text", "json", "sarif", "github", "junit", "markdown")


@dataclass(frozen=True, slots=True)
class Wanted:
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
