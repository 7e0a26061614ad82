"""Renders the pictures of docs/figures.md: each kind of figure, cut out of a sample brief."""

from __future__ import annotations

from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory

import pypdfium2

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "tests/samples/figures"
PICTURES = ROOT / "docs/images"
# The caption that each begins with, its width in points, and the name of its picture.
FIGURES = (
    ("Figure 1. Seventy", 241.2, "figure-timeline.png"),
    ("Figure 2. Visits by", 241.2, "figure-columns.png"),
    ("Figure 3. Opening", 241.2, "figure-rows.png"),
    ("Figure 4. What", 241.2, "figure-series.png"),
    ("Figure 5. Visits, Loans", 241.2, "figure-lines.png"),
    ("Table 1. What", 241.2, "figure-table.png"),
    ("Figure 6. Seventy", 496.8, "figure-timeline-across.png"),
)
SCALE = 150 / 72
MARGIN = 5.0


def main() -> int:
    """Render the sample and cut its figures out."""
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / "figures.pdf"
        command = [sys.executable, "-m", "briefpdf", "render", "-o", str(pdf)]
        subprocess.run([*command, "--workspace", str(SAMPLE)], check=True)
        with pypdfium2.PdfDocument(pdf) as document:
            for caption, width, name in FIGURES:
                cut(document, caption, width).save(PICTURES / name, optimize=True)
    return 0


def cut(document: pypdfium2.PdfDocument, caption: str, width: float):  # type: ignore[no-untyped-def]
    """The part of a page from a caption to the end of the source line below it."""
    for page in document:
        text = page.get_textpage()
        found = text.search(caption).get_next()
        if found is None:
            continue
        index, count = found
        left, _, _, top = text.get_charbox(index, loose=True)
        ends = text.search("Source:", index=index + count).get_next()
        bottom = text.get_charbox(ends[0], loose=True)[1]
        image = page.render(scale=SCALE).to_pil()
        edges = (left - MARGIN, top + MARGIN, left + width + MARGIN, bottom - MARGIN / 4)
        height = page.get_height()
        box = (edges[0], height - edges[1], edges[2], height - edges[3])
        # Few colours: an eighth of the size, and no difference to be seen.
        return image.crop(tuple(round(edge * SCALE) for edge in box)).quantize(64)
    raise LookupError(caption)


if __name__ == "__main__":
    sys.exit(main())
