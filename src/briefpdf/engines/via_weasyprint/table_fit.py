"""Will the words of a table fit beside each other in its place?"""

from __future__ import annotations

from ...model.document import Inlines, Table
from .walk import plain_text

# Short cells stay in one line; words stay whole; words are broken.
ROOMY, PLAIN, TIGHT = "roomy", "plain", "tight"
# About as many characters of the style's table type as stand in a column, and across the page.
COLUMN_CHARACTERS, PAGE_CHARACTERS = 54, 112
SHORT = 16
_PADDING = 2


def table_fit(table: Table) -> str:
    """How freely a table can be set: `ROOMY`, `PLAIN` or `TIGHT`."""
    room = PAGE_CHARACTERS if table.across else COLUMN_CHARACTERS
    if _width(table, keep_short=True) <= room:
        return ROOMY
    return PLAIN if _width(table, keep_short=False) <= room else TIGHT


def is_short(cell: Inlines) -> bool:
    """Whether a cell's words are better not broken into lines."""
    return len(plain_text(cell)) <= SHORT


def _width(table: Table, keep_short: bool) -> int:
    columns = zip(table.header, *table.rows, strict=False)
    return sum(
        _PADDING + max((_longest(cell, keep_short) for cell in column), default=0)
        for column in columns
    )


def _longest(cell: Inlines, keep_short: bool) -> int:
    text = plain_text(cell)
    if keep_short and is_short(cell):
        return len(text)
    return max(map(len, text.split()), default=0)
