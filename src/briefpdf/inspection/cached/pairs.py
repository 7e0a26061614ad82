"""Claims compared with each other; two that were compared before are not looked at again."""

from __future__ import annotations

from ...cache.version import made_by
from ...checks.conflict import SAME_MATTER, Pair, compare
from ...checks.pairs import PairIndex
from .registry import hash_of
from .session import Session


def found_pairs(session: Session) -> tuple[Pair, ...]:
    """The claims of a registry that contradict each other or say the same."""
    claims, key = session.claims, made_by("checked")
    ids, digests = list(claims), claims.digests
    state = hash_of("\0".join((*ids, *(digests[name] for name in ids))))
    known = session.get("pairs", key)
    before, found, asked = known if isinstance(known, tuple) else ("", (), {})
    if before != state:
        found, again = [], {}
        words = claims.column("words")
        index = PairIndex.build([words[name] for name in ids])
        for at, name in enumerate(ids):
            for first, alike in index.similar(at, SAME_MATTER):
                both = digests[ids[first]] + digests[name]
                if both not in asked:
                    pair = compare(claims[ids[first]], claims[name], alike)
                    again[both] = (pair.sort, pair.why) if pair else ()
                else:
                    again[both] = asked[both]
                if again[both]:
                    found.append((ids[first], name, *again[both]))
        session.set("pairs", key, (state, found, again))
    return tuple(
        Pair(claims[one], claims[other], "conflict" if sort == "conflict" else "duplicate", why)
        for one, other, sort, why in found
    )
