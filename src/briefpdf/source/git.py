"""Asks the local git, and nothing of it that would run a program or reach the network."""

from __future__ import annotations

from collections.abc import Sequence
import os
from pathlib import Path
import subprocess

from .mendable import Mendable
from .nearest import suggestion

_SECONDS = 60
# A hook's own git would answer for another folder; a partial clone would fetch what it lacks; a
# program that the repository's settings name would run.
_WITHOUT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF")
_WITH = {"GIT_ALLOW_PROTOCOL": "none", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
_SETTINGS = (
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.quotePath=false",
    "-c",
    "safe.bareRepository=explicit",  # Older ones than git 2.38 do not know it.
)
# What makes a folder a repository by itself, without a `.git` in it: `commondir` names the folder
# of the rest.
_REPOSITORIES = (("HEAD", "objects", "refs"), ("HEAD", "commondir"))


class GitFailed(Mendable):
    """Git cannot say: it is missing, or the folder or the revision is none of its; with hints."""


def git_output(root: Path, *words: str) -> str:
    """What git prints, as text. Raises `GitFailed`."""
    return os.fsdecode(ask_git(root, words))


def git_list(root: Path, *words: str) -> list[str]:
    """What git lists, as texts, where these words have it end each by a NUL. Raises `GitFailed`."""
    return git_output(root, *words).split("\0")[:-1]


def run_git(
    root: Path, words: Sequence[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Git as it ran in a folder, with whatever exit code. Raises `GitFailed` where it could not.

    `given` is what it reads.
    """
    _check_repository(root.resolve())
    environment = {name: value for name, value in os.environ.items() if name not in _WITHOUT}
    try:
        return subprocess.run(
            ["git", *_SETTINGS, "-C", str(root), *words],
            env={**environment, **_WITH, "LC_ALL": "C"},
            input=given,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise GitFailed("git is not installed, or not on the PATH") from None
    except OSError as error:
        raise GitFailed(f"git cannot be run: {error.strerror or error}") from None
    except subprocess.TimeoutExpired:
        raise GitFailed(f"git has not answered within {_SECONDS} seconds") from None


def _check_repository(root: Path) -> None:
    """Make sure that git takes no folder for a repository that came with a tree.

    Nobody can commit a `.git`, but everything else that makes a repository, such as a `config` that
    names programs to run. Raises `GitFailed`.
    """
    for folder in (root, *root.parents):
        if (folder / ".git").exists():
            return
        for names in _REPOSITORIES:
            if all(os.path.lexists(folder / name) for name in names):
                raise GitFailed(
                    f"git would take {folder} for a repository of its own: it has "
                    f"{', '.join(names)}",
                    "Take these out of the folder, unless you know where they are from.",
                )


def ask_git(root: Path, words: Sequence[str], given: bytes = b"") -> bytes:
    """What git prints when it is asked something in a folder. Raises `GitFailed`."""
    done = run_git(root, words, given)
    if done.returncode:
        said = [line.strip() for line in done.stderr.decode("utf-8", "replace").splitlines()]
        reason, *more = [line for line in said if line] or [f"exit code {done.returncode}"]
        if repository_of(root) is None:
            more.append("Begin a repository (git init), and commit what is there.")
        raise GitFailed(f"git could not answer: {reason.removeprefix('fatal: ')}", *more)
    return done.stdout


def find_commit(root: Path, revision: str) -> str:
    """The commit that a revision (a branch, a tag, `HEAD~2`) stands for. Raises `GitFailed`."""
    if not _is_revision(revision):
        raise GitFailed(f"“{revision}” is no revision of git")
    if commit := _commit(root, revision):
        return commit
    # Where git itself is why, it says so here.
    known = git_output(root, "for-each-ref", "--count=1000", "--format=%(refname:short)").split()
    remote = f"origin/{revision}"
    # Asked by itself: of many references this one may not be among the first.
    is_there = _commit(root, remote)
    near = (f"Did you mean “{remote}”?",) if is_there else suggestion(revision, known)
    shallow = "A shallow clone has no history: fetch more of it (fetch-depth: 0, GIT_DEPTH: 0)."
    raise GitFailed(f"git knows no revision “{revision}” here", *(near or (shallow,)))


def _is_revision(text: str) -> bool:
    """Whether git may be asked for this as a revision, and takes it for no option."""
    return bool(text) and not text.startswith("-") and "\0" not in text


def _commit(root: Path, revision: str) -> str | None:
    try:
        return git_output(root, "rev-parse", "--verify", "--quiet", revision + "^{commit}").strip()
    except GitFailed:
        return None


def branch_point(root: Path, base: str) -> tuple[str, bool]:
    """The commit at which what is checked out left `base`: what `base` gained since is not ours.

    It is `base` itself, and cut off (True), where git knows here of no common history, as in a
    shallow clone. Raises `GitFailed`.
    """
    if _is_revision(base):
        try:
            return git_output(root, "merge-base", f"{base}^{{commit}}", "HEAD").strip(), False
        except GitFailed:
            pass  # There is no such revision, or no common history.
    return find_commit(root, base), True


def read_blob(root: Path, blob: str) -> bytes:
    """The content of a file by its hash. Raises `GitFailed`."""
    return ask_git(root, ("cat-file", "blob", blob))


def repository_of(root: Path) -> Path | None:
    """The top of the repository that a folder is in, links followed; None where it is in none."""
    root = root.resolve()
    return next((one for one in (root, *root.parents) if (one / ".git").exists()), None)


def repository_prefix(root: Path) -> str:
    """Where a folder is in its repository, such as `policy/briefs/`; empty at the top or in none.

    Whoever reads a report beside the repository (a code host) knows files by their path in it.
    """
    top = repository_of(root)
    place = root.resolve().relative_to(top).as_posix() if top is not None else "."
    return "" if place == "." else place + "/"
