"""Which characters the font files of a style have, and which of a text they lack."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
import unicodedata

from ...model.theme import Theme
from .fonts import FontFace, font_faces

# Breaks, controls and what only joins or parts letters need no glyph.
_UNSEEN = frozenset({"Cc", "Cf", "Zl", "Zp", "Cs"})
# Set as a plain hyphen and a plain space.
_SET_AS = {0x2010: 0x2D, 0x2011: 0x2D, 0xA0: 0x20}
UNPRINTABLE = "\ufffd"
_INSTEAD = (UNPRINTABLE, "□", "?")


def covered(theme: Theme) -> frozenset[int] | None:
    """The characters that a style's font files have together; None for fonts of the machine."""
    faces = font_faces(theme)
    return _covered(faces) if faces else None


def missing_signs(texts: Iterable[str], theme: Theme) -> str:
    """The characters of texts, each once and in their order, that no font of a style has."""
    known = covered(theme)
    if known is None:
        return ""
    signs = dict.fromkeys(sign for text in texts for sign in text if sign > "~")
    return "".join(
        sign
        for sign in signs
        if _SET_AS.get(ord(sign), ord(sign)) not in known
        and unicodedata.category(sign) not in _UNSEEN
        and sign != UNPRINTABLE
    )


def sign_of_unprintable(theme: Theme) -> str:
    """What stands for a character that cannot be printed: a sign that some font of a style has."""
    known = covered(theme)
    return next(sign for sign in _INSTEAD if known is None or ord(sign) in known)


@lru_cache(maxsize=16)
def _covered(faces: tuple[FontFace, ...]) -> frozenset[int]:
    return frozenset().union(*map(_signs, faces))


@lru_cache(maxsize=64)
def _signs(face: FontFace) -> frozenset[int]:
    import uharfbuzz  # Only what looks into fonts needs it.

    try:
        return frozenset(uharfbuzz.Face(face.read()).unicodes)
    except (ValueError, ImportError, OSError):
        return frozenset()  # That the file is missing is said where fonts are asked for.
