"""What became of the bare sentences of briefs."""

from __future__ import annotations

from msgspec import Struct

from ..model.brief import Brief
from .calls import Written
from .match import Match


class Drafted(Struct, frozen=True):
    """What became of a bare sentence: where it was found, and the claim that now says it.

    `claim` is None where none was made: `match.why` says why. `new` says that the registry did not
    have it before. `line` is that of the sentence in its brief, before anything was changed.
    """

    brief: str
    line: int
    match: Match
    claim: str | None = None
    new: bool = False


class Drafts(Struct, frozen=True):
    """What became of the bare sentences of some briefs, and the file that new claims are in."""

    sentences: tuple[Drafted, ...]
    registry: str | None
    changed: tuple[str, ...]


class Open(Struct):
    """A bare sentence: its index among those of its brief, and what is to be done with it.

    `known` is the claim of the registry that states the same; `why` says why there is nothing to
    be done.
    """

    brief: Brief
    index: int
    match: Match
    written: Written | None
    known: str | None
    why: str
    wrapped: bool = False

    @property
    def is_chosen(self) -> bool:
        """Whether a claim is to say it."""
        backed = self.known is not None or self.match.found in ("copy", "near")
        return backed and self.written is not None and not self.why
