"""`briefpdf merge-driver`: merges a registry or a bibliography for git, which runs it."""

from __future__ import annotations

from pathlib import Path

import click

from ...editing.merge.files import merge_files
from ...source.mendable import Mendable
from ...source.write import write_whole
from ..print import echo, plural

# Beyond 128, git takes it that nothing was merged.
_FAILED = 129


@click.command("merge-driver", hidden=True)
@click.argument("base", type=click.Path(dir_okay=False))
@click.argument("ours", type=click.Path(dir_okay=False))
@click.argument("theirs", type=click.Path(dir_okay=False))
@click.argument("path")
def command(base: str, ours: str, theirs: str, path: str) -> int:
    """Merge the three states of a file, called PATH in the repository, into that of OURS.

    Git runs this where “briefpdf init --git” has told it to. What one side changed in a claim, an
    entry or a field of it is taken; what both changed stands between git's marks, and the exit code
    is then 1.
    """
    try:
        old, one, other = (Path(file).read_bytes() for file in (base, ours, theirs))
        merged = merge_files(old, one, other, path)
        write_whole(Path(ours), merged.data, keep_mode=True)
    except (Mendable, OSError) as failed:
        echo(f"briefpdf: {path} was not merged: {failed}", err=True)
        return _FAILED
    if merged.conflicts:
        places = plural(merged.conflicts, "place that both sides", "places that both sides")
        echo(f"briefpdf: {path}: {places} changed", err=True)
    return 1 if merged.conflicts else 0
