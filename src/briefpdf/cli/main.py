"""Groups of commands, each imported when it is used: the others need not be waited for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
import errno
import gc
from importlib import import_module
import io
import os
from pathlib import Path
import sys
from typing import Any, NoReturn

import click

from ..source.mendable import Mendable
from ..version import VERSION
from .print import Unread, echo, open_streams
from .stop import Ended, listen, stop_behind, stopped

USAGE, BUG = 2, 3


class WrongUsage(click.ClickException):
    """What the user can mend, as the command line tells it."""

    exit_code = USAGE

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__("\n".join([message, *(f"    {hint}" for hint in hints)]))


# What other tools call the commands of a group, with the commands.
_ELSEWHERE: Mapping[str, Sequence[str]] = {
    "lint": ("check",),
    "validate": ("check",),
    "test": ("check",),
    "build": ("render",),
    "compile": ("render",),
    "make": ("render",),
    "export": ("render",),
    "new": ("init", "add"),
    "create": ("init", "add"),
    "start": ("init",),
    "preview": ("watch", "serve"),
    "log": ("changes",),
    "rule": ("explain",),
    "delete": ("remove",),
    "rm": ("remove",),
    "mv": ("rename",),
    "ls": ("list",),
}


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
        if _VERBOSE not in command.params:
            command.params.append(_VERBOSE)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What stands behind the options; one of a command before it is told where it belongs."""
        verb = next((one for one in args if one in self.modules), "")
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            command = self.get_command(ctx, verb)
            params = command.params if command else ()
            if not any(error.option_name in param.opts for param in params):
                raise
            line = f"{ctx.command_path} {verb} {error.option_name} …"
            told = f"{error.message} Options stand behind the command: {line}"
            raise click.NoSuchOption(error.option_name, told, ctx=ctx) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments ask for; a misspelt one is told with the nearest."""
        if args and not args[0].startswith("-") and args[0] not in self.modules:
            from ..source.nearest import nearest

            meant = self._same(args[0]) or nearest(args[0], self.modules)
            hint = f" Did you mean “{meant}”?" if meant else ""
            ctx.fail(f"There is no command “{args[0]}”.{hint}")
        return super().resolve_command(ctx, args)

    def _same(self, verb: str) -> str | None:
        """The command that does what is called so elsewhere."""
        return next((one for one in _ELSEWHERE.get(verb, ()) if one in self.modules), None)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; what the user can mend ends it with exit code 2."""
        try:
            return super().invoke(ctx)
        except Mendable as error:
            raise WrongUsage(str(error), *error.hints) from error
        except BrokenPipeError:
            raise Unread from None
        except OSError as error:
            if (wrong := _of_the_system(error)) is None:
                raise
            raise wrong from error


VERBS = (
    "init",
    "check",
    "render",
    "watch",
    "serve",
    "draft",
    "import",
    "claim",
    "source",
    "changes",
    "verify",
    "diff",
    "explain",
    "schema",
)
# A verb with verbs of its own has a folder.
_MODULES = {verb: verb for verb in VERBS} | {
    "claim": "claim.group",
    "import": "import_document",
    "source": "source.group",
    # Git runs it, and nobody types it.
    "merge-driver": "merge_driver",
}
# What these make lives until the end of their process, which is soon: it is not searched for
# cycles.
_SOON_DONE = frozenset({"check", "claim", "source", "changes"})


def _be_verbose(ctx: click.Context, option: click.Parameter, count: int) -> None:
    """Have it said what is done, the more the oftener that was asked for, before the verb too."""
    if count:
        # All verbs of a command line share `meta`.
        before = ctx.meta.get(__name__, 0)
        ctx.meta[__name__] = before + count
        ctx.find_root().call_on_close(_say_what_is_done(before + count, new=not before))


def _say_what_is_done(verbose: int, new: bool) -> Callable[[], None]:
    """Have records printed, unless they are already, or more of them; what ends that again."""
    import logging

    class Echo(logging.Handler):
        """Prints records as all else is printed: nothing in them may steer the terminal."""

        def emit(self, record: logging.LogRecord) -> None:
            """Print a record."""
            echo(f"{record.name}: {self.format(record)}", err=True)

    logger = logging.getLogger("briefpdf")
    printed = Echo()
    if new:
        logger.addHandler(printed)
    logger.setLevel(logging.INFO if verbose == 1 else logging.DEBUG)

    def end() -> None:
        logger.removeHandler(printed)
        logger.setLevel(logging.NOTSET)

    return end


