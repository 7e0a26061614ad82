"""Moves labels along a line so that none covers another, each as near to its place as can be."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], sizes: Sequence[float], room: float) -> list[float]:
    """Where labels begin on a line from 0 to `room`, in the order given, none over another.

    `wanted` is where each would like to begin, in rising order; the sum of the squared distances
    from there is the least (pool adjacent violators, Ayer et al. 1955). Where the sizes add up to
    more than the room, the last ones stand beyond it.
    """
    before = 0.0
    blocks: list[list[float]] = []  # the sum of what is wanted, less what stands before; how many
    for want, size in zip(wanted, sizes, strict=True):
        blocks.append([want - before, 1])
        before += size
        while len(blocks) > 1 and _mean(blocks[-2]) > _mean(blocks[-1]):
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    free = max(0.0, room - before)
    starts: list[float] = []
    at = 0.0
    for block in blocks:
        shift = min(max(_mean(block), 0.0), free)
        for _ in range(int(block[1])):
            starts.append(shift + at)
            at += sizes[len(starts) - 1]
    return starts


def _mean(block: Sequence[float]) -> float:
    return block[0] / block[1]
