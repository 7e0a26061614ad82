"""Does a statement turn what its quotes say: increase for decrease, some for all?"""

from __future__ import annotations

from collections.abc import Iterator

from .antonyms import are_complementary, are_opposed, sides_of
from .comparison import Comparison
from .negation_support import denied_heads
from .reading import Reading

# From fewest to most; what a statement may not do is to go up.
_SHARES = {
    **dict.fromkeys(("no", "none", "neither"), 0),
    **dict.fromkeys(("few", "hardly"), 1),
    **dict.fromkeys(("some", "several", "certain", "selected"), 2),
    **dict.fromkeys(("many", "numerous"), 3),
    **dict.fromkeys(("most", "majority"), 4),
    **dict.fromkeys(("all", "every", "each", "entire", "both"), 5),
}


def check_directions(comparison: Comparison) -> None:
    """Adds a gap for each word that says the opposite of what the quotes say in its place."""
    taken = _qualified(comparison.statement)
    ours, theirs = denied_heads(comparison.negations), denied_heads(comparison.their_negations)
    for place, item in enumerate(comparison.statement.items):
        if comparison.ours[place] is not None or item.first in taken:
            continue
        low = comparison.statement.tokens[item.first].low
        if item.kind != "word" and low not in ("first",):
            continue
        for other in _turned(comparison, place, low):
            their_low = _low(comparison.source, other)
            denied = (place in ours) != (other in theirs)
            if denied and are_complementary(low, their_low):
                continue
            if {low, their_low} == {"with", "without"} and _lacks(comparison, place, other):
                continue
            compares = "than" in comparison.lows and _is_before_than(comparison.statement, place)
            if compares and _is_converse(comparison, place, other):
                continue
            if low in _TIMES and _is_crossed(comparison, place, other):
                continue
            _report(comparison, place, other)
            break
        else:
            _check_share(comparison, place, low)


def _is_before_than(reading: Reading, place: int) -> bool:
    """Whether a “than” follows in the sentence."""
    at = reading.items[place].last
    sentence = reading.tokens[at - 1].sentence
    return any(token.low == "than" and token.sentence == sentence for token in reading.tokens[at:])


# “A before B” is “B after A”, and “A has more than B” is “B has fewer than A”.
_TIMES = frozenset("before after prior following preceding subsequent ahead above below".split())


def _lacks(comparison: Comparison, place: int, other: int) -> bool:
    """Whether what one side is without, the other is with none of."""
    behind = (comparison.statement, place + 1), (comparison.source, other + 1)
    return any(at < len(side.items) and _low(side, at) in ("no", "neither") for side, at in behind)


def _is_crossed(comparison: Comparison, place: int, other: int) -> bool:
    """Whether what stands before the one word stands behind the other."""
    ours = [_side(comparison.statement, place, step) for step in (-1, 1)]
    theirs = [_side(comparison.source, other, step) for step in (-1, 1)]
    crossed = len(ours[0] & theirs[1]) + len(ours[1] & theirs[0])
    straight = len(ours[0] & theirs[0]) + len(ours[1] & theirs[1])
    return crossed > straight


def _is_converse(comparison: Comparison, place: int, other: int) -> bool:
    """Whether those that are compared stand on the other side each."""
    (left, right), (before, behind) = (
        [_side(reading, at, step) for step in (-1, 1)]
        for reading, at in ((comparison.statement, place), (comparison.source, other))
    )
    return bool((left - before) & behind and (right - behind) & before)


def _side(reading: Reading, place: int, step: int) -> set[object]:
    """The next words of weight on one side, in the sentence."""
    found: set[object] = set()
    at = place + step
    while 0 <= at < len(reading.items) and len(found) < 4 and abs(at - place) < 9:
        if reading.sentence(at) != reading.sentence(place):
            break
        if reading.items[at].weight >= 1:
            found.add(reading.items[at].key)
        at += step
    return found


def _low(reading: Reading, place: int) -> str:
    return reading.tokens[reading.items[place].first].low


