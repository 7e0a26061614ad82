"""What a user can mend."""

from __future__ import annotations


class Mendable(Exception):
    """Something that whoever uses the program can mend: what is wrong, and `hints` what to do.

    The command line tells it and exits with 2.
    """

    def __init__(self, message: str, *hints: str) -> None:
        super().__init__(message)
        self.hints = hints
