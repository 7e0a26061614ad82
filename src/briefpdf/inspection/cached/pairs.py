"""Claims compared with each other: those alone that speak of something that another speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import chain

from ...cache.version import made_by
from ...checks.conflict import Pair, Spoken, find_pairs
from ...model.claim import Claim
from .files import Files
from .registry import CODEC, Things, hash_of


def find_again(files: Files, claims: Things[Claim]) -> tuple[Pair, ...]:
    """The claims of these files that contradict each other or say the same."""
    program = made_by("checked")
    # Which of two claims of one id counts, follows from the names, too.
    state = hash_of("\0".join(index.said for index in claims.files))
    known = files.get("pairs", program)
    if isinstance(known, tuple) and known[0] == state:
        found: tuple[Pair, ...] = known[1]
        return found
    found = tuple(find_pairs(_compared(files, claims)))
    files.set("pairs", program, (state, found))
    return found


def _compared(files: Files, claims: Things[Claim]) -> Iterator[tuple[str, Spoken]]:
    """The claims that may speak of the same as another, with what they say."""
    counted = Counter(chain.from_iterable(chain.from_iterable(map(files.keys, claims.paths))))
    shared = frozenset(key for key, count in counted.items() if count > 1)
    for number, path in enumerate(claims.paths):
        names, keys = claims.files[number].names, files.keys(path)
        some = [at for at in claims.positions(number) if not shared.isdisjoint(keys[at])]
        spoken = files.spoken(path) if some else ()
        for at in some:
            yield names[at], CODEC.unpack(spoken[at][1])
