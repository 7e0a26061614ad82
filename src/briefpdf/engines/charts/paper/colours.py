"""The colours of series: as the style has them, or dark enough to draw a line with."""

from __future__ import annotations

from reportlab.lib.colors import Color, HexColor, black

# What lines need to be seen on their ground (WCAG 2.2, success criterion 1.4.11).
_LEAST_CONTRAST = 3.0
_DARKER = 0.92


def colour_of(written: str) -> Color:
    """A colour of theme.toml; black where it is none."""
    try:
        return HexColor(written)
    except ValueError:
        return black


def for_lines(written: str, paper: str) -> str:
    """A colour, darkened until a thin line of it is seen on the paper."""
    colour, ground = colour_of(written), _luminance(colour_of(paper))
    while (ground + 0.05) / (_luminance(colour) + 0.05) < _LEAST_CONTRAST and max(colour.rgb()) > 0:
        colour = Color(*(part * _DARKER for part in colour.rgb()))
    return f"#{colour.hexval()[2:].upper()}"


def _luminance(colour: Color) -> float:
    """The relative luminance of WCAG 2.2, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.rgb()
    )
    return float(0.2126 * red + 0.7152 * green + 0.0722 * blue)
