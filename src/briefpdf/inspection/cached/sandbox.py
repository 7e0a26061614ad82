"""What templates and Markdown came to: the same job has the same answer, and starts no process."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from ...cache.version import made_by
from ...compose.sandbox import Sandbox
from ...limits.limit import Limit
from ...limits.packing import Packing
from .session import Session

_PACKING = Packing()


class CachedSandbox(Sandbox):
    """A sandbox that asks another for what the cache of a session does not have.

    What fails is not cached. Under other limits, all is asked anew: it may fail then.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._limits = ""

    def hold_to(self, brief: Limit) -> None:
        """Hold templates to their part of what a whole brief may take."""
        self._session.sandbox.hold_to(brief)
        self._limits = f"{made_by('composed')} {brief}"

    def ask(self, job: Mapping[str, Any], what: str = "the template") -> dict[str, Any]:
        """The answer to a job. Raises `Failed`."""
        key = f"{blake2b(_PACKING.pack(job)).hexdigest()} {self._limits}"
        known = self._session.get("answer", key, _PACKING)
        if isinstance(known, dict):
            return known
        answer = self._session.sandbox.ask(job, what)
        self._session.set("answer", key, answer, _PACKING)
        return answer


def start_sandbox(session: Session, paths: Iterable[str]) -> None:
    """Start the process before it is needed, unless the texts of all these were expanded before."""
    if any(session.get("expanded", _expanded(session, path)) is None for path in paths):
        session.sandbox.start()


def note_expanded(session: Session, path: str) -> None:
    """Cache that the text of a brief was expanded: what it takes is in the cache, too."""
    session.set("expanded", _expanded(session, path), True)


def _expanded(session: Session, path: str) -> str:
    return f"{session.snapshot.digest(path)} {made_by('composed')} {session.settings.limits}"
