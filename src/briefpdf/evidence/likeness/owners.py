"""Whose an amount is: of two amounts that both sides have, each told of what the other is of.

“Kenya spent $40 million and Uganda $90 million” is not “Uganda spent $40 million, Kenya $90
million”, in whatever words and order the two are told.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from msgspec import Struct

from ..comparison import Comparison
from ..quantities.quantity import Quantity
from ..reading import Item, Reading

# What begins another part of a sentence, of an amount of its own.
_PARTING = frozenset(
    ", ; : ( ) and but or while whereas versus compared against when as than to".split()
)
# With more amounts than these a text is a list or a table, and no part of it is sure.
_MOST = 8


class _Owned(Struct, frozen=True):
    """An amount with the words of the part of its sentence in which it stands alone."""

    item: Item
    quantity: Quantity
    words: frozenset[object]


def check_owners(comparison: Comparison) -> None:
    """Adds a gap for two amounts that have changed their owners, both with a word to tell it.

    It is the last of the checks: what tells of two that changed places tells of their amounts.
    """
    if any(gap.kind in ("relation", "number") and gap.sure for gap in comparison.gaps):
        return
    statement, source = comparison.statement, comparison.source
    if len(statement.mentions("number")) < 2 or "respectively" in comparison.lows:
        return
    ours, theirs = list(_owned(statement)), list(_owned(source))
    if not 2 <= len(ours) <= _MOST or len(theirs) > 2 * _MOST:
        return
    for one, other in combinations(ours, 2):
        first, second = _same(one, ours, theirs), _same(other, ours, theirs)
        if first is None or second is None or not _may_change(one.quantity, other.quantity):
            continue
        if _are_one(one, other) or _are_one(first, second):
            continue
        mine, yours = one.words - other.words, other.words - one.words
        here, there = first.words - second.words, second.words - first.words
        if mine & there and yours & here and not (mine & here and yours & there):
            _say(comparison, one, other)
            return


def _may_change(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are of one measure and do not tell the same: 12 percent, one in eight."""
    near = abs(one.value - other.value) * 10 <= max(one.value, other.value)
    return one.measure == other.measure and not (near and one.number.form != other.number.form)


def _are_one(one: _Owned, other: _Owned) -> bool:
    """Whether two amounts are told as one: 214-213, 9 to 4."""
    low, high = sorted((one.item, other.item), key=lambda item: item.first)
    return high.first - low.last <= 1


def _same(one: _Owned, ours: list[_Owned], theirs: list[_Owned]) -> _Owned | None:
    """The only amount of the source that is this one; None where either side has it twice."""

    def alike(other: _Owned) -> bool:
        mine, yours = one.quantity, other.quantity
        return (mine.value, mine.measure) == (yours.value, yours.measure)

    found = [other for other in theirs if alike(other)]
    return found[0] if len(found) == 1 and sum(map(alike, ours)) == 1 else None


def _owned(reading: Reading) -> Iterator[_Owned]:
    """The amounts of a text that count something; of a change the end that it came to."""
    amounts = [
        (item, item.mention)
        for item in reading.items
        if isinstance(item.mention, Quantity)
        and item.mention.number.form in ("count", "share")
        and item.mention.role not in ("from", "low")
    ]
    tokens = reading.tokens
    for at, (item, quantity) in enumerate(amounts):
        sentence = tokens[item.first].sentence
        low = _cut(reading, amounts[at - 1][0].last, item.first) if at else 0
        more = at + 1 < len(amounts)
        high = _cut(reading, item.last, amounts[at + 1][0].first) if more else len(tokens)
        words = frozenset(
            one.key
            for one in reading.items
            if low <= one.first < high
            and one.weight >= 1
            and one.kind != "number"
            and tokens[one.first].sentence == sentence
        )
        yield _Owned(item, quantity, words)


def _cut(reading: Reading, first: int, last: int) -> int:
    """Where between two amounts the part of the second begins."""
    parting = [at for at in range(first, last) if reading.tokens[at].low in _PARTING]
    return parting[0] if parting else (first + last) // 2


def _say(comparison: Comparison, one: _Owned, other: _Owned) -> None:
    first, second = comparison.said(one.item), comparison.said(other.item)
    message = (
        f"the statement says {first} of what the quotes say {second} of, and the other way round"
    )
    comparison.report("relation", one.item.first, one.item.last, message, second)
