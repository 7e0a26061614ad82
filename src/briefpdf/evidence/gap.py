"""What a statement says and its quotes do not."""

from __future__ import annotations

from dataclasses import dataclass

KINDS = (
    "number",
    "unit",
    "date",
    "name",
    "qualifier",
    "negation",
    "direction",
    "attribution",
    "certainty",
)


@dataclass(frozen=True, slots=True)
class Gap:
    """A word of a statement, from `start` to `end` in code points, that its quotes do not support.

    `nearest` is what the quotes say in its place, empty where they say nothing.
    """

    kind: str
    token: str
    start: int
    end: int
    message: str
    nearest: str = ""