# People type it behind the verb, too; the help of all verbs tells it once.
_VERBOSE = click.Option(["-v"], count=True, expose_value=False, callback=_be_verbose, hidden=True)


@click.command(
    cls=Verbs, modules=_MODULES, context_settings={"help_option_names": ["-h", "--help"]}
)
@click.version_option(VERSION, "-V", "--version", prog_name="briefpdf")
@click.option(
    "-v",
    count=True,
    expose_value=False,
    callback=_be_verbose,
    help="Say what is being done; -vv says more. Before or behind the verb.",
)
def briefpdf() -> None:
    """Build briefing PDFs whose every statement is checked against its source.

    Start with “briefpdf init”, then “briefpdf check” and “briefpdf render”.
    """
    if click.get_current_context().invoked_subcommand in _SOON_DONE:
        gc.disable()


def main() -> NoReturn:
    """Run the command line and exit.

    0: nothing at error level; 1: errors; 2: wrong usage, or what the user can mend; 3: a bug in
    briefpdf; 130: interrupted; 143: ended by SIGTERM or SIGHUP.
    """
    open_streams()
    try:
        listen()
        code = briefpdf.main(prog_name="briefpdf", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _show(error)
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt, Ended) as error:
        code = stopped(error)
    except Unread as unread:
        code = unread.code
    except Exception as error:
        # click itself prints the help, and asks for the command.
        wrong = _of_the_system(error) if isinstance(error, OSError) else None
        stop = stop_behind(error)
        if wrong is not None:
            _show(wrong)
            code = wrong.exit_code
        else:
            code = _report_bug(error) if stop is None else stopped(stop)
    sys.exit(code if isinstance(code, int) else 0)


def _show(error: click.ClickException) -> None:
    """Tell what is wrong as click does; nothing in it may steer the terminal."""
    shown = io.StringIO()
    error.show(shown)
    echo(shown.getvalue(), nl=False, err=True)


def _is_nowhere() -> bool:
    """Whether somebody removed the folder that this process is in."""
    try:
        os.getcwd()  # noqa: PTH109 (what is asked for is the error)
    except FileNotFoundError:
        return True
    return False


def _of_the_system(error: OSError) -> WrongUsage | None:
    """What a file could not be used for, and why; None where the user cannot have it mended."""
    if error.filename is None:
        if _is_nowhere():
            return WrongUsage("this folder is no longer there", "Go to another one: cd FOLDER.")
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            return WrongUsage(f"nothing more can be written: {error.strerror}")
        return None
    # What was made beside a file could not take its place: the file is what was named.
    name = os.fsdecode(error.filename2 or error.filename)
    if error.errno == errno.ENAMETOOLONG:
        longest = max(Path(name).parts, key=len)
        return WrongUsage(f"“{longest[:60]}…” is too long for the name of a file")
    folder = Path(name).parent
    # What is there and may be read could not be written; a circle of links cannot be read.
    unread = os.path.lexists(name) and not os.access(name, os.R_OK)
    tried = "reached" if os.path.lexists(folder) and not os.access(folder, os.X_OK) else "written"
    shown = os.fsencode(name).decode("utf-8", "backslashreplace")
    if error.errno == errno.ENOENT:
        return WrongUsage(f"{shown} is not there")
    if error.errno == errno.EEXIST:
        return WrongUsage(f"{shown} cannot be written: there is a file of that name")
    why = error.strerror or error
    return WrongUsage(f"{shown} cannot be {'read' if unread else tried}: {why}")


def _report_bug(error: Exception) -> int:
    import tempfile
    import traceback

    told = f"briefpdf {VERSION}, Python {sys.version}\n{' '.join(sys.argv)}\n"
    told += "".join(traceback.format_exception(error))
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="briefpdf-", suffix=".log", delete=False, encoding="utf-8"
        ) as log:
            log.write(told)
        hint = f"Please report it with the file {log.name}."
    except OSError:  # No disk takes it.
        hint = f"Please report it with this:\n{told}"
    echo(f"briefpdf: this is a bug in briefpdf: {type(error).__name__}: {error}", err=True)
    echo(f"    {hint}", err=True)
    return BUG
