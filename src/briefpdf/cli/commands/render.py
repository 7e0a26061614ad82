"""`briefpdf render`: checks, then PDFs."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from functools import partial
import os
from pathlib import Path
import sys
from typing import TYPE_CHECKING

import click

from ...cache.cache import is_begun
from ...compose.sandbox import Sandbox
from ...engines.registry import ENGINES, WEB
from ...rendering.layout import Layout
from ...source.workspace import DiskWorkspace
from ..baseline import open_baseline, open_since, with_baseline, with_changed_since
from ..complete import complete_briefs
from ..deliver import deliver, get_ready
from ..launch import open_built, with_open
from ..options import (
    Choice,
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

if TYPE_CHECKING:
    from ...inspection.inspect import Inspection
    from ...provenance.sign import Signing


@click.command("render")
@click.argument("briefs", nargs=-1, metavar="[BRIEF]...", shell_complete=complete_briefs)
@click.option(
    "-o", "out", metavar="OUT", help="A PDF (for one brief) or a folder, instead of build/."
)
@click.option(
    "--engine",
    "engine_name",
    type=Choice(("auto", *ENGINES)),
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
    "--to",
    "kind",
    type=Choice(("pdf", "html")),
    default="pdf",
    show_default=True,
    help="What is written: a PDF, or one file of HTML for the web.",
)
@click.option(
    "--referenced",
    is_flag=True,
    help="For whoever checks each statement: NAME-referenced.pdf, with its lines counted and an"
    " annex of the passages. Typst sets it.",
)
@click.option(
    "--sign",
    "certificate",
    metavar="CERT.p12",
    help="Sign each PDF that passed every check (PAdES) with this PKCS#12 file. Its passphrase is"
    " read from BRIEFPDF_SIGN_PASSPHRASE, or asked for.",
)
@click.option(
    "--timestamp-url",
    metavar="URL",
    help="Have an authority stamp the time of each signature (RFC 3161).",
)
@click.option(
    "--pictures",
    metavar="FOLDER",
    help="With --changed-since: a picture of each page that looks different, before and after.",
)
@click.option("--explain", is_flag=True, help="Say why each brief was built, or was not.")
@with_open
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
    opening: bool,
    base: str | None,
    wholes: tuple[Wanted, ...],
    kind: str,
    referenced: bool,
    certificate: str | None,
    timestamp_url: str | None,
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
      briefpdf render --referenced
      briefpdf render --to html
      briefpdf render --sign office.p12 --timestamp-url https://stamp.example.org
      briefpdf render --executor dask --scheduler tcp://render.example.org:8786
    """
    if drafts is not None and draft:
        raise usage_error("--drafts is for what --draft would print all of", "Leave one out.")
    if pictures is not None and base is None:
        raise usage_error(
            "--pictures shows what is different since a revision", "Add --changed-since REV."
        )
    if kind == "html":
        if referenced or certificate is not None or engine_name != "auto" or pictures is not None:
            raise usage_error(
                "--to html goes with neither --engine, --referenced, --sign nor --pictures"
            )
        engine_name = WEB
    if referenced:
        if engine_name == "weasyprint":
            raise usage_error(
                "--referenced counts the lines of its pages, which WeasyPrint cannot",
                "Leave --engine out: Typst sets these pages.",
            )
        if draft or certificate is not None:
            raise usage_error("--referenced goes with neither --draft nor --sign")
        engine_name = "typst"
    signing = _signing(certificate, timestamp_url, draft)
    with ExitStack() as stack:
        layout = None
        alone = base is None and scheduler is None
        if alone and len(briefs) == 1 and not cache:
            layout = stack.enter_context(Layout(engine_name, jobs, ahead=True))
        sandbox = stack.enter_context(Sandbox())
        if not cache:
            sandbox.start()
        place, only, count = open_workspace(workspace, briefs, reports=True)
        if base is None:
            _check_out(out, kind, count)
        known = open_baseline(baseline, place)
        asked = (base, scheduler, pictures, drafts, signing)
        plain = cache and not (draft or referenced or any(one is not None for one in asked))
        if plain:
            # Where nothing is to be done, nothing is loaded to do it.
            from ...rendering.repeated import find_rendered

            again = find_rendered(place, only, engine_name, out, known)
            if again is not None:
                return _told(again, reports, place, explain, opening)
        if layout is None:
            ahead = alone and count == 1 and not (cache and is_begun(place.root))
            layout = stack.enter_context(Layout(engine_name, jobs, ahead))
        here = layout if scheduler is None else None
        since = open_since(base, place, sandbox, only, cache, wholes, jobs, here)
        from ...rendering.order import Order
        from ...rendering.render import render_workspace

        to = Path(out) if out else None
        order = Order(
            *(engine_name, to, draft, jobs, cache, scheduler, known, since),
            drafts=Path(drafts) if drafts else None,
            pictures=Path(pictures) if pictures else None,
            signing=signing,
            referenced=referenced,
        )
        if since is not None:
            count = len(since.paths)
            _check_out(out, kind, count)
        layout.meanwhile.append(partial(get_ready, (*reports, *wholes)))
        with progress_bar(count) as progress:
            inspection = render_workspace(place, sandbox, order, only, progress, layout)
        layout.end()
        if plain:
            from ...rendering.repeated import remember_rendered

            remember_rendered(place, inspection, only, engine_name, out, known)
        whole = since.whole if since is not None else None
        if whole is not None and known is not None:
            from ...inspection.baseline import hold  # Few runs have anything to hold it to.

            whole = hold(whole, known, whole=False)
        code = _told(inspection, reports, place, explain, opening, whole, wholes)
        if pictures is not None and inspection.history is not None:
            inspection.history()  # They are wanted also where no report tells of them.
        return code


def _check_out(out: str | None, kind: str, count: int) -> None:
    """Raises `Mendable` where one file is named for several briefs: a folder would be called so."""
    if out and count > 1 and Path(out).suffix.lower() == f".{kind}" and not Path(out).is_dir():
        raise usage_error(
            f"{out} is one file, and there are {count} briefs to render", "Name one, or a folder."
        )


def _told(
    inspection: Inspection,
    reports: Sequence[Wanted],
    place: DiskWorkspace,
    explain: bool,
    opening: bool,
    whole: Inspection | None = None,
    wholes: Sequence[Wanted] = (),
) -> int:
    """Say what a render came to; its exit code."""
    from ..report.text import one_line, unrendered

    code = deliver(inspection, reports, whole=whole, wholes=wholes)
    for result in inspection.briefs if explain else ():
        echo(f"{one_line(result.brief)}: {one_line(result.why)}", err=True)
    for line in unrendered(inspection.briefs):
        echo(line, err=True)
    if opening:
        open_built(place.root, inspection.briefs)
    return code


def _signing(certificate: str | None, timestamp_url: str | None, draft: bool) -> Signing | None:
    if certificate is None:
        if timestamp_url is not None:
            raise usage_error("--timestamp-url is for a signature: give --sign CERT.p12, too")
        return None
    if draft:
        raise usage_error("a draft is not signed: only a PDF that passed every check is")
    from ...provenance.sign import open_signing

    passphrase = os.environ.get("BRIEFPDF_SIGN_PASSPHRASE")
    if passphrase is None:
        asked = sys.stdin.isatty()
        words = f"The passphrase of {certificate}"
        passphrase = click.prompt(words, hide_input=True, default="", err=True) if asked else ""
    return open_signing(Path(certificate), passphrase, timestamp_url)
