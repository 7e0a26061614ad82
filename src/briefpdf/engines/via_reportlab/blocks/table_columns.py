"""How wide the columns of a table are."""

from __future__ import annotations

from collections.abc import Sequence

from ..text.lines import natural_widths
from ..text.stretch import Stretch


def column_widths(
    columns: Sequence[Sequence[tuple[list[Stretch], bool]]],
    width: float,
    sides: Sequence[float],
    shares: Sequence[float] | None = None,
) -> list[float]:
    """Widths in points that add up to a table's; `sides` is what cells keep at both sides together.

    By `shares` where these are given; else each column gets what its longest word needs, and the
    rest goes to those whose cells would otherwise take most lines. A cell is its text, and whether
    that is kept in one line.
    """
    if not columns:
        return []
    if shares is not None:
        return [width * share / sum(shares) for share in shares]
    least, most = [], []
    for cells, side in zip(columns, sides, strict=True):
        pairs = [natural_widths(*cell) for cell in cells]
        least.append(max((pair[0] for pair in pairs), default=0.0) + side)
        most.append(max((pair[1] for pair in pairs), default=0.0) + side)
    if sum(most) <= width:
        return [width * one / sum(most) for one in most]
    if sum(least) >= width:
        return [width * one / sum(least) for one in least]
    wanted = [high - low for low, high in zip(least, most, strict=True)]
    factor = (width - sum(least)) / sum(wanted)
    return [low + factor * want for low, want in zip(least, wanted, strict=True)]
