"""How the lists of words in this package are written."""

from __future__ import annotations


def words_of(text: str) -> frozenset[str]:
    """The words of a text, parted by white space."""
    return frozenset(text.split())
