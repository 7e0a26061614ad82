"""What the local git knows of the files of a folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from .git_workspace import GitFailed, find_commit, git_output


def renamed_files(root: Path, base: str) -> dict[str, str]:
    """The files of a folder that git takes for renamed since a revision: what each was called.

    A new file that git does not know yet is none of them. Raises `GitFailed`.
    """
    commit = find_commit(root, base)
    differing = ("diff", "--name-status", "--find-renames", "--diff-filter=R", "--no-ext-diff")
    output = git_output(root, *differing, "--no-textconv", "--relative", "-z", commit, "--", ".")
    parts = output.split("\0")
    return {new: old for _, old, new in zip(parts[::3], parts[1::3], parts[2::3], strict=False)}


def tracked_files(root: Path) -> frozenset[str]:
    """The files of a folder that git keeps, those of its submodules among them.

    Empty where the folder is in no repository. Raises `GitFailed`.
    """
    if not any((folder / ".git").exists() for folder in (root, *root.parents)):
        return frozenset()
    output = git_output(root, "ls-files", "--recurse-submodules", "-z", "--", ".")
    return frozenset(path for path in output.split("\0") if path)


def ignored_files(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """Which of these files git ignores, each with the file, line and pattern that say so."""
    try:
        output = git_output(root, "check-ignore", "--verbose", "--", *paths)
    except GitFailed:
        return {}  # So git says that it ignores none.
    parts = (line.partition("\t") for line in output.splitlines())
    return {path: by for by, _, path in parts}
