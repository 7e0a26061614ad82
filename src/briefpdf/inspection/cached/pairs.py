"""Claims compared with each other: those alone that speak of something that another speaks of."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from ...cache.version import made_by
from ...checks.conflict import Pair, find_pairs
from .registry import CODEC, hash_of
from .session import Session


def found_pairs(session: Session) -> tuple[Pair, ...]:
    """The claims of a registry that contradict each other or say the same."""
    claims, program = session.claims, made_by("checked")
    spoken = claims.column("spoken")
    state = hash_of("\0".join((*claims, *claims.digests.values())))
    known = session.get("pairs", program)
    if isinstance(known, tuple) and known[0] == state:
        found: tuple[Pair, ...] = known[1]
        return found
    counts = Counter(chain.from_iterable(keys for keys, _ in spoken.values()))
    shared = frozenset(key for key, count in counts.items() if count > 1)
    said = (
        (name, CODEC.unpack(spoken[name][1]))
        for name in claims
        if not shared.isdisjoint(spoken[name][0])
    )
    found = tuple(find_pairs(said))
    session.set("pairs", program, (state, found))
    return found
