"""Which briefs a claim is used by, directly or through claims that rest on it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...compose.compose import Composition, compose_brief
from ...compose.sandbox import Sandbox
from ...model.claim import Claim
from ...project.project import Project


class Uses:
    """Who uses what in a project."""

    def __init__(self, project: Project, sandbox: Sandbox) -> None:
        composed = [compose_brief(project, brief, sandbox) for brief in project.briefs.values()]
        self._briefs = _users(composed)
        self._dependents = _dependents(project.claims)

    def of_claim(self, name: str) -> tuple[str, ...]:
        """The ids of the briefs that use a claim, or one that rests on it, sorted."""
        return self.of_claims([name])

    def of_claims(self, names: Iterable[str]) -> tuple[str, ...]:
        """The ids of the briefs that use any of these claims, or one that rests on them."""
        waiting = list(names)
        reached = set(waiting)
        while waiting:
            for name in self._dependents.get(waiting.pop(), ()):
                if name not in reached:
                    reached.add(name)
                    waiting.append(name)
        return tuple(sorted({brief for name in reached for brief in self._briefs.get(name, ())}))


def _users(composed: Iterable[Composition]) -> dict[str, list[str]]:
    users: dict[str, list[str]] = {}
    for composition in composed:
        # A claim that is gone, and is called for all the same, is missed.
        for name in {*composition.claims, *composition.missed}:
            users.setdefault(name, []).append(composition.brief.id)
    return users


def _dependents(claims: Mapping[str, Claim]) -> dict[str, list[str]]:
    """For each claim, those that name it as their basis or calculate with a value of it."""
    dependents: dict[str, list[str]] = {}
    for claim in claims.values():
        inputs = claim.calculation.inputs.values() if claim.calculation else ()
        for name in {*claim.basis, *(place.rpartition(".")[0] for place in inputs)}:
            dependents.setdefault(name, []).append(claim.id)
    return dependents
