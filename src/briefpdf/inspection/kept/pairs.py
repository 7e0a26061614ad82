"""Claims that contradict each other or say the same: only claims that changed are read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ...checks.conflict import Pair, Spoken, find_pairs, spoken
from ...model.claim import Claim


@dataclass(frozen=True)
class Compared:
    """The claims of a registry, compared: their ids and hashes, what each says, what was found."""

    ids: Sequence[str]
    digests: Sequence[str]
    said: Sequence[Spoken | None]
    found: tuple[Pair, ...]


def compare_all(
    ids: Sequence[str],
    digests: Sequence[str],
    claims: Mapping[str, Claim],
    before: Compared | None = None,
) -> Compared:
    """Compare all claims; those that are as they were `before` are not read again."""
    known = dict(zip(before.digests, before.said, strict=True)) if before else {}
    said: list[Spoken | None] = []
    for name, digest in zip(ids, digests, strict=True):
        if digest not in known:
            claim = claims[name]
            known[digest] = spoken(claim) if claim.statement else None
        said.append(known[digest])
    found = find_pairs((name, one) for name, one in zip(ids, said, strict=True) if one)
    return Compared(ids, digests, said, tuple(found))
