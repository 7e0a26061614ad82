"""A statement and its quotes as they were read, and which words the quotes have at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
import unicodedata

from msgspec import Struct, field

from .gap import Gap
from .reading import Reading

# Of two letters, some word or other has the first ones in every passage.
SHORTEST = 3


class Beside(Struct, dict=True):
    """The readings of a statement and of its quotes.

    `context` is what else the source says; it may introduce names and nothing more. `copies` are
    the pages of the whole source: a name that stands there is not made up.
    """

    statement: Reading
    source: Reading
    context: str = ""
    definitions: Mapping[str, str] = field(default_factory=dict)
    copies: Sequence[str] = ()
    gaps: list[Gap] = field(default_factory=list)

    @cached_property
    def keys(self) -> frozenset[object]:
        """The keys of all items of the source."""
        return frozenset(item.key for item in self.source.items)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the source."""
        return frozenset(token.stem for token in self.source.tokens)

    @cached_property
    def lows(self) -> frozenset[str]:
        """All words of the source in small letters."""
        return frozenset(token.low for token in self.source.tokens)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words of the source that are capitals throughout, in small letters."""
        return frozenset(
            token.low
            for token in self.source.tokens
            if len(token.text) >= SHORTEST and token.text.isupper()
        )

    @cached_property
    def name_keys(self) -> frozenset[object]:
        """The keys of all names of the source."""
        return frozenset(item.key for item in self.source.items if item.kind == "name")

    @cached_property
    def initials(self) -> frozenset[str]:
        """The short names, in small letters, that rows of capitalised words of the source make."""
        found: set[str] = set()
        row = ""
        for token in self.source.tokens:
            if token.capital:
                row = row[-8:] + token.low[0]
                found.update(row[-size:] for size in range(2, min(len(row), 7) + 1))
            elif token.low not in ("of", "the", "and", "for", "on", "-", "&"):
                row = ""
        return frozenset(found)

    @cached_property
    def folded(self) -> frozenset[str]:
        """All words of the source in small letters without accents."""
        return frozenset(
            "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))
            for low in self.lows
            if not low.isascii()
        )

    @cached_property
    def letters(self) -> str:
        """All letters and figures of the source in a row, small and without accents."""
        text = unicodedata.normalize("NFKD", "".join(token.low for token in self.source.tokens))
        return "".join(letter for letter in text if letter.isalnum())
