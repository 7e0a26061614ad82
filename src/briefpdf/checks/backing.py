"""How the sentences of a brief are backed, counted: what is told of it without what checks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .sentence import Sentence, Status

# How many sentences a brief has; of these, backed ones, judgments, uncited and cited ones.
Counts = tuple[int, int, int, int, int]
_COUNTED: tuple[Status, ...] = ("backed", "judgment", "uncited", "cited")


@dataclass(frozen=True, eq=False, repr=False)
class Coverage:
    """The sentences of a brief, in its order, and how many of each status there are."""

    sentences: tuple[Sentence, ...]

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return len(self.sentences)

    @property
    def backed(self) -> int:
        """How many rest on claims for all that they state."""
        return self._count("backed")

    @property
    def cited(self) -> int:
        """How many rest on a citation alone, against whose source nobody held the words."""
        return self._count("cited")

    @property
    def judgments(self) -> int:
        """How many are marked as judgments."""
        return self._count("judgment")

    @property
    def uncited(self) -> int:
        """How many state something that can be checked and rest on nothing."""
        return self._count("uncited")

    def _count(self, status: Status) -> int:
        return sum(sentence.status == status for sentence in self.sentences)


class CachedCoverage(Coverage):
    """The numbers of a coverage; its sentences are fetched when they are asked for."""

    def __init__(self, counts: Counts, load: Callable[[], tuple[Sentence, ...]]) -> None:
        vars(self).update(counts=counts, _load=load)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the brief."""
        found: tuple[Sentence, ...] = vars(self)["_load"]()
        return found

    @property
    def total(self) -> int:
        """How many sentences there are."""
        counts: Counts = vars(self)["counts"]
        return counts[0]

    def _count(self, status: Status) -> int:
        counts: Counts = vars(self)["counts"]
        return counts[1 + _COUNTED.index(status)]
