"""What one value of a record in YAML may be: for its reader, its schema and editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

Kind = Literal[
    "text", "choice", "switch", "date", "number", "integer", "texts", "record", "list", "map"
]


class Shape(Struct, frozen=True):
    """The shape of one value.

    `fields` belong to a record, `of` to the items of a list or a map, `choices` to a choice.
    `lone` says that a list may be written as its only item, `short` which field of a record a
    bare text stands for, `longest` how many characters a text may have, `prose` that it is
    printed, `of_source` that it is a source's words. `examples` are for editors, as is `names`, a
    pattern of the names in a map, and `pattern`, one of a text; what holds to them is the reader.
    """

    kind: Kind
    doc: str
    required: bool = False
    choices: tuple[str, ...] = ()
    fields: Mapping[str, Shape] = field(default_factory=dict)
    of: Shape | None = None
    lone: bool = False
    short: str | None = None
    longest: int | None = None
    examples: tuple[str, ...] = ()
    names: str | None = None
    prose: bool = False
    of_source: bool = False
    pattern: str | None = None

    @property
    def described(self) -> str:
        """What such a value is, in words for a finding."""
        return {
            "text": "a text",
            "choice": "one of " + ", ".join(self.choices),
            "switch": "true or false",
            "date": "a date: YYYY, YYYY-MM or YYYY-MM-DD",
            "number": "a number of up to 24 digits with at most one point, such as 10000 or -2.5",
            "integer": "a whole number",
            "texts": "a text or a list of texts",
            "record": "a mapping with the fields " + ", ".join(self.fields),
            "list": "a list (each item on a line that begins with “- ”)",
            "map": "a mapping from names to values",
        }[self.kind]
