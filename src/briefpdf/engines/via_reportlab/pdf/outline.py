"""The outline of a file: its headings, each within the last one of a higher level."""

from __future__ import annotations


class Outline:
    """Counts how deep each heading stands as headings come up."""

    def __init__(self) -> None:
        self._open: list[int] = []

    def depth(self, level: int) -> int:
        """How many headings the next one stands within; its level is 1 for the title."""
        while self._open and self._open[-1] >= level:
            self._open.pop()
        self._open.append(level)
        return len(self._open) - 1
