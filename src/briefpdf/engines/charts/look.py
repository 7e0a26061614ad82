"""How a style wants its charts to look, and colours dark enough to be seen."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace
from reportlab.lib.colors import Color, HexColor, black

from ...model.theme import Theme
from ...readers.contrast import LINE_CONTRAST, TEXT_CONTRAST, contrast
from ..style.settings import number, switch, table, word

_DARKER = 0.92
# As high as a drawing may be on a page that has no depth.
_LEAST = 36.0
# Dark to light in steps that grey keeps, and told apart by who sees no red or no green:
# tests/engines/charts/test_palette.py measures both.
SERIES = ("#16425F", "#A4471A", "#3F8FC4", "#DA9D25", "#B9CDDB", "#F4E9CE")


class Look(Struct, frozen=True):
    """The sizes, in points, and colours of a style's charts.

    `most_height` is the height that a drawing must not exceed; `marks` says whether citation
    marks are printed; `unit` how far the sizes are reduced.
    """

    text: float
    leading: float
    mark: float
    padding: float
    frame: float
    gap: float
    slack: float
    most_height: float
    marks: bool
    ink: str
    soft: str
    grid: str
    accent: str
    span: str
    border: str
    paper: str
    ground: str
    series: tuple[str, ...]
    unit: float = 1.0

    @classmethod
    def of(cls, theme: Theme) -> Look:
        """The look that theme.toml asks for."""
        page = number(theme, "page", "last_baseline", 748) - number(
            theme, "page", "first_baseline", 55.9
        )
        listed = table(theme, "chart").get("series")
        colours = tuple(map(str, listed)) if isinstance(listed, list) and listed else SERIES
        return cls(
            text=number(theme, "chart", "text", 8),
            leading=number(theme, "chart", "leading", 9.6),
            mark=number(theme, "sizes", "mark", 6.2),
            padding=number(theme, "chart", "padding", 6),
            frame=number(theme, "rules", "figure", 0.5),
            gap=number(theme, "chart", "gap", 3.5),
            slack=number(theme, "chart", "slack", 1.08),
            most_height=max(0.0, page) * number(theme, "chart", "most_of_page", 0.85) or _LEAST,
            marks=switch(theme, "citations", "marks", True),
            ink=word(theme, "colours", "text", "#000000"),
            soft=word(theme, "colours", "chart_soft", "#4D4D4D"),
            grid=word(theme, "colours", "chart_grid", "#D0D0D0"),
            accent=word(theme, "colours", "chart_accent", "#336A91"),
            span=word(theme, "colours", "chart_span", "#B9CDDC"),
            border=word(theme, "colours", "table_line", "#000000"),
            paper=word(theme, "colours", "chart_paper", "#FFFFFF"),
            ground=word(theme, "colours", "chart_ground", "#F3F3F3"),
            series=colours,
        )

    def reduced(self, unit: float) -> Look:
        """The same look with its text, and the space around it, this much smaller."""
        return replace(
            self,
            text=self.text * unit,
            leading=self.leading * unit,
            mark=self.mark * unit,
            gap=self.gap * unit,
            unit=unit,
        )


def colour_of(written: str) -> Color:
    """A colour of theme.toml; black where it is none."""
    try:
        return HexColor(written)
    except ValueError:
        return black


def for_lines(written: str, paper: str) -> str:
    """A colour, darkened until a thin line of it is seen on the paper."""
    return _darkened(written, paper, LINE_CONTRAST)


def for_text(written: str, paper: str) -> str:
    """A colour, darkened until small type of it is read on the paper."""
    return _darkened(written, paper, TEXT_CONTRAST)


def _darkened(written: str, paper: str, least: float) -> str:
    colour, ground = colour_of(written), colour_of(paper).rgb()
    while contrast(colour.rgb(), ground) < least and max(colour.rgb()) > 0:
        colour = Color(*(part * _DARKER for part in colour.rgb()))
    return f"#{colour.hexval()[2:].upper()}"
