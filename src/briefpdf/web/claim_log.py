"""The history of a claim as git has it: who changed which of its fields, and when."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import re

from msgspec import Struct

from ..inspection.aspect import Aspect, claim_aspects
from ..model.claim import Claim
from ..readers.claims import read_claims
from ..source.git import ask_git
from ..source.git_history import file_at
from ..source.text import Text

# So many commits are looked at: what is older, git itself tells.
_MOST = 40
# In characters: a larger registry is read by the lines of its claims alone.
_SOON_READ = 400_000
_FIELDS = ("%H", "%P", "%an", "%as", "%s")


class Change(Struct, frozen=True):
    """What one commit changed in a claim; `commit` is empty for what is not committed yet.

    Where the claim was not there before, nothing of it is told.
    """

    commit: str
    by: str
    on: str
    message: str
    aspects: tuple[Aspect, ...]


class _Standing(Struct, frozen=True):
    """A claim as a text has it, and its lines there, from 1."""

    claim: Claim
    first: int
    last: int


def changes_of(root: Path, path: str, claim: Claim) -> list[Change]:
    """What was changed in a claim of a file, the last change first; its beginning is the last one.

    Its lines are followed, so that another id does not end its history. Raises `GitFailed`.
    """
    ask_git(root, ("rev-parse", "--verify", "--quiet", "HEAD"))
    committed = _text_at(root, "HEAD", path)
    found = _find(committed, claim)
    if found is None:
        return [Change("", "", "", "", ())]
    aspects = claim_aspects(found.claim, claim)
    made = [Change("", "", "", "", aspects)] if aspects else []
    return made + list(_committed(root, path, found))


def _committed(root: Path, path: str, found: _Standing) -> Iterator[Change]:
    lines = f"-L{found.first},{found.last}:{path}"
    how = ("--no-patch", f"--max-count={_MOST}", "-z", f"--format={'%x00'.join(_FIELDS)}")
    # No name and no message holds a NUL; they may hold anything else, also what is no UTF-8.
    parts = ask_git(root, ("log", "HEAD", lines, *how)).decode(errors="replace").split("\0")
    claim = found.claim
    for commit, parents, by, on, message in zip(*[iter(parts)] * len(_FIELDS), strict=False):
        after = _find(_text_at(root, commit, path), claim)
        if after is None:
            return
        parent = parents.partition(" ")[0]
        before = _find(_text_at(root, parent, path) if parent else None, after.claim)
        aspects = claim_aspects(before.claim, after.claim) if before else ()
        if aspects or before is None:
            yield Change(commit[:10], by, on, message, aspects)
        if before is None:
            return
        claim = before.claim


def _text_at(root: Path, commit: str, path: str) -> str | None:
    data = file_at(root, commit, path)
    # Line ends are counted as git counts them.
    return data.decode("utf-8-sig", "replace") if data is not None else None


def _find(text: str | None, claim: Claim) -> _Standing | None:
    """A claim as a text has it: by its id, or by what it states where that has another."""
    if text is None:
        return None
    begins = re.compile(rf"^([ ]+)([\"']?){re.escape(claim.id)}\2[ ]*:", re.MULTILINE)
    for found in begins.finditer(text):
        part = text[found.start() : _end(text, found.end(), len(found[1]))]
        for one in read_claims(Text("", f"claims:\n{part}")).value:
            if one.id == claim.id:
                return _standing(one, text, found.start(), found.start() + len(part))
    if len(text) > _SOON_READ:
        return None
    claims = read_claims(Text("", text)).value
    same = [one for one in claims if one.id == claim.id]
    same += [one for one in claims if one.statement == claim.statement]
    if not same:
        return None
    start = text.rfind("\n", 0, same[0].span.start) + 1
    indent = same[0].span.start - start
    return _standing(same[0], text, start, _end(text, same[0].span.end, indent))


def _end(text: str, start: int, indent: int) -> int:
    """Where the lines of a claim end: before what is not indented further than its id."""
    behind = re.compile(rf"\n[ ]{{0,{indent}}}[^\s#]").search(text, start)
    return behind.start() + 1 if behind else len(text)


def _standing(claim: Claim, text: str, start: int, end: int) -> _Standing:
    first = text.count("\n", 0, start) + 1
    return _Standing(claim, first, first + text[start:end].rstrip().count("\n"))
