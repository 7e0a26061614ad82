"""Numbers whose points stand below each other, though they have different decimals."""

from __future__ import annotations

from collections.abc import Sequence
import re

from ...model.document import Table
from .walk import plain_text

DECIMAL = "decimal"


def tails(table: Table) -> list[list[str]]:
    """For each row and cell of a table what must be kept free behind it; mostly nothing.

    It is what the number would have to end with to be as exact as the most exact of its column.
    """
    columns = []
    for side, column in zip(table.align, zip(*table.rows, strict=True), strict=False):
        cells = [plain_text(cell) for cell in column]
        columns.append(_tails(cells, table.point) if side == DECIMAL else [""] * len(cells))
    return [list(row) for row in zip(*columns, strict=True)]


def _tails(cells: Sequence[str], point: str) -> list[str]:
    fraction = re.compile(rf"\d({re.escape(point)}\d+)?%?$")
    found = [fraction.search(cell) for cell in cells]
    fractions = [(match[1] or "") if match else None for match in found]
    longest = max((one for one in fractions if one is not None), key=len, default="")
    # The digits of a face are equally wide, so a zero stands for any of them.
    like = longest[:1] + "0" * len(longest[1:])
    return ["" if one is None else like[len(one) :] for one in fractions]
