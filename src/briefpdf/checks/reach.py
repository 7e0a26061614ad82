"""What rests on a source: the claims that cite it, those that rest on these, and the briefs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ..compose.compose import Composition
from ..model.claim import Claim
from ..model.reference import Reference
from ..project.project import Project

# What a bibliography says of a source that must no longer be relied on.
WITHDRAWN = ("retracted", "superseded", "withdrawn")


def withdrawal(reference: Reference) -> str:
    """How a source was withdrawn, such as "retracted"; empty where it was not."""
    status = reference.get("status", "pubstate").strip().casefold()
    return status if status in WITHDRAWN else ""


@dataclass(frozen=True, slots=True)
class Reach:
    """What rests on a source, each in the order of the registry and of the briefs.

    `citing` are the ids of claims that cite it; `resting` maps those that rest on them, however
    far, to the claim that they rest on; `briefs` are the ids of briefs, with whether each cites
    the source itself, and not only its claims.
    """

    citing: tuple[str, ...] = ()
    resting: Mapping[str, str] = field(default_factory=dict)
    briefs: Mapping[str, bool] = field(default_factory=dict)

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims that rest on the source in either way."""
        return (*self.citing, *self.resting)


def reach_of(key: str, project: Project, compositions: Iterable[Composition]) -> Reach:
    """What rests on a source, as far as the briefs are composed."""
    claims = project.claims.values()
    citing = tuple(one.id for one in claims if any(c.key == key for c in one.citations))
    resting = _resting_on(citing, project.claims)
    reached = {*citing, *resting}
    briefs = {
        one.brief.id: key in one.sources
        for one in compositions
        if key in one.sources or not reached.isdisjoint(one.claims)
    }
    return Reach(citing, resting, briefs)


def grounds_of(claim: Claim) -> list[str]:
    """The ids that a claim's basis and the inputs of its calculation name."""
    inputs = claim.calculation.inputs.values() if claim.calculation else ()
    return [*claim.basis, *(written.partition(".")[0] for written in inputs)]


def with_grounds(names: Iterable[str], claims: Mapping[str, Claim]) -> list[Claim]:
    """Claims, and all that they rest on, however far; each once."""
    found: dict[str, Claim] = {}
    waiting = list(names)
    while waiting:
        claim = claims.get(waiting.pop())
        if claim is not None and claim.id not in found:
            found[claim.id] = claim
            waiting += grounds_of(claim)
    return list(found.values())


def _resting_on(names: Iterable[str], claims: Mapping[str, Claim]) -> dict[str, str]:
    """The claims that rest on these, however far, each with the one that it was found through."""
    dependants: dict[str, list[str]] = {}
    for claim in claims.values():
        for ground in grounds_of(claim):
            dependants.setdefault(ground, []).append(claim.id)
    given = set(names)
    through: dict[str, str] = {}
    nearest = list(given)
    while nearest:
        following = []
        for ground in nearest:
            for name in dependants.get(ground, ()):
                if name not in given and name not in through:
                    through[name] = ground
                    following.append(name)
        nearest = following
    return {name: through[name] for name in claims if name in through}
