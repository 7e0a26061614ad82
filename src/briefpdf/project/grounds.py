"""What a claim rests on: its basis, and the inputs of its calculation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ..model.claim import Claim


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


def all_grounds_of(claim: Claim, claims: Mapping[str, Claim]) -> set[str]:
    """The ids of the claims that a claim rests on, and of those that they rest on, and so on."""
    return {one.id for one in with_grounds(grounds_of(claim), claims)}
