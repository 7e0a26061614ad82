"""`briefpdf draft`: claims in the place of a brief's bare sentences."""

from __future__ import annotations

from typing import Any

import click
from msgspec import to_builtins

from ...compose.sandbox import Sandbox
from ...drafting.draft import draft
from ...drafting.drafted import Drafted, Drafts
from ...project.load import load_project
from ..complete import complete_briefs, complete_files, complete_keys
from ..options import open_workspace, usage_error, with_format, with_workspace
from ..print import echo, in_columns, plural, print_out
from ..report.sources import as_json
from ..sources import require_bibliography, require_sources

_SAID = {"copy": "word for word", "near": "nearly", "like": "in other words", "nowhere": "nowhere"}


@click.command("draft")
@click.argument("names", nargs=-1, metavar="BRIEF...", shell_complete=complete_briefs)
@click.option(
    "--source",
    "keys",
    multiple=True,
    metavar="KEY",
    help="Only in this source; repeat it for several.",
    shell_complete=complete_keys,
)
@click.option("--author", metavar="NAME", help="Who writes the claims.")
@click.option(
    "--file",
    "path",
    metavar="FILE",
    help="The file of the registry that they go into.",
    shell_complete=complete_files,
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@with_format
@with_workspace
def command(
    names: tuple[str, ...],
    keys: tuple[str, ...],
    author: str | None,
    path: str | None,
    dry_run: bool,
    form: str,
    workspace: str | None,
) -> int:
    """Look for the bare sentences of briefs in the archived copies, and make claims of them.

    A sentence that a copy has, word for word or but for words that change nothing, becomes a claim
    with its source, page and quote, and a call of it stands in its place. A table with a caption,
    all of whose rows a copy has below the same head, becomes claims and a figure of them. Nothing
    else of a brief changes. What stands there in other words, and what is found nowhere, is listed
    and left.

    \b
    Examples:
      briefpdf draft russia-north-korea --dry-run
      briefpdf draft russia-north-korea --source crs-if12760 --author ab
    """
    if not names:
        raise usage_error("no brief is named", "For example: briefpdf draft russia-north-korea")
    place, only, _ = open_workspace(workspace, names)
    project = load_project(place, ())
    require_bibliography(project)
    require_sources(keys, project)
    with Sandbox() as sandbox:
        sandbox.start()
        made = draft(place, only or [], sandbox, keys, author, path, dry_run)
    if form == "json":
        print_out(_json(made, dry_run))
        return 0
    for line in _lines(made):
        print_out(f"{line}\n")
    echo(_summary(made, dry_run), err=True)
    return 0


def _lines(made: Drafts) -> list[str]:
    """A table of what was found, then what a reader should look at."""
    rows = [
        (
            f"{one.brief}:{one.line}",
            _SAID[one.match.found],
            _where(one),
            one.claim or "-",
            _short(one.match.sentence.text),
        )
        for one in made.sentences
    ]
    lines: list[str] = []
    for one, line in zip(made.sentences, in_columns(rows), strict=True):
        lines.append(line)
        if one.match.diff:
            lines.append(f"    {_short(one.match.diff, 400)}")
        elif one.match.found == "like" and one.claim is None and one.match.passage is not None:
            lines.append(f"    Nearest: “{_short(one.match.passage.words, 200)}”")
        if one.match.why and one.claim is None:
            lines.append(f"    No claim: {one.match.why}.")
    return lines


def _where(one: Drafted) -> str:
    passage = one.match.passage
    return ", ".join(filter(None, (passage.key, passage.locator))) if passage else "-"


def _short(text: str, most: int = 70) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 1] + "…"


def _summary(made: Drafts, dry_run: bool) -> str:
    if not made.sentences:
        return "No sentence is bare: there is nothing to do."
    found = [one.match.found for one in made.sentences]
    counts = ", ".join(f"{found.count(one)} {said}" for one, said in _SAID.items() if one in found)
    new = len({one.claim for one in made.sentences if one.new})
    called = sum(one.claim is not None for one in made.sentences)
    would = "would be " if dry_run else ""
    into = f" in {made.registry}" if made.registry else ""
    return (
        f"{plural(len(found), 'bare sentence')}: {counts}. "
        f"{plural(new, 'claim')} {would}written{into}, {plural(called, 'call')} {would}set."
    )


def _json(made: Drafts, dry_run: bool) -> str:
    return as_json(
        dry_run=dry_run,
        registry=made.registry,
        changed=[] if dry_run else list(made.changed),
        sentences=[_fields(one) for one in made.sentences],
    )


def _fields(one: Drafted) -> dict[str, Any]:
    match = one.match
    return {
        "path": one.brief,
        "line": one.line,
        "sentence": match.sentence.text,
        "found": match.found,
        "claim": one.claim,
        "new": one.new,
        "why": match.why or None,
        "diff": match.diff or None,
        "passage": to_builtins(match.passage) if match.passage is not None else None,
    }