def _turned(comparison: Comparison, place: int, low: str) -> Iterator[int]:
    """The words of the source that say the opposite of an item where the statement has it."""
    for other in comparison.opposite(place):
        item = comparison.source.items[other]
        lows = [token.low for token in comparison.source.tokens[item.first : item.last]]
        worded = item.kind in ("word", "name") or lows == ["first"]
        if worded and any(are_opposed(low, their_low) for their_low in lows):
            reordered = _is_told(comparison, other) or _has_same_side(comparison, low)
            if comparison.is_verbatim(place) or not reordered:
                yield other
            return
    if sides_of(low) and comparison.is_close(place):
        yield from _turned_elsewhere(comparison, place, low)


def _turned_elsewhere(comparison: Comparison, place: int, low: str) -> Iterator[int]:
    """The same for a statement that tells it in another order: by the words beside."""
    beside = _beside(comparison.statement, place)
    if not beside:
        return
    found = []
    for other, their_low in comparison.sided:
        item = comparison.source.items[other]
        shared = beside & _beside(comparison.source, other)
        enough = item.weight >= 1 or _next(comparison.statement, place) == _next(
            comparison.source, other
        )
        if len(shared) < (1 if enough else 2):
            continue
        if their_low == low or sides_of(their_low) & sides_of(low):
            return
        answered = other in comparison.theirs or _is_told(comparison, other)
        if are_opposed(low, their_low) and not answered:
            found.append(other)
    yield from found[:1]


def _is_told(comparison: Comparison, other: int) -> bool:
    """Whether the statement has the source's word too, wherever."""
    key = comparison.source.items[other].key
    return any(one.key == key for one in comparison.statement.items)


def _next(reading: Reading, place: int) -> object:
    """The word right behind an item."""
    return reading.items[place + 1].key if place + 1 < len(reading.items) else None


def _has_same_side(comparison: Comparison, low: str) -> bool:
    """Whether the source also has a word on the statement's side, for another thing perhaps."""
    sides = sides_of(low)
    lows = {_low(comparison.source, place) for place in range(len(comparison.source.items))}
    return any(sides & sides_of(their_low) for their_low in lows)


def _beside(reading: Reading, place: int) -> set[object]:
    """The keys of the next words of weight on both sides, within the clause."""
    found: set[object] = set()
    sentence = reading.sentence(place)
    for step in (-1, 1):
        at, seen = place + step, 0
        while 0 <= at < len(reading.items) and seen < 2 and abs(at - place) <= 5:
            item = reading.items[at]
            if reading.sentence(at) != sentence or _is_parted(reading, place, at):
                break
            if item.weight >= 1:
                seen += 1
                if item.kind == "word":
                    found.add(item.key)
            at += step
    return found


def _is_parted(reading: Reading, one: int, other: int) -> bool:
    """Whether a mark or a conjunction stands between two items."""
    begin, end = sorted((reading.items[one].first, reading.items[other].first))
    between = reading.tokens[begin:end]
    return any(token.text in ",;:()" or token.low in ("and", "or", "but") for token in between)


def _check_share(comparison: Comparison, place: int, low: str) -> None:
    """Adds a gap for “all” where the quotes say “some”."""
    if low not in _SHARES:
        return
    for other in comparison.opposite(place):
        their_low = _low(comparison.source, other)
        if their_low in _SHARES and _SHARES[their_low] != _SHARES[low]:
            if 0 in (_SHARES[their_low], _SHARES[low]) and not comparison.is_verbatim(place):
                return
            down = _SHARES[their_low] > _SHARES[low] >= 2
            if not down:
                _report(comparison, place, other, "qualifier")
            return


def _qualified(reading: Reading) -> set[int]:
    """The tokens of amounts, whose qualifiers are compared with the amounts."""
    found: set[int] = set()
    for item in reading.items:
        if item.kind == "number":
            first = getattr(item.mention, "first", item.first)
            last = getattr(item.mention, "last", item.last)
            found.update(range(first, item.first))
            found.update(range(item.last, last) if getattr(item.mention, "qualifier", "") else ())
    return found


def _report(comparison: Comparison, place: int, other: int, kind: str = "direction") -> None:
    item = comparison.statement.items[place]
    quoted = comparison.quoted(comparison.source.items[other])
    message = f"the statement says “{comparison.said(item)}” where the quotes say “{quoted}”"
    comparison.report(kind, item.first, item.last, message, quoted)
