"""The log of reviews: a line for each, in JSON, only ever added to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
import json
from typing import Any

from msgspec import Struct, field

from ..source.workspace import FileTooLarge, OutsideWorkspace, Workspace


class ReviewEntry(Struct, frozen=True):
    """A review as it was made: whose, of which claim, when, and what it came to.

    `content` is what the claim and its evidence then were, by field; `objection` is why the
    reviewer did not bear it out.
    """

    claim: str
    by: str
    on: str
    fingerprint: str
    objection: str | None = None
    content: Mapping[str, str] = field(default_factory=dict)

    def line(self) -> str:
        """The entry as a line of the log."""
        written = {
            "claim": self.claim,
            "by": self.by,
            "on": self.on,
            "decision": "no" if self.objection else "yes",
            **({"objection": self.objection} if self.objection else {}),
            "fingerprint": self.fingerprint,
            "content": dict(self.content),
        }
        return json.dumps(written, ensure_ascii=False) + "\n"


class ReviewLog(Struct, frozen=True):
    """The entries of a log, the oldest first, and the numbers of lines that are none."""

    entries: Sequence[ReviewEntry] = ()
    unreadable: Sequence[int] = ()

    def latest(self, claim: str, fingerprint: str | None) -> ReviewEntry | None:
        """The last entry for a fingerprint, of this claim rather than of one that was renamed."""
        same = [one for one in self.entries if one.fingerprint == fingerprint]
        own = [one for one in same if one.claim == claim]
        return next(reversed(own or same), None)


def read_review_log(workspace: Workspace, path: str) -> ReviewLog:
    """The log of a workspace; without entries where there is none."""
    try:
        data = workspace.read_bytes(path)
    except (OSError, OutsideWorkspace, FileTooLarge):
        return ReviewLog()
    entries: list[ReviewEntry] = []
    unreadable: list[int] = []
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        entry = _entry(line)
        if entry is None:
            unreadable.append(number)
        else:
            entries.append(entry)
    return ReviewLog(entries, unreadable)


def may_be_review_log(content: str) -> bool:
    """Whether a text may be a log: some line is a JSON object, as all should be, or it has none."""
    lines = [line.strip() for line in content.splitlines() if line.strip()]
    return not lines or any(isinstance(_value(line), dict) for line in lines if line[0] == "{")


def _entry(line: str) -> ReviewEntry | None:
    found = _value(line)
    if not isinstance(found, dict):
        return None
    texts = [found.get(name) for name in ("claim", "by", "on", "fingerprint")]
    content, objection = found.get("content", {}), found.get("objection")
    if not all(isinstance(text, str) for text in texts) or not isinstance(content, dict):
        return None
    if objection is not None and not isinstance(objection, str):
        return None
    claim, by, on, fingerprint = map(str, texts)
    shown = {str(name): str(text) for name, text in content.items()}
    return ReviewEntry(claim, by, on, fingerprint, objection, shown)


def _value(line: str) -> Any:
    """What a line of JSON stands for; None where it is none."""
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
