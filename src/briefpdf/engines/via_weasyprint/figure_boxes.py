"""Corrects where the PDF says that its figures are."""

from __future__ import annotations

from typing import Any

from .page_boxes import POINTS_PER_PIXEL


def correct_figure_boxes(laid_out: Any, pdf: Any) -> None:
    """Give the bounding boxes of figures in points from the foot of the page.

    WeasyPrint 70 writes them in pixels from its head, where a screen reader finds no figure.
    """
    pages = zip(pdf.page_references, laid_out.pages, strict=True)
    heights = {reference: page.height for reference, page in pages}
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Figure" and "A" in element:
            box = element["A"]["BBox"]
            left, top, right, bottom = box
            height = heights[element["Pg"]]
            corners = (left, height - bottom, right, height - top)
            box[:] = [corner * POINTS_PER_PIXEL for corner in corners]
