"""How deep a text is on its pages."""

from __future__ import annotations

from collections.abc import Sequence

from ...fit.measured import Measured
from .layout import Page


def measure(pages: Sequence[Page], columns: int) -> Measured:
    """The text on its pages; what stands across the columns counts once for each of them."""
    depths: dict[int, float] = {}
    words = lines = 0
    for page in pages:
        for strips, factor in ((page.strips, 1), (page.across, columns)):
            for strip in strips:
                if strip.block is not None:
                    words, lines = words + strip.words, lines + strip.lines
                    deep = factor * (strip.height + strip.after)
                    depths[strip.block] = depths.get(strip.block, 0.0) + deep
    return Measured(
        filled=tuple(page.filled for page in pages),
        free=pages[-1].free,
        words_per_line=words / lines if lines else 0.0,
        depths=depths,
    )
