"""Finds the workspace that a person stands in, and the briefs that they name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath

from ..source.nearest import suggestion
from ..source.workspace import DiskWorkspace


class NotFound(Exception):
    """There is no such workspace or brief; `hints` say what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


def find_workspace(given: str | None, start: Path) -> DiskWorkspace:
    """The workspace of a folder, or the one around `start`. Raises `NotFound`."""
    if given is not None:
        folder = start / given
        if not folder.is_dir():
            raise NotFound(f"there is no folder {given}")
        return DiskWorkspace(folder)
    for folder in (start, *start.parents):
        if (folder / "briefpdf.toml").is_file() or _has_table(folder / "pyproject.toml"):
            return DiskWorkspace(folder)
    raise NotFound(
        "this folder is in no workspace",
        "A workspace has a briefpdf.toml, or [tool.briefpdf] in its pyproject.toml.",
        "“briefpdf init” makes a new one; --workspace DIR names one elsewhere.",
    )


def _has_table(path: Path) -> bool:
    try:
        return b"[tool.briefpdf" in path.read_bytes()
    except OSError:
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
            known = ", ".join(sorted(by_id)[:10]) or "none"
            raise NotFound(
                f"there is no brief “{name}” in this workspace",
                *(hints or (f"Its briefs: {known}.",)),
            )
        found.append(path)
    return list(dict.fromkeys(found))


def _as_path(workspace: DiskWorkspace, name: str, start: Path, known: Iterable[str]) -> str | None:
    place = (start / name).resolve()
    for folder in (place, (workspace.root / name).resolve()):
        if folder.is_relative_to(workspace.root):
            path = folder.relative_to(workspace.root).as_posix()
            if path in set(known):
                return path
    return None
