"""What the local git knows of the files of a folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Thread
from typing import NamedTuple

from .git import GitFailed, branch_point, git_list, git_output, repository_of


class Difference(NamedTuple):
    """What differs in a folder from the commit at which the work at hand left a revision.

    `renamed` says what files were called then that git takes for renamed, `untracked` which of the
    files git does not keep; `cut_off` is as in `branch_point`.
    """

    commit: str
    cut_off: bool
    files: frozenset[str]
    renamed: dict[str, str]
    untracked: frozenset[str] = frozenset()


def difference_since(root: Path, revision: str) -> Difference:
    """How the files of a folder on disk differ from what they were where they left a revision.

    New ones that git does not ignore, which are never renamed ones, and deleted ones count.
    Raises `GitFailed`.
    """
    commit, cut_off = branch_point(root, revision)
    differing = ("diff", "--name-status", "--find-renames", "--no-ext-diff", "--no-textconv")
    parts = iter(git_list(root, *differing, "--relative", "-z", commit, "--", "."))
    untracked, renamed = frozenset(new_files(root)), dict[str, str]()
    found = set(untracked)
    for status, path in zip(parts, parts, strict=True):
        found.add(path)
        if status.startswith("R"):
            renamed[new := next(parts)] = path
            found.add(new)
    return Difference(commit, cut_off, frozenset(found), renamed, untracked)


def new_files(root: Path) -> list[str]:
    """The files of a folder that git neither keeps nor ignores. Raises `GitFailed`."""
    return git_list(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")


def tracked_files(root: Path) -> frozenset[str]:
    """The files of a folder that git keeps, those of its submodules among them.

    Empty where the folder is in no repository. Raises `GitFailed`.
    """
    if repository_of(root) is None:
        return frozenset()
    return frozenset(git_list(root, "ls-files", "--recurse-submodules", "-z", "--", "."))


def tracked_ahead(root: Path) -> Callable[[], frozenset[str]]:
    """What gives the answer of `tracked_files`, for which git is asked while other work is done."""
    answers: list[frozenset[str] | Exception] = []

    def ask() -> None:
        try:
            answers.append(tracked_files(root))
        except Exception as error:
            answers.append(error)  # Raised where the answer is wanted.

    asking = Thread(target=ask, daemon=True)
    asking.start()

    def answer() -> frozenset[str]:
        asking.join()
        (found,) = answers
        if isinstance(found, Exception):
            raise found
        return found

    return answer


def ignored_files(root: Path, paths: Sequence[str]) -> dict[str, str]:
    """Which of these files git ignores, each with the file, line and pattern that say so."""
    try:
        output = git_output(root, "check-ignore", "--verbose", "--", *paths)
    except GitFailed:
        return {}  # So git says that it ignores none.
    parts = (line.partition("\t") for line in output.splitlines())
    return {path: by for by, _, path in parts}
