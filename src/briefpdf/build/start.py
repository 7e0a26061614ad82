"""Starts a new workspace."""

from __future__ import annotations

import json
from pathlib import Path

from ..readers.schema import schema_of
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

    It has the in-focus style as its own, to put its words and its disclaimer in, and the schemas
    that editors complete and check by. Nothing is written when one of the files is there already:
    raises `Occupied`. Raises `OSError`.
    """
    style = sorted((packaged_styles() / "in-focus").iterdir())
    files = {f"templates/in-focus/{path.name}": path for path in style if path.is_file()}
    # The starter's own disclaimer takes the place of the packaged one, which is another office's.
    files |= {
        _RENAMED.get(path.name, path.relative_to(_STARTER).as_posix()): path
        for path in sorted(_STARTER.rglob("*"))
        if path.is_file()
    }
    contents = {path: source.read_bytes() for path, source in files.items()}
    contents |= {f"schemas/{name}.schema.json": _schema(name) for name in ("claims", "brief")}
    occupied = [path for path in contents if (folder / path).exists()]
    if occupied:
        raise Occupied(occupied)
    for path, data in contents.items():
        write_whole(folder / path, data)
    return list(contents)


def _schema(name: str) -> bytes:
    return f"{json.dumps(schema_of(name), indent=2)}\n".encode()
