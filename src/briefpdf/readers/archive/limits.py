"""How much of an archived copy is read, and what is said where it cannot be."""

from __future__ import annotations

from ...source.workspace import MAX_FILE_BYTES

MAX_BYTES = MAX_FILE_BYTES
MAX_PAGES = 3000
MAX_CHARACTERS = 20_000_000
# Of a sheet, or of a CSV file: what is looked through in some seconds.
MAX_ROWS = 200_000

# What helps where nothing else is known.
SMALLER = "Save what is cited of it anew, as a copy of its own."


class UnreadableArchiveError(Exception):
    """An archived copy that cannot be read: `reason` goes on behind "the archived copy …".

    `limited` says that it was given up for the time or the memory it took.
    """

    def __init__(self, reason: str, hint: str = SMALLER, limited: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.hint = hint
        self.limited = limited
