"""How well a colour is seen on another, as the guidelines for accessible web content have it."""

from __future__ import annotations

Parts = tuple[float, float, float]

# What small type, and thin lines, need to be seen on their ground (WCAG 2.2, success criteria
# 1.4.3 and 1.4.11).
TEXT_CONTRAST, LINE_CONTRAST = 4.5, 3.0


def contrast(one: Parts, other: Parts) -> float:
    """The contrast of two colours, from 1 to 21; red, green and blue are from 0 to 1."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def parts_of(written: str) -> Parts:
    """Red, green and blue of a colour such as `#336A8F` or `#369`; raises `ValueError`."""
    digits = written.removeprefix("#")
    pairs = (
        [digits[at : at + 2] for at in (0, 2, 4)] if len(digits) == 6 else [2 * d for d in digits]
    )
    red, green, blue = (int(pair, 16) / 255 for pair in pairs)
    return red, green, blue


def _luminance(colour: Parts) -> float:
    """The relative luminance of WCAG 2.2, from 0 to 1."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
