"""Lays a statement beside its quotes: which word of the one answers which word of the other."""

from __future__ import annotations

from .reading import Item, Reading

# Beyond this many pairs of words nothing is laid side by side: no statement is that long.
_MAX_PAIRS = 1_500_000
_RUN = 0.3
_FAVOR = 1.25
# What share of a sentence one sentence of the source must answer to be the only one that does.
_MAIN = 0.7


Pairs = list[list[int]]


def align(statement: Reading, source: Reading, pairs: Pairs) -> list[int | None]:
    """For each item of the statement the item of the source that answers it, in rising order.

    The heaviest common subsequence, where words that follow one another on both sides count more.
    """
    favored = _favored(statement, source, pairs)
    if len(statement.items) * len(source.items) > _MAX_PAIRS:
        return [None] * len(statement.items)
    size = len(source.items)
    best = [0.0] * (size + 1)  # The heaviest alignment that ends before an item of the source.
    rows: list[dict[int, tuple[float, int]]] = []
    before: dict[int, tuple[float, int]] = {}
    ends = [-1] * (size + 1)  # The pair, counted over all rows, with which that alignment ends.
    nodes: list[tuple[int, int, int]] = []
    for place, item in enumerate(statement.items):
        row: dict[int, tuple[float, int]] = {}
        wanted, run = favored.get(statement.sentences[place]), _RUN * item.weight
        for other in pairs[place]:
            weight, node = best[other], ends[other]
            last = before.get(other - 1)
            if last is not None and last[0] + run > weight:
                weight, node = last[0] + run, last[1]
            nodes.append((place, other, node))
            fits = wanted == source.sentences[other]
            row[other] = (weight + item.weight * (_FAVOR if fits else 1.0), len(nodes) - 1)
        if row:
            _raise(best, ends, row)
        rows.append(row)
        before = row
    return _pruned(statement, source, _trace(nodes, ends[size], len(statement.items)))


def shared_weights(
    statement: Reading, source: Reading, pairs: Pairs
) -> dict[int, dict[int, float]]:
    """How much each sentence of the statement shares with each of the source, in any order."""
    shared: dict[int, dict[int, float]] = {}
    theirs = source.sentences
    for item, ours, others in zip(statement.items, statement.sentences, pairs, strict=True):
        row = shared.setdefault(ours, {})
        if len(others) == 1:
            sentence = theirs[others[0]]
            row[sentence] = row.get(sentence, 0.0) + item.weight
        elif others:
            for sentence in {theirs[other] for other in others}:
                row[sentence] = row.get(sentence, 0.0) + item.weight
    return shared


def _favored(statement: Reading, source: Reading, pairs: Pairs) -> dict[int, int]:
    """For each sentence of the statement the one of the source that shares most with it."""
    shared = shared_weights(statement, source, pairs)
    return {sentence: max(row, key=lambda one: row[one]) for sentence, row in shared.items() if row}


def equal_items(ours: list[Item], theirs: list[Item]) -> Pairs:
    """For each item of a statement the places of the items of the source that say the same."""
    places: dict[object, list[int]] = {}
    for place, item in enumerate(theirs):
        places.setdefault(item.key, []).append(place)
    return [places.get(item.key, [])[:200] for item in ours]


def _raise(best: list[float], ends: list[int], row: dict[int, tuple[float, int]]) -> None:
    """Takes a row of pairs into account for all that follows."""
    heaviest, node = 0.0, -1
    start, last = min(row), max(row)
    for place in range(start + 1, len(best)):
        pair = row.get(place - 1)
        if pair is not None and pair[0] > heaviest:
            heaviest, node = pair
        if heaviest > best[place]:
            best[place], ends[place] = heaviest, node
        elif place > last:
            break  # What follows is as heavy at least.


def _trace(nodes: list[tuple[int, int, int]], node: int, size: int) -> list[int | None]:
    found: list[int | None] = [None] * size
    while node >= 0:
        place, other, node = nodes[node]
        found[place] = other
    return found


def _pruned(statement: Reading, source: Reading, answers: list[int | None]) -> list[int | None]:
    """The alignment without the odd words that a sentence shares with one that is no answer."""
    weights: dict[int, dict[int, float]] = {}
    for place, answer in enumerate(answers):
        if answer is not None:
            row = weights.setdefault(statement.sentence(place), {})
            sentence = source.sentence(answer)
            row[sentence] = row.get(sentence, 0.0) + statement.items[place].weight
    main = {
        sentence: max(row, key=lambda one: row[one])
        for sentence, row in weights.items()
        if max(row.values()) >= _MAIN * sum(row.values())
    }
    return [
        answer
        if answer is None
        or main.get(statement.sentence(place), -1) in (-1, source.sentence(answer))
        else None
        for place, answer in enumerate(answers)
    ]
