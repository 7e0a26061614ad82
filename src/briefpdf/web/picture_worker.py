"""What the limited process does for the workbench: pages of a PDF as pictures, and their words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
import io
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

# In pixels: no page is drawn larger, whatever size it says it has.
_LARGEST = 3000
# In pages and characters: what is beyond is neither listed nor read.
_MOST_PAGES, _MOST_CHARACTERS = 3000, 100_000


@contextmanager
def serve() -> Iterator[Callable[[tuple[str, bytes, int, float]], dict[str, Any]]]:
    """What answers: the task, the file's bytes, the page from 0, and pixels for each point."""
    yield answer_to


def answer_to(job: tuple[str, bytes, int, float]) -> dict[str, Any]:
    """The sizes of all pages, the picture of a page, or its words; why there is none otherwise."""
    task, data, index, scale = job
    try:
        with pdfium.PdfDocument(data) as document:
            if task == "sizes":
                count = min(len(document), _MOST_PAGES)
                return {"sizes": [list(document.get_page_size(at)) for at in range(count)]}
            if not 0 <= index < len(document):
                return {"error": "has no such page"}
            page = document[index]
            return _picture(page, scale) if task == "picture" else _words(page)
    except pdfium.PdfiumError:
        return {"error": "is no PDF that can be shown: it is broken, cut off, or encrypted"}


def _picture(page: pdfium.PdfPage, scale: float) -> dict[str, Any]:
    largest = max(*page.get_size(), 1.0)
    bitmap = page.render(scale=min(scale, _LARGEST / largest))
    written = io.BytesIO()
    # A tenth of the time that PNG takes; with its colours whole, letters stay sharp.
    bitmap.to_pil().convert("RGB").save(written, "JPEG", quality=92, subsampling=0)
    return {"jpeg": written.getvalue()}


def _words(page: pdfium.PdfPage) -> dict[str, Any]:
    """The words of a page, each with its box from the left and the top, in points."""
    text_page = page.get_textpage()
    count = min(text_page.count_chars(), _MOST_CHARACTERS)
    left, _, _, top = page.get_cropbox()
    words: list[tuple[str, float, float, float, float]] = []
    signs: list[str] = []
    box: list[float] = []

    def end() -> None:
        if signs:
            x0, y0, x1, y1 = box
            words.append(("".join(signs), x0 - left, top - y1, x1 - left, top - y0))
        signs.clear()

    size = 0.0
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text_page, at)
        # What PDFium gives for a hyphen at the end of a line.
        sign = "-" if code in (2, 0xFFFE) else chr(code) if code < 0x110000 else " "
        if sign.isspace() or not code:
            end()
            continue
        x0, y0, x1, y1 = text_page.get_charbox(at, loose=True)
        here = raw.FPDFText_GetFontSize(text_page, at)
        middle = (y0 + y1) / 2
        # A citation mark is smaller than the word that it hangs on; a line begins further left.
        if signs and (abs(here - size) > 0.5 or not box[1] <= middle <= box[3] or x1 < box[0]):
            end()
        if signs:
            box[:] = min(box[0], x0), min(box[1], y0), max(box[2], x1), max(box[3], y1)
        else:
            box[:], size = [x0, y0, x1, y1], here
        signs.append(sign)
    end()
    return {"words": [list(word) for word in words]}
