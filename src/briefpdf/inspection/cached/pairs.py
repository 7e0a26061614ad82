"""Claims compared with each other: those alone that speak of something that another speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Any

from ...cache.codec import Typed
from ...cache.version import made_by
from ...checks.pair import Pair
from ...model.claim import Claim
from .files import Files
from .registry import CODEC, PARTS, FileIndex, Keys, Spoken, Things

if TYPE_CHECKING:
    from ...checks.conflict import Spoken as OfClaim

# Of each file its path, the hash of what its claims speak of, and the key of its parts.
_State = tuple[tuple[str, str, str], ...]
# Of each claim a hash of what it speaks of, and its keys.
_Said = dict[str, tuple[str, tuple[int, ...]]]
_PARTS = ("index", "spoken", "keys")
# Where more than one file in so many is another, all claims are compared anew.
_ONE_IN = 4
# What was found of which files, and whether two claims then had one id.
_FOUND = Typed(tuple[_State, bool, tuple[Pair, ...]])


def find_again(files: Files, claims: Things[Claim]) -> tuple[Pair, ...]:
    """The claims of these files that contradict each other or say the same."""
    program = made_by("checked")
    said = zip(claims.paths, claims.files, strict=True)
    state: _State = tuple((path, index.said, files.file_key(path, False)) for path, index in said)
    # Which of two claims of one id counts, follows from the names, too.
    before, twice, found = files.get("compared", program, _FOUND) or ((), True, ())
    if [one[:2] for one in before] == [one[:2] for one in state]:
        return found
    renewed = None
    if not twice and not claims.twice:
        renewed = _Changes(files, claims, before, state).renewed(found)
    made = tuple(_paired(_compared(files, claims)) if renewed is None else renewed)
    files.set("compared", program, (state, bool(claims.twice), made), _FOUND)
    return made


def _paired(claims: Iterable[tuple[str, OfClaim]]) -> Iterable[Pair]:
    from ...checks.conflict import find_pairs  # Mostly nothing is to be compared.

    return find_pairs(claims)


def _compared(files: Files, claims: Things[Claim]) -> Iterator[tuple[str, OfClaim]]:
    """The claims that may speak of the same as another, with what they say."""
    counted = Counter(chain.from_iterable(chain.from_iterable(map(files.keys, claims.paths))))
    shared = frozenset(key for key, count in counted.items() if count > 1)
    yield from _spoken(files, claims, shared)


def _spoken(
    files: Files, claims: Things[Claim], keys: frozenset[int] | set[int]
) -> Iterator[tuple[str, OfClaim]]:
    """The claims that have one of these keys, with what they say."""
    for number, path in enumerate(claims.paths):
        names, owns = claims.files[number].names, files.keys(path)
        some = [at for at in claims.positions(number) if not keys.isdisjoint(owns[at])]
        spoken = files.spoken(path) if some else ()
        for at in some:
            yield names[at], CODEC.unpack(spoken[at][1])


class _Changes:
    """What is another since claims were compared last, and whom that concerns."""

    def __init__(self, files: Files, claims: Things[Claim], before: _State, state: _State) -> None:
        self.files, self.claims = files, claims
        self.was = {path: (said, key) for path, said, key in before}
        self.now = {path: said for path, said, _ in state}
        same = {path for path, said in self.now.items() if self.was.get(path, ("",))[0] == said}
        self.changed = [path for path in (self.was | self.now) if path not in same]

    def renewed(self, found: tuple[Pair, ...]) -> list[Pair] | None:
        """The pairs of before with what is new; None where all is to be compared anew.

        A claim is paired with those before it that share one of its keys. What is found of one that
        shares none with what came, went or reads otherwise is what it was.
        Files come in the order of their names, so that those that stay keep theirs.
        """
        if len(self.changed) * _ONE_IN > len(self.now):
            return None
        touched, others = set[int](), set[str]()
        for path in self.changed:
            then, now = self._said_then(path), self._said_now(path)
            if then is None:
                return None  # What it was is cached no more.
            same = then.items() & now.items()
            if [one for one in then.items() if one in same] != [
                one for one in now.items() if one in same
            ]:
                same = set()  # They stand in another order.
            for one in chain(then.items(), now.items()):
                if one not in same:
                    others.add(one[0])
                    touched.update(one[1][1])
        concerned = dict(self._having(touched))
        keys = set(chain.from_iterable(concerned.values()))
        left = [one for one in found if one.second not in concerned and one.second not in others]
        anew = _paired(_spoken(self.files, self.claims, keys))
        left += [one for one in anew if one.second in concerned]
        return sorted(left, key=lambda one: self.claims.position(one.second))

    def _said_then(self, path: str) -> _Said | None:
        """What the claims of a file spoke of; None where that is not known."""
        if path not in self.was:
            return {}
        parts = (self.files.get(part, self.was[path][1], PARTS[part, False]) for part in _PARTS)
        index, spoken, keys = parts
        known = index is not None and spoken is not None and keys is not None
        return _said(index, spoken, keys) if known else None

    def _said_now(self, path: str) -> _Said:
        if path not in self.now:
            return {}
        return _said(self.files.index(path), self.files.spoken(path), self.files.keys(path))

    def _having(self, keys: set[int]) -> Iterator[tuple[str, list[int]]]:
        """The claims that have one of these keys, with all of theirs."""
        for path, index in zip(self.claims.paths, self.claims.files, strict=True):
            for name, own in zip(index.names, self.files.keys(path), strict=True):
                if not keys.isdisjoint(own):
                    yield name, own


def _said(index: FileIndex[Any], spoken: Spoken, keys: Keys) -> _Said:
    said = ((digest, tuple(own)) for (digest, _), own in zip(spoken, keys, strict=True))
    return dict(zip(index.names, said, strict=True))
