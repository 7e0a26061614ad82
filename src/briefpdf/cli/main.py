"""The command line's way in: finds the verb, and turns what happens into an exit code."""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from ..version import VERSION
from .verbs import Verbs

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
        click.echo("interrupted", err=True)
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
    click.echo(f"briefpdf: this is a bug in briefpdf: {type(error).__name__}: {error}", err=True)
    click.echo(f"    Please report it with the file {log.name}.", err=True)
    return BUG
