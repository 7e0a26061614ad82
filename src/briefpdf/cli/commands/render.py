"""`briefpdf render`: checks, then PDFs."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import click

from ...cache.cache import is_begun
from ...compose.sandbox import Sandbox
from ...engines.registry import ENGINES
from ...rendering.layout import Layout
from ..baseline import open_baseline, open_since, with_baseline, with_changed_since
from ..complete import complete_briefs
from ..deliver import deliver
from ..options import (
    Wanted,
    open_workspace,
    progress_bar,
    usage_error,
    with_executor,
    with_jobs,
    with_report,
    with_workspace,
)
from ..print import echo


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
    help="What lays out the pages; auto takes the first of these that can run and that the style"
    " has a page for. weasyprint needs libraries of the system.",
)
@click.option(
    "--draft", is_flag=True, help="Render in spite of errors, each shown where it stands."
)
@click.option(
    "--drafts",
    metavar="FOLDER",
    help="Render what errors stop as drafts, too, into this folder.",
)
@click.option(
    "--pictures",
    metavar="FOLDER",
    help="With --changed-since: a picture of each page that looks different, before and after.",
)
@click.option("--explain", is_flag=True, help="Say why each brief was built, or was not.")
@with_changed_since
@with_baseline
@with_executor
@with_jobs
@with_report
@with_workspace
def command(
    briefs: tuple[str, ...],
    out: str | None,
    engine_name: str,
    draft: bool,
    drafts: str | None,
    pictures: str | None,
    explain: bool,
    base: str | None,
    baseline: str | None,
    jobs: int,
    cache: bool,
    scheduler: str | None,
    reports: tuple[Wanted, ...],
    workspace: str | None,
) -> int:
    """Check briefs, then write a PDF for each one that holds up.

    A brief with an error is not rendered: its earlier PDF stays as it was. An error that the
    baseline has too stops nothing; one that the revision of --changed-since has too stops what it
    stopped then, and makes no exit code 1.

    \b
    Examples:
      briefpdf render
      briefpdf render russia-north-korea -o draft.pdf --draft
      briefpdf render --engine weasyprint
      briefpdf render --changed-since main --explain
      briefpdf render --changed-since main --drafts build/drafts --pictures build/pages
      briefpdf render --baseline
      briefpdf render --executor dask --scheduler tcp://render.example.org:8786
    """
    if drafts is not None and draft:
        raise usage_error("--drafts is for what --draft would print all of", "Leave one out.")
    if pictures is not None and base is None:
        raise usage_error(
            "--pictures shows what is different since a revision", "Add --changed-since REV."
        )
    with ExitStack() as stack:
        layout = None
        alone = base is None and scheduler is None
        if alone and len(briefs) == 1 and not cache:
            layout = stack.enter_context(Layout(engine_name, jobs, ahead=True))
        sandbox = stack.enter_context(Sandbox())
        if not cache:
            sandbox.start()
        place, only, count = open_workspace(workspace, briefs, reports=True)
        if layout is None:
            ahead = alone and count == 1 and not (cache and is_begun(place.root))
            layout = stack.enter_context(Layout(engine_name, jobs, ahead))
        from ...rendering.order import Order
        from ...rendering.render import render_workspace
        from ..report.text import one_line

        known = open_baseline(baseline, place)
        since = open_since(base, place, sandbox, only, cache)
        to = Path(out) if out else None
        order = Order(
            *(engine_name, to, draft, jobs, cache, scheduler, known, since),
            drafts=Path(drafts) if drafts else None,
            pictures=Path(pictures) if pictures else None,
        )
        if since is not None:
            count = len(since.paths)
        with progress_bar(count) as progress:
            inspection = render_workspace(place, sandbox, order, only, progress, layout)
        code = deliver(inspection, reports)
    for result in inspection.briefs if explain else ():
        echo(f"{one_line(result.brief)}: {one_line(result.why)}", err=True)
    for result in inspection.briefs:
        if result.pdf is None:
            kept = "its earlier PDF, if any, stays as it was"
            if result.stopped == "before":
                kept = "what stopped it before still does (--draft shows it)"
            echo(f"{one_line(result.brief)} was not rendered; {kept}.", err=True)
    return code
