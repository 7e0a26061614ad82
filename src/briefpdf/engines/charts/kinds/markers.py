"""The dashes and markers that tell lines apart without their colours."""

from __future__ import annotations

from math import cos, pi, sin

from ..paper.sheet import Sheet

DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2), (1.5, 1.5), (6, 2, 1.5, 2), (3, 1.5), (8, 3))
# The corners of each marker; none for a circle. Every other one is filled with the paper.
_CORNERS = (0, 4, 3, 0, 4, 3)


def draw_marker(sheet: Sheet, x: float, y: float, radius: float, series: int, colour: str) -> None:
    """The marker of a series around a point: circles, squares and triangles, full or hollow."""
    corners = _CORNERS[series % len(_CORNERS)]
    hollow = series % len(_CORNERS) >= len(_CORNERS) // 2
    fill = sheet.look.paper if hollow else colour
    if not corners:
        sheet.circle(x, y, radius, fill, colour, 0.9)
        return
    turn = -pi / 2 if corners == 3 else pi / 4
    far = radius * (1.3 if corners == 3 else 1.2)
    angles = (turn + 2 * pi * corner / corners for corner in range(corners))
    points = [(x + far * cos(angle), y + far * sin(angle)) for angle in angles]
    sheet.polygon(points, fill, colour, 0.9)
