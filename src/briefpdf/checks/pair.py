"""Two claims that contradict each other or say the same: what is cached of comparing them."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Sort = Literal["conflict", "duplicate"]


class Pair(Struct, frozen=True, array_like=True):
    """Two claims, by their ids, that contradict each other or say the same; `why` says how.

    `more` is how many others the second has that are described nowhere: it comes with the last.
    """

    first: str
    second: str
    sort: Sort
    why: str
    more: int = 0
