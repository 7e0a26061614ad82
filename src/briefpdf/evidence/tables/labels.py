"""What the labels and heads of a table have in common with a statement."""

from __future__ import annotations

from collections.abc import Sequence
import re

from ...source.pattern import lazy_pattern
from ..function_words import FUNCTION_WORDS
from ..stems import stem
from ..tokens import tokenise
from .cells import Cell, Table

_EMPTY = frozenset(word.lower() for word in FUNCTION_WORDS) | {"fy", "cy"}
_YEARS = lazy_pattern(r"(?:FY|CY)?\s?(\d{4})", re.IGNORECASE)
# A label of one of these alone is of the whole table; the first letters of a word tell its forms.
_WHOLE = frozenset(map(stem, "total subtotal all sum overall other".split()))
_ROOT = 4


def stems_of(text: str) -> frozenset[str]:
    """The words of a text as stems, and its years without what stands before them."""
    found = {token.stem for token in tokenise(text) if token.is_word and token.low not in _EMPTY}
    return frozenset(found | set(_YEARS.findall(text)))


def unnamed_row(statement: str, cells: Sequence[tuple[int, int, Cell]], table: Table) -> str:
    """The label of the row that has an amount, where the statement has no word of it; or "".

    A word may be another form of the label's, and either the first letters of the other's name.
    """
    said = {word[:_ROOT] for word in stems_of(statement)}
    for _, row, _ in cells:
        label = table.rows[row].label
        words = stems_of(label)
        near = {word[:_ROOT] for word in words} & said
        if not words - _WHOLE or near or _abbreviates(label, statement):
            return ""
    return table.rows[cells[0][1]].label


def _abbreviates(one: str, other: str) -> bool:
    """Whether a word in capitals of either text has the first letters of words of the other."""
    for short, long in ((one, other), (other, one)):
        words = [token for token in tokenise(long) if token.is_word and token.low not in _EMPTY]
        letters = "".join(token.low[0] for token in words)
        if any(token.text.isupper() and token.low in letters for token in tokenise(short)):
            return True
    return False
