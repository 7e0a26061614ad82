"""`briefpdf render`: checks, then PDFs."""

from __future__ import annotations

from pathlib import Path

import click

from ...build.render import Order, render_workspace
from ...compose.sandbox import Sandbox
from ...engines.registry import ENGINES, NoEngine
from ..complete import complete_briefs
from ..deliver import deliver
from ..options import open_workspace, progress_bar, usage_error, with_report, with_workspace
from ..report.text import one_line
from ..wanted import Wanted


@click.command("render")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...", shell_complete=complete_briefs)
@click.option(
    "-o", "out", metavar="OUT", help="A PDF (for one brief) or a folder, instead of build/."
)
@click.option(
    "--engine",
    "engine_name",
    type=click.Choice(("auto", *ENGINES)),
    default="auto",
    show_default=True,
    help="What lays out the pages.",
)
@click.option(
    "--draft", is_flag=True, help="Render in spite of errors, each shown where it stands."
)
@click.option(
    "-j",
    "jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="How many briefs are laid out at once.",
)
@with_report
@with_workspace
def command(
    briefs: tuple[str, ...],
    out: str | None,
    engine_name: str,
    draft: bool,
    jobs: int,
    reports: tuple[Wanted, ...],
    workspace: str | None,
) -> int:
    """Check briefs, then write a PDF for each one that holds up.

    A brief with an error is not rendered: its earlier PDF stays as it was.

    \b
    Examples:
      briefpdf render
      briefpdf render russia-north-korea -o draft.pdf --draft
    """
    place, only, count = open_workspace(workspace, briefs)
    order = Order(engine_name, Path(out) if out else None, draft, jobs)
    with Sandbox() as sandbox:
        try:
            with progress_bar(count) as progress:
                inspection = render_workspace(place, sandbox, order, only, progress)
        except NoEngine as lacking:
            raise usage_error(str(lacking)) from None
        except OSError as error:
            name = error.filename or out or "the PDF"
            raise usage_error(f"{name} cannot be written: {error.strerror or error}") from None
    code = deliver(inspection, reports)
    for result in inspection.briefs:
        if result.pdf is None:
            kept = "its earlier PDF, if any, stays as it was"
            click.echo(f"{one_line(result.brief)} was not rendered; {kept}.", err=True)
    return code
