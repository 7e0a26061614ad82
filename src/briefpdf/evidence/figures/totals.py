"""Checks that the totals of a table add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
import re

from msgspec import Struct

from ...source.pattern import lazy_pattern
from .notation import english_figures

_NUMBER = lazy_pattern(
    r"[($€£¥\s−–-]*(\d[\d,\u202f\u00a0 ]*(?:\.\d+)?)\s*[%)]?(?:\s*[A-Za-z]{1,8})?\s*"
)
_TOTAL = lazy_pattern(
    r"(?:(?:grand |sub-?)?totals?|sum|all|summe|gesamt\w*|insgesamt|total général|razem|suma"
    r"|summa|totalt)\b",
    re.IGNORECASE,
)
_SUBTOTAL = lazy_pattern(
    r"(?:(?:sub-?)?totals?|zwischensumme|sous-totaux?|delsumma)\b|.*[(\[](?:sub-?)?totals?[)\]]$"
    r"|.*[,:–-]\s*(?:sub-?)?totals?$",
    re.IGNORECASE,
)


class WrongTotal(Struct, frozen=True):
    """A total that its column does not add up to: its row and column, and both numbers."""

    row: int
    column: int
    stated: Decimal
    added: Decimal


def wrong_totals(
    rows: Sequence[Sequence[str]], total: bool = False, language: str = "en"
) -> Iterator[WrongTotal]:
    """The totals of a table that do not add up, within what rounding of its rows can do.

    The last row is one of totals when its first cell says so, or `total` does; columns with other
    than numbers in them have none. Rows of subtotals, as “Acquisition (total)” is one, are left out
    of the sum, or are all that is added up. Numbers are read as the tag of a `language` has them.
    """
    if len(rows) < 3 or not (total or _TOTAL.match(rows[-1][0].strip())):
        return
    subtotals = [any(map(is_subtotal, row)) for row in rows[:-1]]
    for column in range(1, len(rows[-1])):
        numbers = [read_number(row[column], language) for row in rows]
        known = [number for number in numbers if number is not None]
        if len(known) != len(rows) or "%" in rows[-1][column]:
            continue
        *body, stated = known
        # Each row may have been rounded by half of its last place, and the total too.
        play = max(_place(number) for number in known) / 2 * len(known)
        marked = list(zip(body, subtotals, strict=True))
        parts = [number for number, is_subtotal in marked if not is_subtotal]
        sums = [sum(parts, Decimal(0))]
        if any(subtotals):
            sums.append(sum((number for number, is_subtotal in marked if is_subtotal), Decimal(0)))
        if all(abs(added - stated) > play for added in sums):
            yield WrongTotal(len(rows) - 1, column, stated, sums[0])


def is_subtotal(label: str) -> bool:
    """Whether the label of a row says that it adds up others: “Subtotal”, “Acquisition (total)”."""
    return bool(_SUBTOTAL.match(label.strip()))


def read_number(cell: str, language: str = "en") -> Decimal | None:
    """The number that a cell holds, alone or with a currency, a percent sign or a unit."""
    cell = english_figures(cell, language)
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
