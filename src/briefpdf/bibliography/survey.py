"""Every source of a workspace: its copies, what rests on it, whether it was withdrawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..checks.dependants import Dependants, Dependence
from ..checks.subject import Subject
from ..model.reference import Reference
from ..project.withdrawn import withdrawal
from .copies import Copy, copies_of


@dataclass(frozen=True, slots=True)
class Surveyed:
    """A source with what a person wants to know of it; `withdrawn` is how, such as "retracted"."""

    reference: Reference
    copies: tuple[Copy, ...]
    dependants: Dependants
    withdrawn: str

    @property
    def has_copy(self) -> bool:
        """Whether there is an archived copy that can be looked into."""
        return any(copy.state not in ("missing", "outside") for copy in self.copies)

    @property
    def used(self) -> bool:
        """Whether a claim or a brief cites it."""
        return bool(self.dependants.citing or self.dependants.briefs)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sources are asked for; every condition that is set must hold.

    `brief` is the id of a brief that rests on them.
    """

    unused: bool = False
    no_copy: bool = False
    withdrawn: bool = False
    brief: str | None = None

    def holds(self, one: Surveyed) -> bool:
        """Whether a source is one of them."""
        return not (
            (self.unused and one.used)
            or (self.no_copy and one.has_copy)
            or (self.withdrawn and not one.withdrawn)
            or (self.brief is not None and self.brief not in one.dependants.briefs)
        )


def survey(subject: Subject, keys: Iterable[str] | None = None) -> list[Surveyed]:
    """The sources of these keys, or all, in the order of the bibliography."""
    references = subject.project.references
    dependence = Dependence(subject.project, subject.compositions)
    return [
        Surveyed(
            references[key],
            copies_of(references[key], subject),
            dependence.on(key),
            withdrawal(references[key]),
        )
        for key in (references if keys is None else keys)
    ]
