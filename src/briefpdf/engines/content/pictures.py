"""Pictures in colours that every page can show."""

from __future__ import annotations

import io

from msgspec.structs import replace
from PIL import Image, UnidentifiedImageError

from ...model.document import Picture

# The colours of printing inks depend on the press, and no page of ours says which.
_AS_SCREEN_COLOURS = frozenset({"CMYK", "YCbCr", "LAB", "HSV"})
_DEEP = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N", "F"})
# No press shows more dots to the inch of what is printed.
PRINTED, _FINEST = 300, Image.Resampling.LANCZOS
_RASTER = frozenset({"image/png", "image/jpeg", "image/gif"})


def shown(picture: Picture) -> Picture:
    """The picture in red, green and blue, or in greys, of 8 bits each.

    One that is so already, or that cannot be read, is left as it is.
    """
    if picture.media_type not in _RASTER:
        return picture
    try:
        with Image.open(io.BytesIO(picture.data)) as image:
            if image.mode in _AS_SCREEN_COLOURS:
                return _as_png(picture, image.convert("RGB"))
            if image.mode in _DEEP:
                return _as_png(picture, _of_8_bits(image))
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        # The engine says of it that it cannot be read, and where it is.
        pass
    return picture


def is_readable(picture: Picture) -> bool:
    """Whether a picture of points can be read; of drawings nothing is known here."""
    return picture.media_type not in _RASTER or _size(picture) is not None


def natural_width(picture: Picture) -> float | None:
    """How wide a picture of points is by nature, 96 of them to the inch; None for a drawing.

    In points of 72 to the inch; None too for one that cannot be read.
    """
    size = _size(picture)
    return size[0] * 0.75 if size else None


def fitted(picture: Picture, width: float) -> Picture:
    """The picture as it is shown, with no more points than are printed: 300 to the inch.

    `width` is the most that it is printed at, in points of 72 to the inch.
    """
    of_screen = shown(picture)
    size = _size(of_screen)
    most = round(min(width, natural_width(of_screen) or width) / 72 * PRINTED)
    if size is None or size[0] <= most * 1.1:
        return of_screen
    try:
        with Image.open(io.BytesIO(of_screen.data)) as image:
            full = image.convert("RGBA") if image.mode in ("P", "1") else image
            small = full.resize((most, max(1, round(size[1] * most / size[0]))), _FINEST)
            if of_screen.media_type == "image/jpeg":
                out = io.BytesIO()
                small.save(out, "JPEG", quality=90)
                return replace(of_screen, data=out.getvalue())
            return _as_png(of_screen, small)
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return of_screen  # The engine says of it that it cannot be read.


def _size(picture: Picture) -> tuple[int, int] | None:
    if picture.media_type not in _RASTER:
        return None
    try:
        with Image.open(io.BytesIO(picture.data)) as image:
            return image.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError, SyntaxError):
        return None


def _of_8_bits(image: Image.Image) -> Image.Image:
    """A deep grey picture: 16 bits are told from 8 by what is in it."""
    brightest = image.convert("F").getextrema()[1]
    scale = 255 / 65535 if isinstance(brightest, float) and brightest > 255 else 1
    return image.convert("F").point(lambda value: value * scale + 0).convert("L")


def _as_png(picture: Picture, image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "PNG")
    return replace(picture, data=out.getvalue(), media_type="image/png")
