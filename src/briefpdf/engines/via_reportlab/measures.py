"""The measures of a style, as this engine needs them; what is lacking is told."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
import re

from ...model.theme import Theme
from ..style.metrics import FontNames, Role, register_fonts
from ..style.settings import table, word

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
# Beyond these a page cannot be laid out, or no reader of the PDF shows it.
_LARGEST = 14_400.0


class WrongMeasure(Exception):
    """A setting of theme.toml that is missing or that no page can be made of."""


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text is set: fonts, size, the distance of baselines, colour; lengths in points.

    `down` is how far a baseline stands below the top of its line. Citation marks have `marks` of
    their size.
    """

    role: Role
    size: float
    leading: float
    down: float
    colour: str
    bold: bool = False
    italic: bool = False
    marks: float = 1.0

    @property
    def up(self) -> float:
        """How far a baseline stands above the foot of its line."""
        return self.leading - self.down


@dataclass(frozen=True, slots=True)
class Manner:
    """What the two kinds of pages do differently, where no setting of theme.toml tells.

    Lengths in points: what stands inside a pull quote above its words and beside them, and between
    a caption or source and its object. Shares: of code's size, of the size of marks in boxes and
    in tables and figures, and of the page for a picture.
    """

    code: float = 0.96
    marks_in_boxes: float = 1.0
    marks_in_exhibits: float = 1.0
    line_at_left_of_box: bool = False
    quote_in_serif: bool = False
    quote_above: float = 3.0
    quote_beside: float = 1.0
    near_object: float = 3.0
    largest_picture: float = 0.6
    cells_flush: bool = False
    heading_2: str = "heading"


_MEMO = Manner(
    code=0.94,
    marks_in_boxes=0.9,
    marks_in_exhibits=0.82,
    line_at_left_of_box=True,
    quote_in_serif=True,
    quote_above=6.0,
    quote_beside=0.0,
    near_object=4.0,
    largest_picture=0.5,
    cells_flush=True,
    heading_2="text",
)


class Measures:
    """A style's lengths in points, its colours and its fonts.

    Each is read when it is asked for; raises `WrongMeasure` for one that cannot be used.
    """

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self.fonts: FontNames = register_fonts(theme)
        # A style has either a banner or the head of a memorandum.
        self.is_memo = bool(table(theme, "head"))
        self.manner = _MEMO if self.is_memo else Manner()

    def length(self, name: str, key: str) -> float:
        """A length, or any number, of a table of theme.toml."""
        value = table(self.theme, name).get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise WrongMeasure(f"[{name}] {key} is no number")
        if not isfinite(value) or abs(value) > _LARGEST:
            raise WrongMeasure(f"[{name}] {key} is too large")
        return float(value)

    def extent(self, name: str, key: str) -> float:
        """A length that must be more than nothing."""
        value = self.length(name, key)
        if value <= 0:
            raise WrongMeasure(f"[{name}] {key} must be more than 0")
        return value

    def space(self, key: str) -> float:
        """A length of [spaces]."""
        return self.length("spaces", key)

    def rule(self, key: str) -> float:
        """A thickness of [rules]."""
        return self.length("rules", key)

    def colour(self, key: str) -> str:
        """A colour of [colours], as `#RRGGBB`."""
        value = word(self.theme, "colours", key, "")
        if not _COLOUR.fullmatch(value):
            raise WrongMeasure(f"[colours] {key} is no colour such as #336A91")
        return value

    def has(self, name: str, key: str) -> bool:
        """Whether theme.toml has a setting."""
        return key in table(self.theme, name)

    def text(self, name: str, key: str) -> str:
        """A text of theme.toml."""
        return word(self.theme, name, key, "")

    def drop(self, role: Role) -> float:
        """How far below the middle of a line its baseline stands, of 1 em."""
        kind = "serif" if role == "serif" else "sans"
        ascent = self.length("fonts", f"{kind}_ascent")
        return (ascent - self.length("fonts", f"{kind}_descent")) / 2

    def style(
        self,
        role: Role,
        size: float,
        leading: float,
        colour: str = "text",
        bold: bool = False,
        italic: bool = False,
    ) -> TextStyle:
        """A style of text whose baselines fall where the other engine's do."""
        down = leading / 2 + self.drop(role) * size
        return TextStyle(role, size, leading, down, self.colour(colour), bold, italic)

    def sized(self, role: Role, key: str, colour: str = "text", bold: bool = False) -> TextStyle:
        """A style of text whose size and leading stand in [sizes] under a name."""
        leading = self.extent("sizes", f"{key}_leading")
        return self.style(role, self.extent("sizes", key), leading, colour, bold)

    @property
    def body(self) -> TextStyle:
        """The style of the text."""
        sizes = self.extent("sizes", "body"), self.extent("sizes", "leading")
        return self.style("serif", *sizes)

    @property
    def top(self) -> float:
        """Where text begins on pages 2 on, from the top of the page."""
        return self.length("page", "first_baseline") - self.body.down

    @property
    def bottom(self) -> float:
        """Where text ends, from the top of the page."""
        return self.length("page", "last_baseline") + self.body.up

    @property
    def left(self) -> float:
        """The grid's left edge."""
        return self.length("page", "left")

    @property
    def width(self) -> float:
        """How wide the grid is."""
        return self.extent("page", "width") - self.left - self.length("page", "right")

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return min(max(1, int(self.length("grid", "columns"))), 12)

    @property
    def column_width(self) -> float:
        """How wide each column is, by the grid's width and its gaps."""
        width = (self.width - self.gap * (self.columns - 1)) / self.columns
        if width < self.body.size:
            raise WrongMeasure("[grid] leaves no room for its columns")
        return width

    @property
    def gap(self) -> float:
        """The gap between columns."""
        return self.length("grid", "gap")
