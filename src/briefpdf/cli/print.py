"""Words and tables for the terminal."""

from __future__ import annotations

from collections.abc import Sequence
import os
import re
import shutil
import sys
from typing import Any

import click
from msgspec import json as msgspec_json

from ..source.harmless import harmless
from ..source.mendable import Mendable
from ..source.pattern import lazy_pattern

# A style stands in a text between non-characters until it is printed: an escape sequence in a text
# is a user's, and is written out.
_BEGIN, _END = "\ufdd6", "\ufdd7"
_STYLE = lazy_pattern(f"{_BEGIN}([a-z]*)(,bold)?:([^{_BEGIN}{_END}]*){_END}")


class Unread(Exception):
    """Whoever read standard output has had enough of it; `code` is the exit code all the same."""

    def __init__(self, code: int = 0) -> None:
        super().__init__()
        self.code = code


def style(text: str, fg: str | None = None, bold: bool = False) -> str:
    """A text that `echo` prints in a colour or bold, where the terminal has that."""
    return f"{_BEGIN}{fg or ''}{',bold' if bold else ''}:{text}{_END}" if fg or bold else text


def plain(text: str) -> str:
    """A text as files have it: without styles, and with nothing that steers its reader's screen."""
    return harmless(_STYLE.sub(lambda match: match[3], text))


def indented(value: Any) -> str:
    """A value as JSON, with a line for each of its parts and a line end."""
    try:
        written = msgspec_json.format(msgspec_json.encode(value), indent=2).decode()
    except UnicodeEncodeError:
        import json  # The names of files are not always text; it takes five times as long.

        written = json.dumps(value, ensure_ascii=False, indent=2)
    return written + "\n"


def echo(text: str, nl: bool = True, err: bool = False) -> None:
    """Print a text to standard output or standard error: the only way to do so.

    What users wrote is made harmless here, whatever it has in it. Raises as `write` does.
    """
    stream = sys.stderr if err else sys.stdout
    # A terminal that cannot show a character must not end the run.
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
    write(_STYLE.sub(_styled, harmless(text)) + ("\n" if nl else ""), err)


def write(data: str | bytes, err: bool = False) -> None:
    """Write to standard output or standard error what is harmless already.

    Raises `Unread`, and `Mendable` where standard output takes no more.
    """
    try:
        click.echo(data, nl=False, err=err, color=colours())
    except OSError as error:
        _close(sys.stderr if err else sys.stdout)
        if err:
            return  # Nobody can be told of it.
        if isinstance(error, BrokenPipeError):
            raise Unread from None
        message = f"standard output cannot be written: {error.strerror or error}"
        raise Mendable(message) from error


def _close(stream: Any) -> None:
    """Have what else comes to a stream go nowhere: Python would complain of the rest at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def open_streams() -> None:
    """Have standard input, output and error go nowhere where whoever began the process closed them.

    The next file that is opened would otherwise be taken for one of them, by children too.
    """
    for number, name in enumerate(("stdin", "stdout", "stderr")):
        try:
            os.fstat(number)
        except OSError:
            # The lowest number that is free is this one.
            os.open(os.devnull, os.O_RDWR)
        if getattr(sys, name) is None:
            mode = "r" if number == 0 else "w"
            setattr(sys, name, open(number, mode, encoding="utf-8"))  # noqa: PTH123, SIM115


def page(text: str) -> None:
    """Print a text a screen at a time where it is longer than the terminal, as git does.

    The user's pager is PAGER; elsewhere than on a terminal the text is only printed.
    """
    rows = shutil.get_terminal_size().lines
    if not sys.stdout.isatty() or not sys.stdin.isatty() or text.count("\n") < rows - 1:
        echo(text)
        return
    click.echo_via_pager(_STYLE.sub(_styled, harmless(text)) + "\n", color=colours())


def print_out(text: str, aside: bool = False) -> None:
    """Print a text that ends its own lines."""
    echo(text, nl=False, err=aside)


def _styled(match: re.Match[str]) -> str:
    return click.style(match[3], fg=match[1] or None, bold=bool(match[2]))


def colours() -> bool | None:
    """False where colours are not wanted (https://no-color.org); None leaves it to the stream."""
    bare = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return False if bare else None


def plural(number: int, word: str, several: str = "") -> str:
    """A number and its word: "1 error", "2 errors"; `several` is the plural of an odd word."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {several or f'{word}s'}"


def in_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    """Rows in columns; on a terminal the last column is cut at its edge."""
    if not rows:
        return []
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]) - 1)]
    lines = ["  ".join([*map(str.ljust, row[:-1], widths), row[-1]]).rstrip() for row in rows]
    if not sys.stdout.isatty():
        return lines
    edge = shutil.get_terminal_size().columns
    return [line if len(line) <= edge else line[: edge - 1] + "…" for line in lines]
