"""What rests on a source: the claims that cite it, those that rest on these, and the briefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..compose.compose import Composition
from ..project.grounds import grounds_of
from ..project.project import Project


@dataclass(frozen=True, slots=True)
class Dependants:
    """What rests on a source.

    `citing` are the ids of claims that cite it, in the order of the registry; `resting` maps those
    that rest on them, however far, to the claim that they rest on, the nearest first; `briefs` are
    the ids of briefs, with whether each prints the source.
    """

    citing: tuple[str, ...] = ()
    resting: Mapping[str, str] = field(default_factory=dict)
    briefs: Mapping[str, bool] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that rest on the source in either way."""
        return (*self.citing, *self.resting)


class Dependence:
    """What rests on each source of a project, as far as its briefs are composed."""

    def __init__(self, project: Project, compositions: Iterable[Composition]) -> None:
        self._claims = project.claims
        self._compositions = list(compositions)

    def on(self, key: str) -> Dependants:
        """What rests on a source."""
        citing = tuple(self._citing.get(key, ()))
        resting = self._resting_on(citing)
        reached = {*citing, *resting}
        briefs = {
            one.brief.id: key in one.sources
            for one in self._compositions
            if key in one.sources or not reached.isdisjoint(one.claims)
        }
        return Dependants(citing, resting, briefs)

    @cached_property
    def _citing(self) -> dict[str, list[str]]:
        """The ids of the claims that cite each source."""
        found: dict[str, list[str]] = {}
        for claim in self._claims.values():
            for key in dict.fromkeys(citation.key for citation in claim.citations):
                found.setdefault(key, []).append(claim.id)
        return found

    @cached_property
    def _named_by(self) -> dict[str, list[str]]:
        """The ids of the claims that name each claim as what they rest on."""
        found: dict[str, list[str]] = {}
        for claim in self._claims.values():
            for ground in dict.fromkeys(grounds_of(claim)):
                found.setdefault(ground, []).append(claim.id)
        return found

    def _resting_on(self, names: Iterable[str]) -> dict[str, str]:
        """The claims that rest on these, however far, each with the one it was found through."""
        given = dict.fromkeys(names)
        through: dict[str, str] = {}
        nearest = list(given)
        while nearest:
            following = []
            for ground in nearest:
                for name in self._named_by.get(ground, ()):
                    if name not in given and name not in through:
                        through[name] = ground
                        following.append(name)
            nearest = following
        return through
