"""Results whose larger parts are fetched from the store only when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from ...checks.conflict import Pair
from ...checks.coverage import Coverage
from ...checks.sentence import Sentence
from ...checks.standing import Verdict
from ...checks.subject import Subject
from ...compose.compose import Composition
from ...model.document import Document
from ...model.theme import Theme
from ...project.project import Project
from ...source.text import Text
from .parts import Contents
from .session import Session

_Load = Callable[[], Contents]

# How many sentences a brief has; of these, backed ones, judgments, uncited and cited ones.
Counts = tuple[int, int, int, int, int]


class Covered(Protocol):
    """What knows the sentences of a brief."""

    @property
    def coverage(self) -> Coverage | None:
        """How they are backed."""


class KeptCoverage(Coverage):
    """The numbers of a coverage; its sentences are fetched."""

    def __init__(self, counts: Counts, load: Callable[[], Covered]) -> None:
        vars(self).update(_counts=counts, _load=load)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences of the brief."""
        found = vars(self)["_load"]().coverage
        return found.sentences if found else ()

    @property
    def counts(self) -> Counts:
        """All numbers."""
        found: Counts = vars(self)["_counts"]
        return found

    def _number(self, at: int) -> int:
        return self.counts[at]

    @property
    def total(self) -> int:
        """How many sentences there are."""
        return self._number(0)

    @property
    def backed(self) -> int:
        """How many rest on claims for all that they state."""
        return self._number(1)

    @property
    def judgments(self) -> int:
        """How many are marked as judgments."""
        return self._number(2)

    @property
    def uncited(self) -> int:
        """How many state something that can be checked and rest on nothing."""
        return self._number(3)

    @property
    def cited(self) -> int:
        """How many rest on a citation alone."""
        return self._number(4)


class KeptComposition(Composition):
    """A composition whose Document and style are fetched."""

    def __init__(self, light: Composition, expanded: bool, load: _Load) -> None:
        vars(self).update(vars(light), _load=load, _expanded=expanded)
        del vars(self)["document"], vars(self)["theme"]

    @property
    def expanded(self) -> bool:
        """Whether the brief expanded."""
        return bool(vars(self)["_expanded"])

    @cached_property
    def _contents(self) -> Contents:
        found: Contents = vars(self)["_load"]()
        return found

    @cached_property
    def document(self) -> Document | None:
        """The brief's Document."""
        return self._contents.document

    @cached_property
    def theme(self) -> Theme | None:
        """The brief's style."""
        return self._contents.theme


class KeptProject(Project):
    """A project whose files are read as text when a place in them is shown."""

    def text(self, path: str) -> Text:
        """The text of a file."""
        known: dict[str, Text] = vars(self).setdefault("_known", {})
        if path not in known:
            known[path] = super().text(path)
        return known[path]


class KeptSubject(Subject):
    """A subject of which most has been worked out."""

    @cached_property
    def coverages(self) -> Sequence[tuple[Composition, Coverage]]:
        """How the sentences of each brief that expanded are backed."""
        covered: Mapping[str, Coverage] = vars(self)["covered"]
        return [(one, covered[one.brief.id]) for one in self.compositions if one.expanded]

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """Claims that contradict each other or say the same."""
        session: Session = vars(self)["session"]
        return session.compared.found

    @cached_property
    def standings(self) -> Mapping[str, Verdict]:
        """The verdict of each claim that no error stands against."""
        parts: Sequence[Mapping[str, Verdict]] = vars(self)["stood"]
        found: dict[str, Verdict] = {}
        for part in parts:
            found |= part
        # In the order of the registry, whichever part was looked at first.
        return {name: found[name] for name in self.project.claims}
