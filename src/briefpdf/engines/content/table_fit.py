"""Will the words of a table stand beside each other in its place?"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from ...model.document import Block, Inlines, Table
from ...model.theme import Theme
from ..style.settings import number
from .walk import block_text, plain_text

# Short cells stay in one line; those below the header; words stay whole; small type; small type and
# broken words.
ROOMY, HEADED, PLAIN, SNUG, TIGHT = "roomy", "headed", "plain", "snug", "tight"
SHORT = 16
# What takes more than this of a column may be broken.
LONG = 0.48
_EM, _ROW_SPACE = 0.5, 0.5
# A word that is broken has at least so much of a line, in em.
_LEGIBLE = 3.0
# Widths of 1 em, on the safe side for a humanist sans in bold.
_NARROW, _WIDE = frozenset("ijlItf.,:;'’|!()[]/ "), frozenset("mwMW@%—…")


class TableRoom(Struct, frozen=True):
    """The width of a table's place and what takes it up, in points.

    `lines` is how many lines of text a column has, `sides` the space that a cell keeps at both
    sides together.
    """

    width: float
    lines: float
    size: float
    small_size: float
    sides: float
    small_sides: float

    @classmethod
    def of(cls, theme: Theme, across: bool = False, nested: bool = False) -> TableRoom:
        """The room that a style gives to a table: in a column, across them, or in a list."""
        indent = 2 * number(theme, "spaces", "indent", 14.4) if nested else 0
        return cls(
            width=text_width(theme) if across else column_width(theme) - indent,
            lines=_lines_of_column(theme),
            size=number(theme, "sizes", "table", 9),
            small_size=number(theme, "sizes", "table_small", 8),
            sides=2 * number(theme, "spaces", "cell_side", 4),
            small_sides=2 * number(theme, "spaces", "cell_side_small", 2),
        )

    def fit(self, table: Table) -> str:
        """How freely a table can be set: `ROOMY`, `HEADED`, `PLAIN`, `SNUG` or `TIGHT`."""
        for name in (ROOMY, HEADED, PLAIN):
            if _width(table, name, self.size, self.sides) <= self.width:
                return name
        small = _width(table, SNUG, self.small_size, self.small_sides)
        return SNUG if small <= self.width else TIGHT

    def shares(self, table: Table) -> list[float]:
        """The widths of a tight table's columns, in percent.

        Each has what its longest number needs, which must not break, and of the rest a part by its
        longest word.
        """
        least, most = self._least(table), _columns(table, TIGHT)
        wanted = [self.small_sides + self.small_size * width for width in most]
        more = [max(0.0, one - other) for one, other in zip(wanted, least, strict=True)]
        rest = max(0.0, self.width - sum(least)) / (sum(more) or 1.0)
        widths = [one + rest * other for one, other in zip(least, more, strict=True)]
        return [round(100 * width / sum(widths), 2) for width in widths]

    def lacks(self, table: Table) -> float:
        """How much room the numbers of a table lack beside each other, in points; 0 when none.

        Words beside them may be broken, but not into a letter or two.
        """
        return max(0.0, sum(self._least(table)) - self.width)

    def _least(self, table: Table) -> list[float]:
        columns = zip(table.header, *table.rows, strict=False)
        least = (max(map(_least_ems, map(plain_text, column))) for column in columns)
        return [self.small_sides + self.small_size * one for one in least]

    def is_long(self, table: Table) -> bool:
        """Whether a table is better broken than moved to the next column as a whole."""
        per_line = max(1.0, self.width / max(1, len(table.header)) / (self.size * _EM))
        heights = (
            max((len(plain_text(cell)) // per_line + 1 for cell in row), default=1) + _ROW_SPACE
            for row in table.rows
        )
        return sum(heights) > LONG * self.lines


def stays_whole(words: str, fit: str, in_header: bool) -> bool:
    """Whether a cell's words are few, and there is room for them in one line."""
    roomy = fit == ROOMY or (fit == HEADED and not in_header)
    return roomy and len(words) <= SHORT


def is_long_text(blocks: Iterable[Block], theme: Theme) -> bool:
    """Whether the text of a box is better broken than moved to the next column as a whole."""
    per_line = column_width(theme) / (number(theme, "sizes", "box", 9) * _EM)
    return len(block_text(blocks)) / per_line > LONG * _lines_of_column(theme)


def text_width(theme: Theme) -> float:
    """The width of the text of a page, all its columns with the gaps between them."""
    edges = number(theme, "page", "left", 72) + number(theme, "page", "right", 72)
    return number(theme, "page", "width", 612) - edges


def column_width(theme: Theme) -> float:
    """The width of one column: what the style says, else what its page leaves to each."""
    columns = max(1, int(number(theme, "grid", "columns", 1)))
    gaps = number(theme, "grid", "gap", 0) * (columns - 1)
    return number(theme, "grid", "column_width", (text_width(theme) - gaps) / columns)


def _lines_of_column(theme: Theme) -> float:
    first, last = (
        number(theme, "page", "first_baseline", 56),
        number(theme, "page", "last_baseline", 748),
    )
    return (last - first) / max(1.0, number(theme, "sizes", "leading", 12)) + 1


def _width(table: Table, fit: str, size: float, sides: float) -> float:
    return sum(sides + size * width for width in _columns(table, fit))


def _columns(table: Table, fit: str) -> list[float]:
    columns = zip(table.header, *table.rows, strict=False)
    return [
        max(_longest(cell, fit, in_header=index == 0) for index, cell in enumerate(column))
        for column in columns
    ]


def _longest(cell: Inlines, fit: str, in_header: bool) -> float:
    text = plain_text(cell)
    if stays_whole(text, fit, in_header):
        return _ems(text)
    return max(map(_ems, text.split()), default=0.0)


def _least_ems(text: str) -> float:
    words = ((_ems(word), any(map(str.isdigit, word))) for word in text.split())
    return max((wide if number else min(wide, _LEGIBLE) for wide, number in words), default=0.0)


def _ems(text: str) -> float:
    return sum(map(_em, text))


def _em(sign: str) -> float:
    if sign in _NARROW:
        return 0.32
    if sign in _WIDE:
        return 0.9
    # What stands beyond Cyrillic may be as wide as it is high.
    return 1.0 if sign > "\u2e80" else 0.65 if sign.isupper() else 0.55


def widest_word(text: str) -> str:
    """The word of a text that needs the most room, by the widths above; empty without words."""
    return max(text.split(), key=_ems, default="")
