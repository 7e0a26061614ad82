"""Holds values and statements to the cells of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import cache

from .. import english
from ..gap import Gap
from ..quantities.quantity import Quantity
from ..quantities.sets import Interval, last_step, reach
from ..reading import Reading, read_text
from ..stems import stem
from .cells import Cell, Table
from .labels import stems_of, unnamed_row
from .units import TableUnit, read_unit

_SCALES = frozenset({10**3, 10**6, 10**9})
_PARTING = frozenset(", ; : and but while compared versus to from whereas against".split())


def sentences_of(table: Table, statement: str) -> list[str]:
    """What a table says, a sentence for each cell: “Construction, Enacted: $14.7 million”

    Of cells whose numbers the statement has there are no others beside: a row of years would else
    answer for each other.
    """
    amounts = [
        item.mention
        for item in read_text([statement], [], lambda word: False).items
        if isinstance(item.mention, Quantity)
    ]
    cells = list(_cells(table))
    told = [one for one in cells if any(_is_amount(one[2], amount) for amount in amounts)]
    return [
        f"{_about(table.rows[row].label, table.head(at))}: {_amount(cell)}"
        for at, row, cell in told or cells
    ]


def value_gap(number: str, unit: str, column: str, tables: Sequence[Table]) -> str:
    """What tables have instead of a value in a unit and a column; "" where one of them has it."""
    gaps = [_value_gap(Decimal(number), read_unit(unit), unit, column, table) for table in tables]
    return "" if "" in gaps else gaps[0]


def statement_gaps(statement: str, table: Table) -> list[Gap]:
    """Amounts that a statement gives for another column or row than the table does."""
    reading = read_text([statement], [], lambda word: False)
    amounts = [
        (item.first, item.last, item.mention)
        for item in reading.items
        if isinstance(item.mention, Quantity)
    ]
    gaps: list[Gap] = []
    for index, (first, last, quantity) in enumerate(amounts):
        start, end = reading.tokens[first].start, reading.tokens[last - 1].end
        said, words = statement[start:end], _segment(reading, amounts, index)
        cells = [one for one in _cells(table) if _is_amount(one[2], quantity)]
        if scaled := _scaled_otherwise(quantity, table):
            message = f"the statement says {said}; the quoted table has {scaled}"
            gaps.append(Gap("unit", said, start, end, message, scaled))
        elif cells:
            if message := _misplaced_cell(said, words, cells, table):
                gaps.append(Gap("number", said, start, end, message))
            elif label := unnamed_row(statement, cells, table):
                message = f"the statement gives {said}; the quoted table has it for “{label}”"
                gaps.append(Gap("word", said, start, end, message, label, False))
        elif instead := _instead(quantity, words, table):
            message = f"the statement gives {said}; the quoted table has {instead}"
            gaps.append(Gap("number", said, start, end, message, instead))
    return gaps


def _misplaced_cell(
    said: str, words: frozenset[str], cells: Sequence[tuple[int, int, Cell]], table: Table
) -> str:
    """What the table has, where the words around an amount name another column or row; or ""."""
    for way, own in enumerate(({at for at, _, _ in cells}, {row for _, row, _ in cells})):
        found = _misplaced(words, own, way, table)
        if found is not None:
            return _message(said, cells[0], way, found, table)
    return ""


def _value_gap(number: Decimal, unit: TableUnit, written: str, column: str, table: Table) -> str:
    wanted = _named_columns(column, table) if column else set(range(len(table.rows[0].cells)))
    if not wanted:
        heads = ", ".join(f"“{head}”" for head in table.heads)
        has = f"its columns are {heads}" if heads else "its heads are not quoted"
        return f"its column is “{column}”; the quoted table has none such: {has}"
    cells = [one for one in _cells(table) if not column or one[0] in wanted]
    held = [cell for _, _, cell in cells if _same_number(number, unit, cell)]
    where = f" under “{table.head(min(wanted))}”" if column else ""
    if not held:
        others = ", ".join(cell.text for _, _, cell in cells if cell.value is not None)
        return f"the value is {number}; the quoted table has {others or 'no number'}{where}"
    fitting = [cell for cell in held if _same_unit(number, unit, cell)]
    if fitting:
        return ""
    return (
        f"the value is {number} {written}; the quoted table has {held[0].text}{where} in "
        f"{_unit_words(held[0].unit)}"
    )


def _cells(table: Table) -> Iterator[tuple[int, int, Cell]]:
    """The cells with a number, each with its column and its row."""
    for index, row in enumerate(table.rows):
        for at, cell in enumerate(row.cells):
            if cell.value is not None:
                yield at, index, cell


def _named_columns(name: str, table: Table) -> set[int]:
    """The columns of a head, written as it is quoted or with fewer words; none where none is."""
    wanted = stems_of(name)
    exact = {at for at, head in enumerate(table.heads) if stems_of(head) == wanted}
    near = {at for at, head in enumerate(table.heads) if wanted and wanted <= stems_of(head)}
    return exact or (near if len({table.heads[at] for at in near}) == 1 else set())


def _same_number(number: Decimal, unit: TableUnit, cell: Cell) -> bool:
    if cell.value is None:
        return False
    if abs(number) == abs(cell.value):
        return number == cell.value or cell.text.startswith("(") or number > 0 > cell.value
    return cell.amount is not None and Fraction(number) * unit.scale == cell.amount


def _same_unit(number: Decimal, unit: TableUnit, cell: Cell) -> bool:
    theirs = cell.unit
    if not unit.is_told or not theirs.is_told:
        return True
    if unit.nouns and not unit.measure and theirs.measure:
        return False  # Employees are no dollars, and no percent.
    if unit.measure and theirs.measure and unit.measure != theirs.measure:
        return False
    if abs(number) != abs(cell.value or 0):
        return True  # The same amount in another unit, such as 14,700 thousand.
    return unit.scale == theirs.scale


def _is_amount(cell: Cell, quantity: Quantity) -> bool:
    """Whether an amount of a statement is that of a cell, in the unit of either."""
    value = quantity.number.value
    return abs(quantity.value) == abs(cell.amount or 0) or value == abs(Fraction(cell.value or 0))


def _scaled_otherwise(quantity: Quantity, table: Table) -> str:
    """The cell, with its unit, that an amount is but for its thousands or millions; or ""."""
    cells = [cell for _, _, cell in _cells(table) if cell.amount]
    if any(abs(quantity.value) == abs(cell.amount or 0) for cell in cells):
        return ""
    for cell in cells:
        alike = quantity.measure == cell.unit.measure and (quantity.measure or quantity.nouns)
        if alike and cell.unit.scale != 1 and cell.amount:
            ratio = abs(quantity.value / cell.amount)
            if ratio and (ratio in _SCALES or 1 / ratio in _SCALES):
                return f"{cell.text} in {_unit_words(cell.unit)}"
    return ""


def _instead(quantity: Quantity, words: frozenset[str], table: Table) -> str:
    """The one cell that the words around an amount name, where it has another amount; or "".

    What rose or is left is worked out, and stands in no cell.
    """
    if (
        quantity.number.form != "count"
        or words & _worked_out()
        or not quantity.measure + "".join(quantity.nouns)
    ):
        return ""
    heads = [stems_of(head) for head in table.heads]
    labels = [stems_of(row.label) for row in table.rows]
    named = [
        (cell, _about(table.rows[row].label, table.head(at)))
        for at, row, cell in _cells(table)
        if labels[row] and labels[row] <= words
        if not heads or (at < len(heads) and _is_only(heads, at, words))
    ]
    if len(named) != 1:
        return ""
    cell, where = named[0]
    amount = abs(cell.amount or Fraction(0))
    if cell.unit.measure not in ("", quantity.measure):
        return ""
    rounded = abs(abs(quantity.value) - amount) * 2 <= abs(last_step(quantity))
    held = rounded or reach(quantity).holds(Interval(amount, amount))
    return "" if held else f"{cell.text} for “{where}”"


@cache
def _worked_out() -> frozenset[str]:
    return frozenset(map(stem, english.words("worked_out")))


def _is_only(heads: Sequence[frozenset[str]], at: int, words: frozenset[str]) -> bool:
    """Whether words name no other head: what two have in common tells neither."""
    others = frozenset[str]().union(*(head for other, head in enumerate(heads) if other != at))
    return bool(words & (heads[at] - others)) and not words & (others - heads[at])


def _segment(
    reading: Reading, amounts: Sequence[tuple[int, int, Quantity]], index: int
) -> frozenset[str]:
    """The words of the part of a statement that an amount stands in, as stems."""
    first, last, _ = amounts[index]
    low = _cut(reading, amounts[index - 1][1], first) if index else 0
    more = index + 1 < len(amounts)
    high = _cut(reading, last, amounts[index + 1][0]) if more else len(reading.tokens)
    return stems_of(" ".join(token.text for token in reading.tokens[low:high]))


def _cut(reading: Reading, first: int, last: int) -> int:
    """Where between two amounts the part of the second begins."""
    for at in range(first, last):
        if reading.tokens[at].low in _PARTING:
            return at + 1
    return (first + last) // 2


def _misplaced(words: frozenset[str], own: set[int], way: int, table: Table) -> int | None:
    """The other column (`way` 0) or row (1) that the words around an amount name, if they do."""
    names = (
        [stems_of(head) for head in table.heads]
        if way == 0
        else [stems_of(row.label) for row in table.rows]
    )
    if len(names) < 2 or any(at >= len(names) for at in own):
        return None
    mine = frozenset[str]().union(*(names[at] for at in own))
    for at, name in enumerate(names):
        if at in own:
            continue
        theirs, ours = name - mine, mine - name
        if words & theirs and not words & ours:
            return at
    return None


def _message(said: str, cell: tuple[int, int, Cell], way: int, other: int, table: Table) -> str:
    """What a table has for an amount that a statement gives for another column or row."""
    at, index, found = cell
    row = table.rows[index]
    if way:
        return (
            f"the statement gives {said} for “{table.rows[other].label}”; the quoted table has "
            f"{found.text} in the row “{row.label}”"
        )
    message = (
        f"the statement gives {said} for “{table.head(other)}”; the quoted table has {found.text} "
        f"under “{table.head(at)}”"
    )
    there = row.cells[other].text if other < len(row.cells) else ""
    return f"{message} and {there} under “{table.head(other)}”" if there else message


def _about(label: str, head: str) -> str:
    return ", ".join(filter(None, (label, head)))


def _amount(cell: Cell) -> str:
    """A cell as a sentence would give it."""
    if cell.value is None:
        return cell.text
    number = f"{abs(cell.value):,}"
    sign = "-" if cell.value < 0 else ""
    if cell.unit.measure == "percent":
        return f"{sign}{number}%"
    dollars = "$" if cell.unit.measure == "USD" else ""
    unit = cell.unit.words.removesuffix("dollars").strip() if dollars else cell.unit.words
    return f"{sign}{dollars}{number} {unit}".strip()


def _unit_words(unit: TableUnit) -> str:
    words = unit.words
    return f"$ {words.removesuffix('dollars').strip()}".strip() if unit.measure == "USD" else words
