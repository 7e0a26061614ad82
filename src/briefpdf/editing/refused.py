"""An edit that cannot be made, and why."""

from __future__ import annotations


class Refused(Exception):
    """Nothing was written; the message says why, `hints` what to do."""

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints


class ChangedMeanwhile(Refused):
    """A file, or the part of it that is edited, is no longer what the edit started from."""
