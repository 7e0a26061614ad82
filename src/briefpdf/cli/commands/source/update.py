"""`briefpdf source update`: a new edition of an archived copy."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ....bibliography.document import open_file
from ....bibliography.update import Followed, Updated, update_source
from ...complete import complete_keys
from ...options import open_workspace, with_format, with_workspace
from ...print import echo, print_out
from ...report.sources import as_json
from ...report.text import one_line
from .change import tell_unreviewed


@click.command("update")
@click.argument("key", metavar="KEY", shell_complete=complete_keys)
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Only say what would be done; write nothing.")
@with_format
@with_workspace
def command(key: str, file: str, dry_run: bool, form: str, workspace: str | None) -> int:
    """Make FILE the archived copy of a source: a new edition takes the place of the earlier one.

    The earlier edition stays beside it, with its date in its name. Each quote that claims have of
    the source gets a line: same, moved to another page, changed (with its difference), or gone.
    Locators of moved quotes are corrected; quotes that are changed or gone are left to you.
    Reviews that carry a fingerprint are of the earlier copy: those no longer hold, and are named.

    \b
    Examples:
      briefpdf source update crs-if12760 ~/Downloads/IF12760.5.pdf --dry-run
      briefpdf source update crs-if12760 ~/Downloads/IF12760.5.pdf
    """
    place, _, _ = open_workspace(workspace, ())
    done = update_source(place, key, open_file(Path(file), place.root), dry_run)
    if form == "json":
        print_out(_json(key, done, dry_run))
        return 0
    for one in done.quotes:
        print_out(f"{one.path}:{one.line}:{one.column}: {one.claim}: {_in_words(one)}\n")
    _tell(key, done, dry_run)
    return 0


def _in_words(one: Followed) -> str:
    """What became of a quote, on one line."""
    fate = one.fate
    if fate.outcome == "moved":
        words = f"moved to {one.where or 'another place'}"
        return f"{words}; correct its locator “{one.citation.locator}”" if one.by_hand else words
    if fate.outcome == "changed":
        return one_line(f"changed{f' ({one.where})' if one.where else ''}: {fate.diff}")
    return fate.outcome


def _tell(key: str, done: Updated, dry_run: bool) -> None:
    counts = Counter(one.fate.outcome for one in done.quotes)
    found = [f"{counts[name]} {name}" for name in ("same", "moved", "changed", "gone")]
    quotes = ", ".join(found) if done.quotes else "no claim quotes it"
    edition = done.edition
    what = "would be" if dry_run else "is now"
    echo(f"{edition.path} {what} the copy of {key}: {quotes}.", err=True)
    if edition.earlier is not None:
        stays = "would stay" if dry_run else "stays"
        echo(f"The earlier edition {stays} in {edition.aside}.", err=True)
    elif edition.earlier_path:
        echo("The earlier edition is not there: nothing was compared with it.", err=True)
    corrected = sum(bool(one.locator) for one in done.quotes)
    if corrected:
        were = "would be" if dry_run else "were" if corrected > 1 else "was"
        which = "1 locator" if corrected == 1 else f"{corrected} locators"
        echo(f"{which} {were} corrected.", err=True)
    if done.dates:
        echo(f"The entry is dated {done.dates[0]}; the new edition says {done.dates[1]}:", err=True)
        echo(f"    briefpdf source edit {key} --set date={done.dates[1]}", err=True)
    tell_unreviewed(done.unreviewed)
    if dry_run:
        echo("Nothing was written.", err=True)


def _json(key: str, done: Updated, dry_run: bool) -> str:
    edition = done.edition
    return as_json(
        source=key,
        copy=edition.path,
        sha256=edition.sha256,
        earlier=edition.aside if edition.earlier is not None else None,
        written=not dry_run,
        changed=list(done.changed),
        unreviewed=list(done.unreviewed),
        quotes=[
            {
                "claim": one.claim,
                "path": one.path,
                "line": one.line,
                "outcome": one.fate.outcome,
                "where": one.where or None,
                "difference": one.fate.diff or None,
                "locator": one.citation.locator,
                "corrected": one.locator or None,
            }
            for one in done.quotes
        ],
    )
