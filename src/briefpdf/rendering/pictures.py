"""Pictures of the pages that do not look as they did, before and after."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
import io

from PIL import Image, ImageChops, ImageDraw
import pypdfium2

# Pixels for each point of the page: enough to read a headline, and to see where a line moved.
_SCALE = 1.0
_COLOURS = 32
_FRAME = (200, 0, 0)
_MARGIN = 4
# A page taller or wider than this, in points, is shown smaller.
_MOST_POINTS = 1_700
# Of one brief: who wants more, compares the files.
MOST_PAGES = 60

# The number of a page, from 1, and its PNG before and after; empty where it was not there.
Compared = tuple[int, bytes, bytes]
# The width and height of a page, the bytes of a row of it, and its bytes, three for each point.
_Pixels = tuple[int, int, int, bytes]


@contextmanager
def serve() -> Iterator[Callable[[tuple[bytes, bytes, tuple[int, ...]]], list[Compared]]]:
    """What compares the pages of two files, in a process of its own."""
    _png(Image.new("RGB", (1, 1)))  # What writes a picture is loaded before one is waited for.
    yield lambda job: compare_pages(*job)


def compare_pages(before: bytes, after: bytes, same: Collection[int] = ()) -> list[Compared]:
    """The pages of two files that look different, up to `MOST_PAGES`.

    Those of which it is known that they look the `same`, by their indices, are not looked at. What
    differs is framed in the picture after. Raises `pypdfium2.PdfiumError` for what is no PDF.
    """
    found: list[Compared] = []
    with pypdfium2.PdfDocument(before) as then, pypdfium2.PdfDocument(after) as now:
        for index in range(max(len(then), len(now))):
            if index in same:
                continue
            old, new = _pixels(then, index), _pixels(now, index)
            if old == new:
                continue
            earlier, later = _picture(old), _picture(new)
            if earlier is not None and later is not None:
                _frame(earlier, later)
            found.append((index + 1, _png(earlier), _png(later)))
            if len(found) == MOST_PAGES:
                break
    return found


def _pixels(document: pypdfium2.PdfDocument, index: int) -> _Pixels | None:
    if index >= len(document):
        return None
    page = document[index]
    scale = min(_SCALE, _MOST_POINTS / max(*page.get_size(), 1))
    # In the order of colours that a picture has, so that none is turned around, and with no more
    # than these: paper is opaque.
    bitmap = page.render(scale=scale, rev_byteorder=True)
    pixels = (bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
    bitmap.close()
    page.close()
    return pixels


def _picture(pixels: _Pixels | None) -> Image.Image | None:
    if pixels is None:
        return None
    width, height, stride, data = pixels
    return Image.frombuffer("RGB", (width, height), data, "raw", "RGB", stride, 1)


def _frame(old: Image.Image, new: Image.Image) -> None:
    """Draw a frame around what differs; nothing where the sizes do, too."""
    box = ImageChops.difference(old, new).getbbox() if old.size == new.size else None
    if box is not None:
        left, top, right, bottom = box
        wide = (left - _MARGIN, top - _MARGIN, right + _MARGIN, bottom + _MARGIN)
        ImageDraw.Draw(new).rectangle(wide, outline=_FRAME, width=2)


def _png(picture: Image.Image | None) -> bytes:
    if picture is None:
        return b""
    out = io.BytesIO()
    # Of all ways the quickest, and for print on a page as good; half the time, a seventh larger.
    reduced = picture.quantize(_COLOURS, Image.Quantize.FASTOCTREE)
    reduced.save(out, "PNG", compress_level=3)
    return out.getvalue()
