"""Who brought what into a repository: its commits, their people, and their signatures."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
import tempfile

from msgspec import Struct
from msgspec.structs import replace

from .git import GitFailed, ask_git, git_output, read_blob, run_git

# No name holds a NUL; it may hold anything else. Behind the last stands what git lists of a commit.
_FIELDS = ("%H", "%P", "%an", "%ae", "%cn", "%ce")
_FORMAT = "".join(f"%x00{field}" for field in (*_FIELDS, ""))


class Commit(Struct, frozen=True):
    """A commit, who wrote it and who put it there, and the files that it touched.

    Files of the whole repository are named from its top on.
    """

    hash: str
    parents: tuple[str, ...]
    author: tuple[str, str]
    committer: tuple[str, str]
    paths: tuple[str, ...]

    @property
    def short(self) -> str:
        """The first digits of its hash."""
        return self.hash[:10]

    @property
    def people(self) -> tuple[tuple[str, str], ...]:
        """Author and committer, each with name and address; once where they are one."""
        return tuple(dict.fromkeys((self.author, self.committer)))


def own_identity(root: Path) -> tuple[str, str]:
    """The name and the address that this git would sign with; empty where it has none."""
    found = []
    for name in ("user.name", "user.email"):
        try:
            found.append(git_output(root, "config", "--get", name).strip())
        except GitFailed:
            found.append("")
    return found[0], found[1]


def is_shallow(root: Path) -> bool:
    """Whether the history of a repository is cut off. Raises `GitFailed`."""
    return git_output(root, "rev-parse", "--is-shallow-repository").strip() == "true"


def commits_touching(root: Path, pattern: str, paths: Sequence[str]) -> Iterator[Commit]:
    """The commits up to HEAD whose changed lines in some files match, the newest first.

    `pattern` is a regular expression of git, `paths` are pathspecs from the top of the repository
    on: a workspace may have been another folder. Raises `GitFailed`.
    """
    # Whoever writes the attributes could have lines taken for bytes, which are not looked into.
    how = ("--no-relative", "--text", f"-G{pattern}", "--name-only")
    yield from _log(root, how, [f":(top){path}" for path in paths])


def commits_cutting(root: Path, path: str) -> Iterator[Commit]:
    """The commits up to HEAD that took lines out of a file. Raises `GitFailed`."""
    if not ask_git(root, ("rev-list", "--all", "--max-count=1")):
        return  # Nothing is committed yet.
    for commit in _log(root, ("--relative", "--numstat"), [path]):
        # Each line has how many were put in, how many taken out, and the path.
        if any(line.split("\t")[1] != "0" for line in commit.paths):
            yield replace(commit, paths=(path,))


def _log(root: Path, how: Sequence[str], paths: Sequence[str]) -> Iterator[Commit]:
    """The commits up to HEAD that touch some files; what git lists of each stands in `paths`."""
    words = ("log", "HEAD", *how, "-m", "--no-renames")
    more = ("--no-ext-diff", "--no-textconv", f"--format={_FORMAT}", "--", *paths)
    merged: dict[str, Commit] = {}
    try:
        said = git_output(root, *words, *more).split("\0")[1:]
    except GitFailed:
        if _is_unborn(root):
            raise GitFailed(
                "nothing is committed on this branch yet: no commit says who did what",
                "Commit it first, each reviewer their own reviews.",
            ) from None
        raise
    for at in range(0, len(said), len(_FIELDS) + 1):
        name, parents, author, mail, committer, its_mail, files = said[at : at + len(_FIELDS) + 1]
        touched = [line for line in files.splitlines() if line]
        # A merge is told once for each of its parents.
        if name in merged:
            touched = [*merged[name].paths, *touched]
        merged[name] = Commit(
            name,
            tuple(parents.split()),
            (author, mail),
            (committer, its_mail),
            tuple(dict.fromkeys(touched)),
        )
    yield from merged.values()


def _is_unborn(root: Path) -> bool:
    """Whether a branch is checked out that has no commit yet."""
    asked = (("rev-parse", "--git-dir"), ("rev-parse", "--verify", "--quiet", "HEAD"))
    there, committed = (run_git(root, words).returncode == 0 for words in asked)
    return there and not committed


def blob_at(root: Path, commit: str, path: str) -> str | None:
    """The hash of a file's content as a commit has it; None where it has none, or is not there.

    The path is from the top of the repository on, or with `./` before it from the workspace.
    """
    try:
        return git_output(root, "rev-parse", "--verify", "--quiet", f"{commit}:{path}").strip()
    except GitFailed:
        return None


def file_at(root: Path, commit: str, path: str) -> bytes | None:
    """A file of the workspace as a commit has it; None where there is none. Raises `GitFailed`."""
    blob = blob_at(root, commit, f"./{path}")
    return None if blob is None else read_blob(root, blob)


class Signature(Struct, frozen=True):
    """What git says of a commit's signature: a letter as `%G?` has it, and the key's fingerprints.

    G and U are good, N is none, E cannot be checked here, all others are bad.
    """

    letter: str
    keys: tuple[str, ...]


def read_signature(root: Path, commit: str, keys: Iterable[str]) -> Signature:
    """The signature of a commit, held to these keys where they are SSH's. Raises `GitFailed`."""
    with _allowed([key for key in keys if _is_ssh(key)]) as allowed:
        config = ("-c", f"gpg.ssh.allowedSignersFile={allowed}")
        words = (*config, "log", "-1", "--format=%G?%x00%GF%x00%GP", commit)
        found = git_output(root, *words).strip().split("\0")
    letter, *used = [*found, "", ""][:3]
    return Signature(letter or "N", tuple(key for key in used if key))


def key_fingerprint(key: str) -> str:
    """The fingerprint by which git names a key that is written in a roster."""
    if not _is_ssh(key):
        return "".join(key.split()).upper()
    try:
        hashed = sha256(b64decode(key.split()[1], validate=True)).digest()
    except ValueError:
        return key
    return "SHA256:" + b64encode(hashed).decode().rstrip("=")


def _is_ssh(key: str) -> bool:
    return key.startswith(("ssh-", "ecdsa-", "sk-"))


@contextmanager
def _allowed(keys: Sequence[str]) -> Iterator[str]:
    """A file of the SSH keys that may sign, as git asks for it."""
    with tempfile.TemporaryDirectory(prefix="briefpdf-") as folder:
        file = Path(folder) / "allowed_signers"
        lines = [f'* namespaces="git" {" ".join(key.split()[:2])}\n' for key in keys]
        file.write_text("".join(lines), encoding="utf-8")
        yield str(file)
