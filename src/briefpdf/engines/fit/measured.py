"""What an engine measures on the pages that it laid out."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from msgspec import Struct

from ...model.theme import Theme
from ..style.settings import number


class Measured(Struct, frozen=True):
    """The text on its pages; all depths are in points of one column.

    `filled` has how deep the text fills each of its pages (what stands across two columns counts
    twice); `free` is what its last page has left; `depths` has each block of the document by its
    index. `prose` is how many words an author could cut, those of figures and tables not counted.
    """

    filled: tuple[float, ...]
    free: float
    words_per_line: float
    depths: Mapping[int, float]
    prose: int = 0

    @property
    def pages(self) -> int:
        """How many pages the text takes."""
        return len(self.filled)

    def over(self, allowed: int) -> float:
        """How deep the text is on the pages beyond those that it is allowed."""
        return sum(self.filled[allowed:])

    def left(self, allowed: int, theme: Theme) -> float:
        """How much of the pages that it is allowed the text leaves free, behind its end."""
        if self.pages > allowed:
            return 0.0
        return self.free + (allowed - self.pages) * page_depth(theme)

    def words(self, lines: float, least: float = 0.0) -> int:
        """About how many words stand in so many lines of this text, `least` a line, in tens."""
        return ceil(lines * max(self.words_per_line, least) / 10) * 10


def allowed_pages(theme: Theme) -> int:
    """How many pages a style gives to the text; 0 when it does not say."""
    return max(0, int(number(theme, "length", "pages", 0)))


def column_depth(theme: Theme) -> float:
    """How deep a column of a page that is not the first is, in points."""
    first = number(theme, "page", "first_baseline", 56)
    last = number(theme, "page", "last_baseline", 748)
    return last - first + number(theme, "sizes", "leading", 12)


def page_depth(theme: Theme) -> float:
    """How deep all columns of such a page are together, in points."""
    return column_depth(theme) * max(1, int(number(theme, "grid", "columns", 1)))
