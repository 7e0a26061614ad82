"""`briefpdf diff`: two issued versions of a brief, claim by claim."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...source.workspace import MemoryWorkspace
from ..deliver import put
from ..options import Wanted, open_workspace, usage_error, with_output, with_workspace

if TYPE_CHECKING:
    from ...provenance.pack import Pack

FORMATS = ("text", "json", "html")


@click.command("diff")
@click.argument("old")
@click.argument("new")
@with_output(FORMATS, "How differences are written; html is a page of its own.")
@with_workspace
def command(old: str, new: str, form: str, output: str | None, workspace: str | None) -> int:
    """Say what became of each claim between two versions of a brief.

    OLD and NEW are PDFs that carry their evidence, or REVISION:BRIEF, a brief as a revision of git
    has it. Claims are told as added, removed, renamed, reworded (word by word), with other values
    or sources, or with another verdict. The exit code is 0 whether or not they differ.

    \b
    Examples:
      briefpdf diff archive/IF12760-v3.pdf build/IF12760.pdf
      briefpdf diff v3:russia-north-korea HEAD:russia-north-korea --format html --output diff.html
    """
    from ...provenance.diff import compare_packs
    from ..report.difference import as_html, as_json, as_text

    packs = [_pack(one, workspace) for one in (old, new)]
    report = {"text": as_text, "json": as_json, "html": as_html}[form]
    put(report(compare_packs(*packs)), Wanted(form, output), MemoryWorkspace({}))
    return 0


def _pack(named: str, workspace: str | None) -> Pack:
    from ...rendering.revision import issued_pack, revision_pack

    if Path(named).is_file() or named.lower().endswith(".pdf"):
        return issued_pack(Path(named))
    revision, colon, brief = named.rpartition(":")
    if not colon or not revision or not brief:
        raise usage_error(
            f"“{named}” is neither a PDF nor a brief of a revision: write, for example, main:brief"
        )
    from ...compose.sandbox import Sandbox

    place, _, _ = open_workspace(workspace, ())
    with ExitStack() as stack:
        return revision_pack(place, revision, brief, stack.enter_context(Sandbox()))
