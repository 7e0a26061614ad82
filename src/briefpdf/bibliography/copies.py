"""The archived copies of a source, and whether each is still what it was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..checks.archives import is_checksum, leads_out
from ..checks.subject import Subject
from ..model.reference import Reference

State = Literal["unchanged", "unrecorded", "changed", "missing", "outside"]

# What a person has to do something about.
BROKEN: frozenset[State] = frozenset({"changed", "missing", "outside"})

WORDS: dict[State, str] = {
    "unchanged": "unchanged",
    "unrecorded": "no checksum recorded",
    "changed": "changed since its checksum was recorded",
    "missing": "missing",
    "outside": "outside the workspace",
}


@dataclass(frozen=True, slots=True)
class Copy:
    """An archived copy; `sha256` is that of the file as it is, empty where there is none."""

    path: str
    state: State
    sha256: str = ""


def copies_of(reference: Reference, subject: Subject) -> tuple[Copy, ...]:
    """Each archived copy that a source names; of several, one must be the recorded one."""
    recorded = reference.get("sha256").lower()
    sums = {path: subject.checksum(path) or "" for path in reference.files}
    known = is_checksum(recorded)
    lost = known and recorded not in sums.values()
    made = []
    for path, sha256 in sums.items():
        state: State = "unrecorded"
        if leads_out(path, subject):
            state = "outside"
        elif not sha256:
            state = "missing"
        elif known and sha256 == recorded:
            state = "unchanged"
        elif lost:
            state = "changed"
        made.append(Copy(path, state, sha256))
    return tuple(made)
