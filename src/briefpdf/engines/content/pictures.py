"""Pictures in colours that every page can show."""

from __future__ import annotations

from dataclasses import replace
import io

from PIL import Image, UnidentifiedImageError

from ...model.document import Picture

# The colours of printing inks depend on the press, and no page of ours says which.
_AS_SCREEN_COLOURS = frozenset({"CMYK", "YCbCr", "LAB", "HSV"})
_DEEP = frozenset({"I", "I;16", "I;16B", "I;16L", "I;16N", "F"})
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


def _of_8_bits(image: Image.Image) -> Image.Image:
    """A deep grey picture: 16 bits are told from 8 by what is in it."""
    brightest = image.convert("F").getextrema()[1]
    scale = 255 / 65535 if isinstance(brightest, float) and brightest > 255 else 1
    return image.convert("F").point(lambda value: value * scale + 0).convert("L")


def _as_png(picture: Picture, image: Image.Image) -> Picture:
    out = io.BytesIO()
    image.save(out, "PNG")
    return replace(picture, data=out.getvalue(), media_type="image/png")
