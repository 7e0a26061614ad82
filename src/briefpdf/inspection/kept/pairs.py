"""Claims that contradict each other or say the same, compared again only where one changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ...checks.conflict import SAME_MATTER, Pair, compare
from ...checks.pairs import PairIndex, Words, content_words, rarest
from ...model.claim import Claim

# With more changes than this, to begin anew takes less time.
_MOST_CHANGES = 2000

# Two claims by their ids, the earlier first, how they are related, and why.
Found = tuple[str, str, str, str]


@dataclass(frozen=True)
class Compared:
    """The claims of a registry, compared: their ids and hashes, their words, and what was found."""

    ids: Sequence[str]
    digests: Sequence[str]
    words: Sequence[Words]
    probes: Sequence[Words]
    frequency: Mapping[str, int]
    found: tuple[Found, ...]

    def pairs(self, claims: Mapping[str, Claim]) -> tuple[Pair, ...]:
        """What was found, with the claims themselves."""
        return tuple(
            Pair(
                claims[first],
                claims[second],
                "conflict" if sort == "conflict" else "duplicate",
                why,
            )
            for first, second, sort, why in self.found
        )


def compare_all(
    ids: Sequence[str], digests: Sequence[str], claims: Mapping[str, Claim]
) -> Compared:
    """Compare all claims with each other."""
    words = [content_words(claims[name].statement) for name in ids]
    index = PairIndex.build(words)
    found = [
        _found(pair)
        for at, name in enumerate(ids)
        for first, alike in index.similar(at, SAME_MATTER)
        if (pair := compare(claims[ids[first]], claims[name], alike))
    ]
    return Compared(ids, digests, words, index.probes, index.frequency, tuple(found))


def compare_changed(
    before: Compared, ids: Sequence[str], digests: Sequence[str], claims: Mapping[str, Claim]
) -> Compared:
    """Compare only claims that changed since, and those that are compared otherwise for it."""
    change = _Change(before, ids, digests)
    if change.too_much:
        return compare_all(ids, digests, claims)
    return change.compared(claims)


class _Change:
    """From one state of a registry to the next; places are those of the new one."""

    def __init__(self, before: Compared, ids: Sequence[str], digests: Sequence[str]) -> None:
        self.before, self.ids, self.digests = before, ids, digests
        same = list(ids) == list(before.ids)
        self.old = range(len(ids)) if same else _places(before.ids, ids)
        self.removed = frozenset[int]() if same else self._removed()
        self.changed = [
            at
            for at, old in enumerate(self.old)
            if old is None or before.digests[old] != digests[at]
        ]
        kept = [old for old in self.old if old is not None]
        reordered = not same and any(one > two for one, two in pairwise(kept))
        self.too_much = reordered or len(self.changed) + len(self.removed) > _MOST_CHANGES

    def _removed(self) -> frozenset[int]:
        return frozenset(range(len(self.before.ids))).difference(
            old for old in self.old if old is not None
        )

    def compared(self, claims: Mapping[str, Claim]) -> Compared:
        """The new state."""
        before = self.before
        words = [() if old is None else before.words[old] for old in self.old]
        probes = [() if old is None else before.probes[old] for old in self.old]
        for at in self.changed:
            words[at] = content_words(claims[self.ids[at]].statement)
        frequency, moved = self._frequency(words)
        touched = {*self.changed, *_moved(words, probes, frequency, moved)}
        # Probes of texts that changed, before and after: only lookups by these come out otherwise.
        affected = {word for old in self.removed for word in before.probes[old]}
        rarer = {at: rarest(words[at], frequency) for at in touched}
        new = frozenset(self.changed)
        touched = {at for at in touched if at in new or rarer[at] != probes[at]}
        for at in touched:
            affected.update(probes[at], rarer[at])
            probes[at] = rarer[at]
        index = PairIndex(words, Counter(), probes)
        having = _having(probes, affected)
        index.post(having, frozenset(affected))
        entered = self._entered(index, affected, touched)
        others = {word for places in entered.values() for at in places for word in probes[at]}
        index.post(_having(probes, others - affected), frozenset(others - affected))
        again = {
            (first, at)
            for at in having
            if at not in touched
            for word in probes[at]
            for first in entered.get(word, ())
            if first < at
        }
        found = self._still(touched, again)
        for pair in self._look(index, touched, again, claims):
            found.append(_found(pair))
        place = {name: at for at, name in enumerate(self.ids)}
        found.sort(key=lambda one: (place[one[1]], place[one[0]]))
        return Compared(self.ids, self.digests, words, probes, frequency, tuple(found))

    def _frequency(self, words: Sequence[Words]) -> tuple[Counter[str], set[str]]:
        """How many texts have each word, and the words of which that changed."""
        change: Counter[str] = Counter()
        for at in self.changed:
            change.update(words[at])
            old = self.old[at]
            if old is not None:
                change.subtract(self.before.words[old])
        for old in self.removed:
            change.subtract(self.before.words[old])
        frequency = Counter(self.before.frequency)
        for word, number in change.items():
            frequency[word] += number
        return +frequency, {word for word, number in change.items() if number}

    def _entered(
        self, index: PairIndex, affected: Iterable[str], touched: set[int]
    ) -> dict[str, set[int]]:
        """By each probe, the texts that are found by it now and were not, or the other way round.

        Texts that changed are among them wherever they are found.
        """
        before = PairIndex((), Counter(), list(self.before.probes))
        wanted = frozenset(affected)
        before.post(_having(self.before.probes, wanted), wanted)
        now_at = {old: at for at, old in enumerate(self.old) if old is not None}
        entered = {}
        for word in wanted:
            now = set(index.posted(word))
            then = {now_at[old] for old in before.posted(word) if old in now_at}
            if places := (now ^ then) | ((now | then) & touched):
                entered[word] = places
        return entered

    def _still(self, touched: set[int], again: set[tuple[int, int]]) -> list[Found]:
        """What was found before and need not be looked at again."""
        removed = {self.before.ids[old] for old in self.removed}
        gone = removed | {self.ids[at] for at in touched}
        looked = {(self.ids[first], self.ids[second]) for first, second in again}
        return [
            one
            for one in self.before.found
            if one[1] not in gone and one[:2] not in looked and one[0] not in removed
        ]

    def _look(
        self,
        index: PairIndex,
        touched: set[int],
        again: set[tuple[int, int]],
        claims: Mapping[str, Claim],
    ) -> Iterator[Pair]:
        looked = [
            (first, at, alike) for at in touched for first, alike in index.similar(at, SAME_MATTER)
        ]
        for first, second in again:
            alike = index.likeness_if_posted(first, second)
            if alike >= SAME_MATTER:
                looked.append((first, second, alike))
        for first, second, alike in looked:
            if pair := compare(claims[self.ids[first]], claims[self.ids[second]], alike):
                yield pair


def _places(before: Sequence[str], ids: Sequence[str]) -> list[int | None]:
    """Where each id stood before."""
    at = {name: place for place, name in enumerate(before)}
    return [at.get(name) for name in ids]


def _moved(
    words: Sequence[Words],
    probes: Sequence[Words],
    frequency: Mapping[str, int],
    moved: set[str],
) -> Iterator[int]:
    """The texts whose rarest words may be others, now that some words are rarer or commoner."""
    for at in _having(words, moved):
        commonest = max((frequency[word] for word in probes[at]), default=0)
        for word in moved.intersection(words[at]):
            if word in probes[at] or frequency[word] <= commonest:
                yield at
                break


def _having(texts: Sequence[Words], words: Iterable[str]) -> list[int]:
    """The texts that have one of some words."""
    wanted = frozenset(words)
    if not wanted:
        return []
    return [at for at, found in enumerate(texts) if not wanted.isdisjoint(found)]


def _found(pair: Pair) -> Found:
    return pair.first.id, pair.second.id, pair.sort, pair.why
