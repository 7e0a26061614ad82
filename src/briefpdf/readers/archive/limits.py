"""How much of an archived copy is read, and what is said where it cannot be."""

from __future__ import annotations

from ...source.diagnostic import Diagnostic

MAX_BYTES = 100 * 1024 * 1024
MAX_PAGES = 3000
MAX_CHARACTERS = 20_000_000
TOO_SLOW, TOO_MUCH_MEMORY = "took more than", "MB of memory"


class UnreadableArchiveError(Exception):
    """An archived copy that cannot be read: `reason` goes on behind "the archived copy …"."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


def was_limited(found: Diagnostic) -> bool:
    """Whether a copy was given up for the time or the memory it took: elsewhere it may be read."""
    return TOO_SLOW in found.message or TOO_MUCH_MEMORY in found.message
