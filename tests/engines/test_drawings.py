"""SVG drawings, which WeasyPrint sets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from briefpdf.model.document import Picture

Render = Callable[..., Any]

DRAWING = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="240" height="150" viewBox="0 0 240 150">'
    b'<rect width="240" height="150" fill="#336A91"/>'
    b'<text x="20" y="40" font-family="Source Sans Pro" font-size="12">Drawn words</text></svg>'
)


def test_figures_are_framed_and_fill_their_column(render: Render, write: Any) -> None:
    figure = Picture(
        "bars.svg",
        DRAWING,
        "image/svg+xml",
        "Bars",
        write.here,
        caption=write.caption("Figure 1", "Bars"),
        source=write.inlines("An agency."),
    )
    text = render(write.document(figure, write.paragraph("After."))).texts[0]
    assert "Figure 1. Bars" in text
    # Words of a drawing are words of the file.
    assert "Drawn words" in text
    assert text.index("Source: An agency.") < text.index("After.")
