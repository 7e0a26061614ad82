"""What a statement says and its quotes do not."""

from __future__ import annotations

from msgspec import Struct

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
    "quotation",
    "quantifier",
    "relation",
    "word",
    "added",
    "context",
)


class Gap(Struct, frozen=True):
    """A word of a statement, from `start` to `end` in code points, that its quotes do not support.

    `nearest` is what the quotes say in its place, empty where they say nothing. `sure` says that
    the statement departs from its quotes whatever it means: what is not sure is for a reader.
    """

    kind: str
    token: str
    start: int
    end: int
    message: str
    nearest: str = ""
    sure: bool = True
