"""What of a workspace is not committed yet, and the commit of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from .git import GitFailed, ask_git, git_output
from .git_files import difference_since


class GitState(Struct, frozen=True):
    """The branch that is checked out, and the files that differ from its last commit.

    `branch` is empty where none is; the files are relative to the workspace.
    """

    branch: str
    changed: tuple[str, ...]


def read_git_state(root: Path) -> GitState | None:
    """How a workspace stands to its last commit; None where git has none, or is not there."""
    try:
        changed = difference_since(root, "HEAD").files
        branch = git_output(root, "branch", "--show-current").strip()
    except GitFailed:
        return None
    return GitState(branch, tuple(sorted(changed)))


def commit_files(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit files as they stand, and nothing else that is staged; the first digits of its hash.

    Nothing is pushed. Raises `GitFailed`.
    """
    literal = [f":(literal){path}" for path in paths]
    ask_git(root, ("add", "--", *literal))
    ask_git(root, ("commit", "--quiet", f"--message={message}", "--only", "--", *literal))
    return git_output(root, "rev-parse", "--short=10", "HEAD").strip()
