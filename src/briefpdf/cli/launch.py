"""Shows what was built in the program that the machine has for it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..inspection.inspect import BriefResult

# More files than these are not opened at once.
_MOST = 5

with_open = click.option(
    "--open",
    "opening",
    is_flag=True,
    help="Open what was built in the program for it; the folder, where it is many files.",
)


def open_built(root: Path, briefs: Iterable[BriefResult]) -> list[Path]:
    """Open the files of briefs in a workspace, or, where they are many, the folder of the first."""
    files = [root / one.pdf for one in briefs if one.pdf is not None]
    many = len(files) > _MOST
    for file in files[:1] if many else files:
        click.launch(str(file), locate=many)
    return files
