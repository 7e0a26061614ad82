"""Checks that the totals of a table add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
import re

_NUMBER = re.compile(
    r"[($€£¥\s−–-]*(\d[\d,\u202f\u00a0 ]*(?:\.\d+)?)\s*[%)]?(?:\s*[A-Za-z]{1,8})?\s*"
)
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b|sum\b|all\b", re.IGNORECASE)
_SUBTOTAL = re.compile(r"sub-?totals?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WrongTotal:
    """A total that its column does not add up to: its row and column, and both numbers."""

    row: int
    column: int
    stated: Decimal
    added: Decimal


def wrong_totals(rows: Sequence[Sequence[str]], total: bool = False) -> Iterator[WrongTotal]:
    """The totals of a table that do not add up, within what rounding of its rows can do.

    The last row is one of totals when its first cell says so, or `total` does; columns with other
    than numbers in them, or with subtotals above, have none.
    """
    if len(rows) < 3 or not (total or _TOTAL.match(rows[-1][0].strip())):
        return
    body = rows[:-1]
    if any(_SUBTOTAL.match(row[0].strip()) for row in body):
        return
    for column in range(1, len(rows[-1])):
        numbers = [read_number(row[column]) for row in rows]
        known = [number for number in numbers if number is not None]
        if len(known) != len(rows) or "%" in rows[-1][column]:
            continue
        added, stated = sum(known[:-1], Decimal(0)), known[-1]
        # Each row may have been rounded by half of its last place, and the total too.
        place = max(_place(number) for number in known)
        if abs(added - stated) > place / 2 * len(known):
            yield WrongTotal(len(rows) - 1, column, stated, added)


def read_number(cell: str) -> Decimal | None:
    """The number that a cell holds, alone or with a currency, a percent sign or a unit."""
    match = _NUMBER.fullmatch(cell.strip())
    if match is None:
        return None
    number = Decimal(re.sub(r"[,\s\u202f\u00a0]", "", match[1]))
    negative = cell.strip().startswith(("-", "−", "–", "("))
    return -number if negative else number


def _place(number: Decimal) -> Decimal:
    exponent = number.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    # Whole numbers are counted, unless decimals elsewhere say that they were measured.
    return Decimal(1).scaleb(-decimals) if decimals else Decimal(0)
