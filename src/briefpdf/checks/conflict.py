"""Claims that contradict each other, and claims that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..evidence.gap import Gap
from ..evidence.support import find_gaps
from ..model.claim import Claim, Value
from .pairs import PairIndex, content_words

# How alike two statements are that say the same thing of the same matter.
SAME_MATTER, _SAME_WORDS = 0.6, 0.85
# What makes two statements about two matters, however alike their words.
_OTHER_MATTER = frozenset({"date", "name"})
_OTHER_VALUE = frozenset({"number", "unit", "negation", "direction"})
_WORDING = frozenset({"word", "added", "relation", "quantifier", "context"})


# How many pairs of one sort are told of a claim, each by itself: of a hundred claims cut from one
# pattern, a finding for every two would bury all others.
_MOST_TOLD = 3

Sort = Literal["conflict", "duplicate"]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that contradict each other, or say the same; `why` says how."""

    first: Claim
    second: Claim
    sort: Sort
    why: str


def told_pairs(pairs: Iterable[Pair], sort: Sort) -> Iterator[tuple[Pair, int]]:
    """The first pairs of a sort of each second claim, and how many more there are than are told.

    That number comes with the last pair that is told of a claim; it is 0 with the others.
    """
    by_second: dict[str, list[Pair]] = {}
    for pair in pairs:
        if pair.sort == sort:
            by_second.setdefault(pair.second.id, []).append(pair)
    for found in by_second.values():
        told = found[:_MOST_TOLD]
        for pair in told:
            yield pair, len(found) - len(told) if pair is told[-1] else 0


def compare_claims(registry: Iterable[Claim]) -> Iterator[Pair]:
    """The pairs of claims that contradict each other or say the same, in the registry's order."""
    claims = list(registry)
    index = PairIndex.build([content_words(claim.statement) for claim in claims])
    for at, second in enumerate(claims):
        for first, alike in index.similar(at, SAME_MATTER):
            if pair := compare(claims[first], second, alike):
                yield pair


def compare(first: Claim, second: Claim, alike: float) -> Pair | None:
    """How two claims that are so alike contradict each other or say the same, if they do."""
    if first.date and second.date and first.date != second.date:
        return None
    if why := _values_differ(first, second):
        return Pair(first, second, "conflict", why)
    there = find_gaps(second.statement, [first.statement])
    if any(gap.kind in _OTHER_MATTER for gap in there):
        return None
    back = find_gaps(first.statement, [second.statement])
    kinds = {gap.kind for gap in (*there, *back)} - _WORDING
    if kinds & _OTHER_MATTER:
        return None
    if different := _different(there, back):
        return Pair(first, second, "conflict", different.message)
    if alike >= _SAME_WORDS and not kinds:
        return Pair(first, second, "duplicate", "they say the same")
    return None


def _different(there: tuple[Gap, ...], back: tuple[Gap, ...]) -> Gap | None:
    """A difference that goes both ways: one statement may also simply say more than the other."""
    sorts = {gap.kind for gap in there} & {gap.kind for gap in back} & _OTHER_VALUE
    return next((gap for gap in there if gap.kind in sorts and gap.nearest), None)


def _values_differ(first: Claim, second: Claim) -> str:
    for name, value in first.values.items():
        other = second.values.get(name)
        if other is None or not _same_measure(value, other):
            continue
        if Decimal(value.value) != Decimal(other.value):
            return f"`{name}` is {other.value} here and {value.value} there"
    return ""


def _same_measure(one: Value, other: Value) -> bool:
    return one.unit == other.unit and one.qualifier == other.qualifier
