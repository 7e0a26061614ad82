"""Starts a new workspace."""

from __future__ import annotations

from pathlib import Path

from ..readers.theme import packaged_styles
from ..source.write import write_whole

_STARTER = Path(__file__).resolve().parent.parent / "starter"
# A wheel would take a file of the real name for its own list of what to leave out.
_RENAMED = {"gitignore": ".gitignore"}


class Occupied(Exception):
    """Files of a new workspace that are there already."""

    def __init__(self, paths: list[str]) -> None:
        super().__init__(", ".join(paths))
        self.paths = paths


def start_workspace(folder: Path) -> list[str]:
    """Write the files of a small workspace into a folder; their paths from it on.

    It has the in-focus style as its own, to put its words and its disclaimer in. Nothing is written
    when one of the files is there already: raises `Occupied`. Raises `OSError`.
    """
    style = sorted((packaged_styles() / "in-focus").iterdir())
    files = {f"templates/in-focus/{path.name}": path for path in style if path.is_file()}
    # The starter's own disclaimer takes the place of the packaged one, which is another office's.
    files |= {
        _RENAMED.get(path.name, path.relative_to(_STARTER).as_posix()): path
        for path in sorted(_STARTER.rglob("*"))
        if path.is_file()
    }
    occupied = [path for path in files if (folder / path).exists()]
    if occupied:
        raise Occupied(occupied)
    for path, source in files.items():
        write_whole(folder / path, source.read_bytes())
    return list(files)
