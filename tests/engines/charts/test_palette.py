"""The colours of series stay apart in grey, and for readers who do not see all colours."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import dist

import pytest

from briefpdf.engines.charts.look import SERIES, Look, for_lines, for_text
from briefpdf.model.theme import Theme

Colour = tuple[float, float, float]

# What colours look like without one of the three cones (Machado, Oliveira and Fernandes 2009,
# severity 1), in linear RGB.
SEEN = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no red": ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052)),
    "no green": ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969)),
    "no blue": ((1.256, -0.077, -0.179), (-0.078, 0.931, 0.148), (0.005, 0.691, 0.304)),
}
XYZ = ((0.4125, 0.3576, 0.1804), (0.2127, 0.7152, 0.0722), (0.0193, 0.1192, 0.9503))
WHITE = (0.9505, 1.0, 1.0888)


def _linear(colour: str) -> Colour:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return red, green, blue


def _times(rows: tuple[tuple[float, ...], ...], colour: Colour) -> Colour:
    one, two, three = (
        sum(factor * part for factor, part in zip(row, colour, strict=True)) for row in rows
    )
    return one, two, three


def _lab(linear: Colour) -> Colour:
    x, y, z = (
        (part / white) ** (1 / 3) if part / white > 0.008856 else 7.787 * part / white + 0.1379
        for part, white in zip(_times(XYZ, linear), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _seen(colour: str, by: str) -> Colour:
    red, green, blue = (min(1, max(0, part)) for part in _times(SEEN[by], _linear(colour)))
    return _lab((red, green, blue))


def test_the_style_has_the_colours_that_are_measured_here(style: Theme) -> None:
    assert Look.of(style).series == SERIES
    assert len(SERIES) == 6


def test_lightness_rises_in_steps_that_grey_keeps() -> None:
    lightness = [_lab(_linear(colour))[0] for colour in SERIES]
    assert all(after - before > 11 for before, after in pairwise(lightness))


@pytest.mark.parametrize("by", SEEN)
def test_any_two_are_told_apart(by: str) -> None:
    apart = [dist(_seen(one, by), _seen(other, by)) for one, other in combinations(SERIES, 2)]
    assert min(apart) > 20


@pytest.mark.parametrize("colour", [*SERIES, "#FFFFFF", "#000000", "no colour"])
def test_lines_are_dark_enough_to_be_seen_on_paper(colour: str) -> None:
    for darkened, least in ((for_lines, 2.99), (for_text, 4.49)):
        red, green, blue = _linear(darkened(colour, "#FFFFFF"))
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= least
