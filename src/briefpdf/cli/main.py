"""Groups of commands, each imported when it is used: the others need not be waited for."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
import os
import sys
from typing import Any, NoReturn

import click

from ..version import VERSION
from .print import echo


class Verbs(click.Group):
    """Commands by their names, in the order in which people meet them.

    `modules` maps each name to its module, from `commands` on, and after a colon to the function
    there, where that is not `command`.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name."""
        if cmd_name not in self.modules:
            return None
        module, _, function = self.modules[cmd_name].partition(":")
        found = import_module(f".commands.{module}", __package__)
        command: click.Command = getattr(found, function or "command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments ask for; a misspelt one is told with the nearest."""
        if args and not args[0].startswith("-") and args[0] not in self.modules:
            from ..source.nearest import nearest

            meant = nearest(args[0], self.modules)
            hint = f" Did you mean “{meant}”?" if meant else ""
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)


USAGE, BUG, INTERRUPTED = 2, 3, 130

VERBS = (
    "init",
    "check",
    "render",
    "watch",
    "claim",
    "source",
    "changes",
    "explain",
    "schema",
)
# A verb with verbs of its own has a folder.
_MODULES = {verb: verb for verb in VERBS} | {"claim": "claim.group", "source": "source.group"}


@click.command(
    cls=Verbs, modules=_MODULES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, "--version", prog_name="briefpdf")
def briefpdf() -> None:
    """Build briefing PDFs whose every statement is checked against its source.

    Start with “briefpdf init”, then “briefpdf check” and “briefpdf render”.
    """


def main() -> NoReturn:
    """Run the command line and exit.

    0: nothing at error level; 1: errors; 2: wrong usage; 3: a bug in briefpdf; 130: interrupted.
    """
    try:
        code = briefpdf.main(prog_name="briefpdf", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        echo("interrupted", err=True)
        code = INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has had enough; Python would complain about it once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        code = _report_bug(error)
    sys.exit(code if isinstance(code, int) else 0)


def _report_bug(error: Exception) -> int:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="briefpdf-", suffix=".log", delete=False, encoding="utf-8"
    ) as log:
        log.write(f"briefpdf {VERSION}, Python {sys.version}\n{' '.join(sys.argv)}\n")
        log.write("".join(traceback.format_exception(error)))
    echo(f"briefpdf: this is a bug in briefpdf: {type(error).__name__}: {error}", err=True)
    echo(f"    Please report it with the file {log.name}.", err=True)
    return BUG
