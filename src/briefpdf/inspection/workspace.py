"""Finds the workspace that a person stands in, its briefs, and starts a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from ..settings import Settings
from ..source.mendable import Mendable
from ..source.nearest import listed, suggestion
from ..source.workspace import DiskWorkspace, FileTooLarge, followed, place_to_write, read_regular
from ..source.write import write_whole

_WHAT = "A workspace has a briefpdf.toml, or [tool.briefpdf] in its pyproject.toml."
# Where briefs and sources are without any settings.
_USUAL = ("briefs", "refs.bib")


class NotFound(Mendable):
    """There is no such workspace or brief."""


def find_workspace(given: str | None, start: Path) -> DiskWorkspace:
    """The workspace of a folder, or the one around `start`. Raises `NotFound`."""
    if given is not None:
        folder = start / given
        if not folder.is_dir():
            raise NotFound(f"there is no folder {given}")
        # Of a folder that has nothing of a workspace, nothing would be found: all would be well.
        if not _has_settings(folder) and not any((folder / name).exists() for name in _USUAL):
            raise NotFound(f"{given} is no workspace", _WHAT)
        return DiskWorkspace(folder)
    for folder in (start, *start.parents):
        if _has_settings(folder):
            return DiskWorkspace(folder)
    raise NotFound(
        "this folder is in no workspace",
        _WHAT,
        "“briefpdf init” makes a new one; --workspace DIR names one elsewhere.",
    )


def _has_settings(folder: Path) -> bool:
    return (folder / "briefpdf.toml").is_file() or _has_table(folder / "pyproject.toml")


def find_around(folder: Path) -> DiskWorkspace | None:
    """The workspace that a folder is, or is in; None where there is none, or no such folder."""
    try:
        return find_workspace(None, folder.resolve())
    except NotFound:
        return None


def _has_table(path: Path) -> bool:
    try:
        return b"[tool.briefpdf" in read_regular(path, str(path))
    except (OSError, FileTooLarge):
        return False


def find_briefs(
    workspace: DiskWorkspace, names: Sequence[str], paths: Iterable[str], start: Path
) -> list[str] | None:
    """The paths of the briefs that are named, by id or by path; None when none is named, for all.

    `paths` are the workspace's briefs. Raises `NotFound`.
    """
    if not names:
        return None
    by_id = {PurePosixPath(path).stem: path for path in paths}
    found = []
    for name in names:
        path = by_id.get(name) or _as_path(workspace, name, start, by_id.values())
        if path is None:
            hints = suggestion(PurePosixPath(name).stem, by_id)
            raise NotFound(
                f"there is no brief “{name}” in this workspace",
                *(hints or (f"Its briefs: {listed(sorted(by_id)) or 'none'}.",)),
            )
        found.append(path)
    return list(dict.fromkeys(found))


def _as_path(workspace: DiskWorkspace, name: str, start: Path, known: Iterable[str]) -> str | None:
    place = followed(start / name)
    for folder in (place, followed(workspace.root / name)):
        if folder.is_relative_to(workspace.root):
            path = folder.relative_to(workspace.root).as_posix()
            if path in set(known):
                return path
    return None


_STARTER = Path(__file__).resolve().parent.parent / "starter"
# A wheel would take a file of the real name for its own list of what to leave out.
_IGNORED = ".gitignore"
_RENAMED = {"gitignore": _IGNORED}


class Occupied(Mendable):
    """Files of a new workspace that are there already."""

    def __init__(self, folder: Path, paths: list[str]) -> None:
        super().__init__(
            f"{folder} has these files already: {', '.join(paths)}",
            "Nothing was written. Name a new folder, or move them away.",
        )
        self.paths = paths


def start_workspace(folder: Path) -> list[str]:
    """Write the files of a small workspace into a folder; their paths from it on.

    It has the in-focus style as its own, to put its words and its disclaimer in, and the schemas
    that editors complete and check by. Nothing is written when one of the files is there already:
    raises `Occupied`. Raises `OSError`.
    """
    # Only a new workspace needs what writes one.
    from ..readers.theme import packaged_styles
    from .git_setup import ATTRIBUTES, add_lines, attributes, attributes_file

    style = sorted((packaged_styles() / "in-focus").iterdir())
    files = {f"templates/in-focus/{path.name}": path for path in style if path.is_file()}
    # The starter's own disclaimer takes the place of the packaged one, which is another office's.
    files |= {
        _RENAMED.get(path.name, path.relative_to(_STARTER).as_posix()): path
        for path in sorted(_STARTER.rglob("*"))
        if path.is_file()
    }
    contents = {path: source.read_bytes() for path, source in files.items()}
    contents[ATTRIBUTES] = attributes_file(attributes(Settings()))
    contents |= {f"schemas/{name}.schema.json": _schema(name) for name in ("claims", "brief")}
    occupied = [path for path in contents if (folder / path).exists()]
    # A repository may have these two already: they get the lines that they lack.
    shared = [path for path in occupied if path in (ATTRIBUTES, _IGNORED)]
    if len(occupied) > len(shared):
        raise Occupied(folder, occupied)
    # All or nothing: whatever a link forbids is known before anything is written.
    places = {path: place_to_write(folder / path, folder) for path in contents}
    for path in shared:
        lines = contents.pop(path).decode().splitlines()
        add_lines(folder, path, lines)
    for path, data in contents.items():
        write_whole(places[path], data)
    return list(contents)


def _schema(name: str) -> bytes:
    import json

    from ..readers.schema import schema_of

    return f"{json.dumps(schema_of(name), indent=2)}\n".encode()
