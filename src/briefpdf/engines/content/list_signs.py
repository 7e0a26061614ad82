"""The bullets and numbers of lists."""

from __future__ import annotations

from collections.abc import Iterable

BULLET = "•"


def list_signs(start: int | None, count: int) -> list[str]:
    """The signs of a list's items; `start` is the first number, None for bullets."""
    if start is None:
        return [BULLET] * count
    return [f"{start + index}." for index in range(count)]


def digits(signs: Iterable[str]) -> int:
    """How many digits the longest number of a list has, from 1 to 3."""
    return min(max((len(sign) - 1 for sign in signs), default=1), 3)
