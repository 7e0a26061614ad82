"""How much a piece of work may take, and what stopped one that took more."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from .leash import MEMORY


class Limit(Struct, frozen=True):
    """The most that a piece of work may take: `seconds` of time, `memory` in bytes."""

    seconds: float = 60.0
    memory: int = MEMORY

    def part(self, share: int) -> Limit:
        """This limit divided, for a piece of the work."""
        return Limit(self.seconds / share, self.memory // share)

    @property
    def time_said(self) -> str:
        """The time as people read it, such as `60 seconds`."""
        return "1 second" if self.seconds == 1 else f"{round(self.seconds, 1):g} seconds"

    @property
    def memory_said(self) -> str:
        """The memory as people read it, such as `2 GB`."""
        size = self.memory / 1024**2
        return f"{size / 1024:g} GB" if size >= 1024 and size % 256 == 0 else f"{size:,.0f} MB"


class Reason(StrEnum):
    """Why a piece of work was not done."""

    TIME = "time"
    MEMORY = "memory"
    OUTPUT = "output"
    # The process ended by itself, or was ended by somebody else.
    ENDED = "ended"
    # The work raised an error.
    ERROR = "error"


class Stopped(Exception):
    """Work that came to no result: the reason, in words what happened, and where."""

    def __init__(self, reason: Reason, said: str, trace: str = "") -> None:
        super().__init__(said)
        self.reason = reason
        self.said = said
        self.trace = trace

    @property
    def is_limit(self) -> bool:
        """Whether it was stopped for what it took: with more, it may come to its end."""
        return self.reason in (Reason.TIME, Reason.MEMORY, Reason.OUTPUT)


class Failure(Struct, frozen=True):
    """A piece of work that was not done, and why.

    `limit` is what it took too much of, if it did; `trace` says where it raised an error.
    """

    why: str
    limit: Reason | None = None
    trace: str = ""
